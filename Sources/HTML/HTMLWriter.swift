public import Prose
import Typesetting

/// Writes an article as one page for browsers, which needs nothing else.
///
/// > WHATWG. *HTML Living Standard.*
/// > W3C. *Web Content Accessibility Guidelines (WCAG) 2.2*, 2023.
public struct HTMLWriter: Sendable {
  /// Creates a writer.
  public init() {}

  /// The bytes of the page.
  ///
  /// `figures` holds the SVG images of its figures by their names; no two have the same ids. `font`
  /// gives the address of a font file with these letters, which may hold the file ("data:…"); nil
  /// leaves the choice to the browser.
  public func page(
    of article: Article, figures: [String: [UInt8]],
    font: (PageFont, String) throws -> String? = { _, _ in nil }
  ) rethrows -> [UInt8] {
    var body = PageBody(article, figures: figures)
    body.write()
    var fonts: [(PageFont, String)] = []
    for face in PageFont.allCases {
      let letters = body.letters.text(in: face)
      guard !letters.isEmpty, let address = try font(face, letters) else { continue }
      fonts.append((face, address))
    }
    var page = Markup()
    page.append("<!doctype html>\n".utf8)
    page.open("html", ("lang", article.language))
    page.newline()
    writeHead(of: article, fonts: fonts, to: &page)
    page.append(body.markup.bytes)
    page.close("html")
    page.newline()
    return page.bytes
  }

  private func writeHead(
    of article: Article, fonts: [(PageFont, String)], to page: inout Markup
  ) {
    page.open("head")
    page.newline()
    page.empty("meta", ("charset", "utf-8"))
    page.newline()
    let description = article.subtitle.isEmpty ? article.opening : article.subtitle
    for (name, content) in [
      ("viewport", "width=device-width, initial-scale=1"), ("color-scheme", "light dark"),
      ("author", article.author), ("description", description.spoken),
    ] where !content.isEmpty {
      page.empty("meta", ("name", name), ("content", content))
      page.newline()
    }
    // The page asks for nothing from elsewhere, and runs nothing.
    page.empty(
      "meta", ("http-equiv", "Content-Security-Policy"),
      (
        "content",
        "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"
      ))
    page.newline()
    page.open("title")
    page.text(article.title.spoken)
    page.close("title")
    page.newline()
    page.open("style")
    page.newline()
    for (face, address) in fonts {
      page.append("@font-face{font-family:'\(face.family)';font-weight:\(face.weight);".utf8)
      page.append("font-style:\(face.isItalic ? "italic" : "normal");src:url(".utf8)
      page.append(address.utf8)
      page.append(")}\n".utf8)
    }
    page.append(StyleSheet.text.utf8)
    page.close("style")
    page.newline()
    page.close("head")
    page.newline()
  }
}

extension Article {
  /// The first words.
  fileprivate var opening: [Inline] {
    for case .paragraph(let inlines) in blocks { return inlines }
    return []
  }
}

extension [Inline] {
  /// The words as one reads them aloud.
  var spoken: String { plainText { PlainText.text(of: "$\($0)$") } }
}
