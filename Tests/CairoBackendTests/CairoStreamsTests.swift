import CDeflate
import CairoStreams
import TestSupport
import Testing

/// What packs Cairo's streams does what Cairo expects of zlib.
@Suite struct CairoStreamsTests {
  /// Packs bytes as Cairo does: given in pieces, taken out through a small buffer.
  private func packed(_ bytes: [UInt8], pieces: Int, buffer: Int) -> [UInt8] {
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    #expect(optreport_deflateInit_(&stream, 6, ZLIB_VERSION, size) == Z_OK)
    var output: [UInt8] = []
    var room = [UInt8](repeating: 0, count: buffer)
    func call(_ given: ArraySlice<UInt8>, _ flush: Int32) -> Int32 {
      var given = Array(given)
      let count = given.count
      return given.withUnsafeMutableBufferPointer { given in
        room.withUnsafeMutableBufferPointer { room in
          (stream.next_in, stream.avail_in) = (given.baseAddress, UInt32(count))
          (stream.next_out, stream.avail_out) = (room.baseAddress, UInt32(buffer))
          let status = optreport_deflate(&stream, flush)
          #expect(stream.avail_in == 0)
          output += room.prefix(buffer - Int(stream.avail_out))
          return status
        }
      }
    }
    for start in stride(from: 0, to: bytes.count, by: pieces) {
      #expect(call(bytes[start..<min(start + pieces, bytes.count)], Z_NO_FLUSH) == Z_OK)
    }
    while true {
      let status = call([], Z_FINISH)
      if status == Z_STREAM_END { break }
      #expect(status == Z_OK)
      if status != Z_OK { break }
    }
    #expect(optreport_deflateEnd(&stream) == Z_OK)
    return output
  }

  @Test(arguments: [
    (0, 1, 1), (1, 1, 16384), (1000, 7, 3), (70_000, 16384, 16384), (300_000, 999, 64),
  ])
  func givesBackWhatItWasGiven(_ count: Int, _ pieces: Int, _ buffer: Int) throws {
    var random = SplitMix64(seed: UInt64(count))
    // Half of it repeats, as the numbers of a drawing do.
    let bytes = (0..<count).map {
      $0 % 2 == 0 ? UInt8($0 / 64 % 10) : UInt8.random(in: 0...9, using: &random)
    }
    let packed = packed(bytes, pieces: pieces, buffer: buffer)
    #expect(packed == self.packed(bytes, pieces: count + 1, buffer: 1 << 20))
    let unpacker = try #require(libdeflate_alloc_decompressor())
    defer { libdeflate_free_decompressor(unpacker) }
    var unpacked = [UInt8](repeating: 0, count: count)
    let result = libdeflate_zlib_decompress(unpacker, packed, packed.count, &unpacked, count, nil)
    #expect(result == LIBDEFLATE_SUCCESS)
    #expect(unpacked == bytes)
  }

  @Test func refusesWhatCairoDoesNotAsk() {
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    #expect(optreport_deflateInit_(&stream, 6, "2.0", size) == Z_VERSION_ERROR)
    #expect(optreport_deflateInit_(&stream, 6, ZLIB_VERSION, size - 1) == Z_VERSION_ERROR)
    #expect(optreport_deflateEnd(&stream) == Z_STREAM_ERROR)
    #expect(optreport_deflateInit_(&stream, 6, ZLIB_VERSION, size) == Z_OK)
    #expect(optreport_deflate(&stream, Z_SYNC_FLUSH) == Z_STREAM_ERROR)
    #expect(optreport_deflateEnd(&stream) == Z_OK)
  }
}
