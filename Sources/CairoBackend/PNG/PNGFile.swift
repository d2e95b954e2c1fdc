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
    guard let pixels = cairo_image_surface_get_data(surface),
      Int(cairo_image_surface_get_stride(surface)) == 4 * width
    else { throw CairoError(CAIRO_STATUS_SURFACE_TYPE_MISMATCH) }
    var chunks = PNGChunks()
    chunks.appendHead(
      width: width, height: height, colorType: 2, dotsPerInch: dotsPerInch, metadata)
    let stream = pixels.withMemoryRebound(to: UInt32.self, capacity: width * height) {
      PixelCompression(pixels: $0, width: width, height: height).compressed()
    }
    chunks.append("IDAT", stream)
    chunks.append("IEND", [])
    bytes = chunks.bytes
  }
}
