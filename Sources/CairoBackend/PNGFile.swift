import CCairo
import Graphics

/// The chunks of a PNG file.
///
/// > ISO/IEC 15948:2004. *Portable Network Graphics (PNG) Specification*, second edition.
struct PNGFile {
  let bytes: [UInt8]

  init(_ surface: OpaquePointer?, dotsPerInch: Double, metadata: DocumentMetadata) throws {
    let width = Int(cairo_image_surface_get_width(surface))
    let height = Int(cairo_image_surface_get_height(surface))
    var chunks = PNGChunks()
    chunks.appendHead(
      width: width, height: height, colorType: 2, dotsPerInch: dotsPerInch, metadata)
    let rows = try PNGFile.rows(of: surface, width: width, height: height)
    chunks.append("IDAT", try PNGChunks.compressed(rows, level: 1))
    chunks.append("IEND", [])
    bytes = chunks.bytes
  }

  /// The pixels as red, green, blue, each row behind a zero: no filter, because filters make
  /// drawings larger. The rows take the place of the surface's pixels, which no longer count: a
  /// pixel of four bytes becomes three, so what is written is always behind what is read.
  private static func rows(
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
}
