import CCairo
import CDeflate
import Graphics

/// The chunks of a PNG file.
///
/// > ISO/IEC 15948:2004. *Portable Network Graphics (PNG) Specification*, second edition.
struct PNGFile {
  private(set) var bytes: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

  init(_ surface: OpaquePointer?, dotsPerInch: Double, metadata: DocumentMetadata) throws {
    let width = Int(cairo_image_surface_get_width(surface))
    let height = Int(cairo_image_surface_get_height(surface))
    append("IHDR", bigEndian(width) + bigEndian(height) + [8, 2, 0, 0, 0])
    append("sRGB", [0])
    let dotsPerMeter = Int((dotsPerInch / 0.0254).rounded())
    append("pHYs", bigEndian(dotsPerMeter) + bigEndian(dotsPerMeter) + [1])
    append(keyword: "Title", metadata.title)
    append(keyword: "Author", metadata.author)
    append(keyword: "Description", metadata.subject)
    append("IDAT", try compressed(rows(of: surface, width: width, height: height)))
    append("IEND", [])
  }

  /// An iTXt chunk: not compressed, no language, UTF-8.
  private mutating func append(keyword: String, _ text: String) {
    guard !text.isEmpty else { return }
    append("iTXt", Array(keyword.utf8) + [0, 0, 0, 0, 0] + Array(text.utf8))
  }

  private mutating func append(_ type: String, _ content: [UInt8]) {
    bytes += bigEndian(content.count)
    let start = bytes.count
    bytes += Array(type.utf8)
    bytes += content
    let check = bytes[start...].withUnsafeBufferPointer {
      libdeflate_crc32(0, $0.baseAddress, $0.count)
    }
    bytes += bigEndian(Int(check))
  }

  private func bigEndian(_ number: Int) -> [UInt8] {
    withUnsafeBytes(of: UInt32(truncatingIfNeeded: number).bigEndian) { Array($0) }
  }

  /// The pixels as red, green, blue, each row behind a zero: no filter, because filters make
  /// drawings larger. The rows take the place of the surface's pixels, which no longer count: a
  /// pixel of four bytes becomes three, so what is written is always behind what is read.
  private func rows(
    of surface: OpaquePointer?, width: Int, height: Int
  ) throws -> UnsafeRawBufferPointer {
    guard let pixels = cairo_image_surface_get_data(surface) else {
      throw CairoError(CAIRO_STATUS_SURFACE_TYPE_MISMATCH)
    }
    let stride = Int(cairo_image_surface_get_stride(surface))
    var out = pixels
    for y in 0..<height {
      let words = UnsafeRawPointer(pixels + y * stride)
      // The zero would cover the first pixel of the first row.
      var word = words.load(as: UInt32.self)
      out[0] = 0
      out += 1
      for x in 0..<width {
        let next = x + 1 < width ? words.load(fromByteOffset: 4 * x + 4, as: UInt32.self) : 0
        out[0] = UInt8(truncatingIfNeeded: word &>> 16)
        out[1] = UInt8(truncatingIfNeeded: word &>> 8)
        out[2] = UInt8(truncatingIfNeeded: word)
        out += 3
        word = next
      }
    }
    return UnsafeRawBufferPointer(start: pixels, count: height * (1 + 3 * width))
  }

  private func compressed(_ rows: UnsafeRawBufferPointer) throws -> [UInt8] {
    guard let compressor = libdeflate_alloc_compressor(1) else {
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
