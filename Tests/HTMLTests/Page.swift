import Prose
import TestSupport
import Testing

/// A page as tests read it: an element behind the type of the document.
struct Page {
  let text: String
  let root: Element

  init(_ bytes: [UInt8]) throws {
    text = try #require(String(validating: bytes, as: UTF8.self))
    let start = try #require(text.wholeMatch(of: /<!doctype html>\n(.*)\n/.dotMatchesNewlines()))
    root = try Element(String(start.1))
  }

  /// Images that figures are called by.
  static let figures = ["a", "b"].reduce(into: [:]) { figures, name in
    figures[name] = Array(
      """
      <svg xmlns="http://www.w3.org/2000/svg" width="400pt" height="250pt" viewBox="0 0 400 250" \
      role="img" aria-labelledby="figure-\(name)-title"><title id="figure-\(name)-title">A</title>\
      <path fill="none" stroke="#000" d="M20 20v210h360"/></svg>

      """.utf8)
  }

  /// An article in which everything occurs.
  static let article = article(saying: "word")

  /// An article in which everything occurs, and has some words in it.
  static func article(saying words: String) -> Article {
    let text: [Inline] = [.text(words)]
    let note = Inline.footnote(number: 1, text + [.formula("a_1"), .emphasis(text)])
    let rich: [Inline] = [
      .text(words), .emphasis(text), .strong(text), .code(words), .formula("x^2"),
      .formula(words), .link(destination: words, text), .link(destination: "#sec:b", text),
      .reference(identifier: "eq:a", text: words), note, .lineBreak,
    ]
    let blocks: [Block] =
      [
        heading(1, "sec:a", text), .paragraph(rich), heading(2, "sec:b", text),
        .list(
          ItemList(isOrdered: true, start: 3, items: [[.paragraph(rich)], [.paragraph(text)]])),
        .list(ItemList(isOrdered: false, isTight: false, items: [[.paragraph(text)]])),
        .listing(Listing(language: words, lines: [words, words])),
        .formula(DisplayedFormula(markup: #"\frac{a}{b}"#, number: "1", identifier: "eq:a")),
        .formula(DisplayedFormula(markup: words, number: words, identifier: words)),
        .figure(
          PlacedFigure(
            name: "a", number: "1", identifier: "fig:a", caption: rich, alternative: words)),
        .figure(
          PlacedFigure(
            name: words, number: words, identifier: words, caption: [], alternative: words)),
        .table(
          TextTable(
            number: "1", identifier: "tab:a", caption: text,
            alignments: [.left, .center, .right, .decimal], header: [text, text, [], text],
            rows: [[rich, text, text, [.text("1.5")]], [text, text, text, [.text("2")]]])),
        heading(1, "sec:c", text),
      ]
      + Note.Kind.allCases.map {
        .note(
          Note(
            kind: $0, title: text, number: "7", identifier: "note:\($0.rawValue)",
            blocks: [.paragraph(rich)]))
      }
    var article = Article(
      title: text, author: words, date: words, showsContents: true, blocks: blocks)
    article.subtitle = text
    return article
  }

  private static func heading(_ level: Int, _ identifier: String, _ text: [Inline]) -> Block {
    .heading(Heading(level: level, number: "\(level)", identifier: identifier, text: text))
  }
}
