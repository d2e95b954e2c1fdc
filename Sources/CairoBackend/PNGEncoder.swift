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
    let scene = pages[0]
    let scale = dotsPerInch / 72
    let (width, height) = (scene.size.width * scale, scene.size.height * scale)
    guard width < 32767, height < 32767, width > 0, height > 0 else {
      throw CairoError(CAIRO_STATUS_INVALID_SIZE)
    }
    let surface = cairo_image_surface_create(
      CAIRO_FORMAT_RGB24, Int32(max(1, width.rounded())), Int32(max(1, height.rounded())))
    defer { cairo_surface_destroy(surface) }
    guard let context = cairo_create(surface) else { throw CairoError(CAIRO_STATUS_NO_MEMORY) }
    defer { cairo_destroy(context) }
    cairo_scale(context, scale, scale)
    let canvas = Canvas(context: context, textDrawing: .outlines)
    canvas.setSource(.white)
    cairo_paint(context)
    canvas.draw(scene.items)
    cairo_surface_flush(surface)
    try CairoError.check(cairo_status(context))
    return try PNGFile(surface, dotsPerInch: dotsPerInch, metadata: metadata).bytes
  }
}
