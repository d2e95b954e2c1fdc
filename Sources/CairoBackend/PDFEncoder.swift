import CCairo
public import Graphics

/// Writes scenes as a PDF: vectors and selectable text, one page a scene.
public struct PDFEncoder: SceneEncoder {
  /// A date that is the same for every file, so that files are the same for the same scenes.
  static let date = "2000-01-01T00:00:00Z"

  /// Creates an encoder.
  public init() {}

  /// The bytes of a document whose pages are figures, with the subject as their description.
  public func encode(_ pages: [Scene], metadata: DocumentMetadata) throws -> [UInt8] {
    let tag = Tag.element(.figure, alternative: metadata.subject)
    let figures = pages.enumerated().map { index, page in
      let figure = Scene.Item.group(Scene.Group("figure", tag: tag, items: page.items))
      return Document.Page(
        scene: Scene(size: page.size, items: [figure]), label: "\(index + 1)")
    }
    return try encode(Document(metadata: metadata, pages: figures))
  }

  /// What Cairo writes of pages of these sizes, drawn one after another.
  func draw(
    _ pages: [Scene], metadata: DocumentMetadata,
    by pen: (OpaquePointer) -> (_ page: Int) -> Void
  ) throws -> [UInt8] {
    let output = Output()
    // The surface writes until it is finished, and `output` is alive until then.
    let surface = cairo_pdf_surface_create_for_stream(
      Output.write, Unmanaged.passUnretained(output).toOpaque(), 1, 1)
    defer { cairo_surface_destroy(surface) }
    guard let context = cairo_create(surface) else { throw CairoError(CAIRO_STATUS_NO_MEMORY) }
    defer { cairo_destroy(context) }
    // Curves are written as they are: only what strokes cover at most is found from polygons, and
    // whole points are enough for that.
    cairo_set_tolerance(context, 1)
    // Later versions pack the objects that are changed afterwards.
    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, metadata.title)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, metadata.author)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, metadata.subject)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "optreport")
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, Self.date)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, Self.date)
    let draw = pen(context)
    for (index, page) in pages.enumerated() {
      guard page.size.width > 0, page.size.height > 0, page.size.width.isFinite,
        page.size.height.isFinite
      else { throw CairoError.invalidSize }
      cairo_pdf_surface_set_size(surface, page.size.width, page.size.height)
      draw(index)
      cairo_show_page(context)
    }
    try CairoError.check(cairo_status(context))
    cairo_surface_finish(surface)
    try CairoError.check(cairo_surface_status(surface))
    return withExtendedLifetime(output) { output.bytes }
  }

  private final class Output {
    var bytes: [UInt8] = []

    static let write: cairo_write_func_t = { closure, data, count in
      guard let closure else { return CAIRO_STATUS_WRITE_ERROR }
      let output = Unmanaged<Output>.fromOpaque(closure).takeUnretainedValue()
      output.bytes += UnsafeBufferPointer(start: data, count: Int(count))
      return CAIRO_STATUS_SUCCESS
    }
  }
}
