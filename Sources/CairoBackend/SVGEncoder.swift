public import Graphics

/// Writes one scene as an SVG image, for pages and slides that are scaled.
///
/// All names begin with that of the document, so that several images can stand in one page.
///
/// > W3C. *Scalable Vector Graphics (SVG) 1.1*, second edition, 2011.
public struct SVGEncoder: SceneEncoder {
  /// Whether text is written as outlines, each glyph once, or as text with the letters it needs.
  public let textDrawing: TextDrawing

  /// Creates an encoder.
  public init(textDrawing: TextDrawing = .outlines) { self.textDrawing = textDrawing }

  /// The bytes of the image of one page.
  public func encode(_ pages: [Scene], metadata: DocumentMetadata) throws -> [UInt8] {
    precondition(pages.count == 1, "\(pages.count) pages for one image")
    let size = pages[0].size
    guard size.width > 0, size.height > 0, size.width < 1e6, size.height < 1e6 else {
      throw CairoError.invalidSize
    }
    // A hyphen parts the name from the rest, in which there is none: no two are alike.
    let prefix = metadata.name.isEmpty ? "figure-" : "figure-\(metadata.name)-"
    var writer = SVGWriter(prefix: prefix, textDrawing: textDrawing)
    writer.write(pages[0].items)
    var bytes = SVGEncoder.head(size, metadata, prefix)
    bytes += try writer.definitions()
    bytes.append("<g fill=\"none\" stroke-linejoin=\"round\" stroke-miterlimit=\"10\">\n")
    bytes += writer.body
    bytes.append("</g>\n</svg>\n")
    return bytes
  }

  /// The first lines: size, title and description.
  private static func head(
    _ size: Size, _ metadata: DocumentMetadata, _ prefix: String
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append("<svg xmlns=\"http://www.w3.org/2000/svg\"")
    bytes.append(" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"")
    bytes.append(size.width)
    bytes.append("pt\" height=\"")
    bytes.append(size.height)
    bytes.append("pt\" viewBox=\"0 0 ")
    bytes.append(size.width)
    bytes.append(" ")
    bytes.append(size.height)
    bytes.append("\" xml:lang=\"")
    bytes.append(escaped: metadata.language)
    bytes.append("\" lang=\"")
    bytes.append(escaped: metadata.language)
    let parts = [("title", metadata.title), ("desc", metadata.subject)].filter { !$0.1.isEmpty }
    bytes.append("\" role=\"img\"")
    if !parts.isEmpty {
      bytes.append(" aria-labelledby=\"")
      bytes.append(escaped: parts.map { prefix + $0.0 }.joined(separator: " "))
      bytes.append("\"")
    }
    bytes.append(">\n")
    for (name, text) in parts {
      bytes.append("<\(name) id=\"")
      bytes.append(escaped: prefix + name)
      bytes.append("\">")
      bytes.append(escaped: text)
      bytes.append("</\(name)>\n")
    }
    return bytes
  }
}
