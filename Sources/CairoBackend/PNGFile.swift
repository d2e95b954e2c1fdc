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
      // The zero covers the first pixel of the first row.
      let first = words.load(as: UInt32.self)
      func pixel(_ x: Int) -> UInt32 {
        let word = x == 0 ? first : words.load(fromByteOffset: 4 * x, as: UInt32.self)
        return word.byteSwapped &>> 8
      }
      out[0] = 0
      out += 1
      // Four pixels are three words.
      let whole = width & ~3
      for x in Swift.stride(from: 0, to: whole, by: 4) {
        let (a, b, c, d) = (pixel(x), pixel(x + 1), pixel(x + 2), pixel(x + 3))
        let raw = UnsafeMutableRawPointer(out)
        raw.storeBytes(of: (a | b &<< 24).littleEndian, as: UInt32.self)
        raw.storeBytes(of: (b &>> 8 | c &<< 16).littleEndian, toByteOffset: 4, as: UInt32.self)
        raw.storeBytes(of: (c &>> 16 | d &<< 8).littleEndian, toByteOffset: 8, as: UInt32.self)
        out += 12
      }
      for x in whole..<width {
        let rest = pixel(x)
        for byte in 0..<3 { out[byte] = UInt8(truncatingIfNeeded: rest &>> (8 * UInt32(byte))) }
        out += 3
      }
    }
    return UnsafeRawBufferPointer(start: pixels, count: height * (1 + 3 * width))
  }
}
