import CCairo
public import Graphics

/// Writes one scene as a PNG image: opaque, 8 bits a channel, with its density.
public struct PNGEncoder: SceneEncoder {
  /// Pixels per inch.
  public let dotsPerInch: Double

  /// Creates an encoder.
  public init(dotsPerInch: Double) {
    precondition(dotsPerInch > 0, "\(dotsPerInch) dots per inch")
    self.dotsPerInch = dotsPerInch
  }

  /// The bytes of the image of one page.
  public func encode(_ pages: [Scene], metadata: DocumentMetadata) throws -> [UInt8] {
    precondition(pages.count == 1, "\(pages.count) pages for one image")
    let image = try RenderedPage(pages[0], dotsPerInch: dotsPerInch)
    return try PNGFile(image.surface, dotsPerInch: dotsPerInch, metadata: metadata).bytes
  }
}

/// A page as pixels of four bytes, the first of which says nothing.
final class RenderedPage {
  let surface: OpaquePointer?
  let width: Int
  let height: Int
  private let memory: UnsafeMutablePointer<UInt32>

  /// Draws a page.
  init(_ scene: Scene, dotsPerInch: Double) throws {
    let scale = dotsPerInch / 72
    let (width, height) = (scene.size.width * scale, scene.size.height * scale)
    guard width < 32767, height < 32767, width > 0, height > 0 else {
      throw CairoError(CAIRO_STATUS_INVALID_SIZE)
    }
    self.width = Int(max(1, width.rounded()))
    self.height = Int(max(1, height.rounded()))
    // Cairo would clear memory of its own, only for the paper to cover it.
    memory = .allocate(capacity: self.width * self.height)
    surface = cairo_image_surface_create_for_data(
      UnsafeMutableRawPointer(memory).assumingMemoryBound(to: UInt8.self), CAIRO_FORMAT_RGB24,
      Int32(self.width), Int32(self.height), Int32(4 * self.width))
    guard let context = cairo_create(surface) else { throw CairoError(CAIRO_STATUS_NO_MEMORY) }
    defer { cairo_destroy(context) }
    cairo_scale(context, scale, scale)
    let canvas = Canvas(context: context, textDrawing: .outlines)
    canvas.setSource(.white)
    cairo_paint(context)
    canvas.draw(scene.items)
    cairo_surface_flush(surface)
    try CairoError.check(cairo_status(context))
  }

  deinit {
    cairo_surface_destroy(surface)
    memory.deallocate()
  }

  /// The pixels row by row: red, green and blue from the third byte down.
  var pixels: [UInt32] {
    guard let data = cairo_image_surface_get_data(surface) else { return [] }
    let stride = Int(cairo_image_surface_get_stride(surface))
    return (0..<height).flatMap { row in
      let words = UnsafeRawPointer(data + row * stride).assumingMemoryBound(to: UInt32.self)
      return UnsafeBufferPointer(start: words, count: width).map { $0 & 0xffffff }
    }
  }
}
