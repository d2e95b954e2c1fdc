import CCairo
import CDeflate
import Graphics

/// The chunks of a PNG file, one behind the other.
///
/// > ISO/IEC 15948:2004. *Portable Network Graphics (PNG) Specification*, second edition.
struct PNGChunks {
  private(set) var bytes: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

  /// What stands before the pixels, of 8 bits a channel.
  mutating func appendHead(
    width: Int, height: Int, colorType: UInt8, dotsPerInch: Double, _ metadata: DocumentMetadata
  ) {
    append(
      "IHDR", PNGChunks.bigEndian(width) + PNGChunks.bigEndian(height) + [8, colorType, 0, 0, 0])
    append("sRGB", [0])
    let dotsPerMeter = PNGChunks.bigEndian(Int((dotsPerInch / 0.0254).rounded()))
    append("pHYs", dotsPerMeter + dotsPerMeter + [1])
    append(keyword: "Title", metadata.title)
    append(keyword: "Author", metadata.author)
    append(keyword: "Description", metadata.subject)
    append(keyword: "Software", "optreport")
  }

  /// An iTXt chunk: not compressed, no language, UTF-8.
  private mutating func append(keyword: String, _ text: String) {
    guard !text.isEmpty else { return }
    append("iTXt", Array(keyword.utf8) + [0, 0, 0, 0, 0] + Array(text.utf8))
  }

  mutating func append(_ type: String, _ content: [UInt8]) {
    bytes += PNGChunks.bigEndian(content.count)
    let start = bytes.count
    bytes += Array(type.utf8)
    bytes += content
    let check = bytes[start...].withUnsafeBufferPointer {
      libdeflate_crc32(0, $0.baseAddress, $0.count)
    }
    bytes += PNGChunks.bigEndian(Int(check))
  }

  /// Four bytes, the highest first.
  static func bigEndian(_ number: Int) -> [UInt8] {
    withUnsafeBytes(of: UInt32(truncatingIfNeeded: number).bigEndian) { Array($0) }
  }

  /// A stream of rows, each with its filter before it.
  static func compressed(_ rows: UnsafeRawBufferPointer, level: Int32) throws -> [UInt8] {
    guard let compressor = libdeflate_alloc_compressor(level) else {
      throw CairoError(CAIRO_STATUS_NO_MEMORY)
    }
    defer { libdeflate_free_compressor(compressor) }
    let bound = libdeflate_zlib_compress_bound(compressor, rows.count)
    return [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
      count = libdeflate_zlib_compress(
        compressor, rows.baseAddress, rows.count, buffer.baseAddress, bound)
    }
  }
}
