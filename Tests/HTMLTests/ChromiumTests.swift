import CairoBackend
import Graphics
import Prose
import Testing

@testable import HTML

/// How pages behave in a browser, where one is installed.
@Suite(.enabled(if: Chromium.installed != nil, "no Chromium on this machine"))
struct ChromiumTests {
  private static let faces: [PageFont: Font.Face] = [
    .roman: .serifRegular, .italic: .serifItalic, .semibold: .serifSemiBold,
    .semiboldItalic: .serifSemiBoldItalic, .mono: .mono, .math: .serifMath,
  ]

  private func question(
    _ article: Article, width: Int, _ script: String
  ) throws -> Chromium.Question {
    let page = try HTMLWriter().page(of: article, figures: Page.figures) {
      try FontSubset.address(
        of: try #require(Self.faces[$0]), letters: $1, keepsMath: $0 == .math)
    }
    return Chromium.Question(
      page: String(decoding: page, as: UTF8.self), width: width, script: script)
  }

  private static let formula = Article(
    title: [], blocks: [.formula(DisplayedFormula(markup: #"x\left(\frac{a^2}{b}\right)y"#))])

  /// Scripts and what they find.
  private static let table: [(article: Article, width: Int, script: String, answer: String)] = [
    // Faces are read.
    (
      Page.article, 800,
      "return [...document.fonts].map(f => f.status).includes('error') + ' ' + document.fonts.size",
      "false 5"
    ),
    // Formulas are set: parentheses grow, a script is small.
    (
      formula, 800,
      """
      const h = n => document.querySelector(n).getBoundingClientRect().height;
      return [h('mfrac') > 2 * h('mi'), h('mo') > h('mfrac'), h('mn') < h('mfrac') / 2]
      """, "true,true,true"
    ),
    // A note hides where there is no margin,
    (
      Page.article, 400,
      "return getComputedStyle(document.querySelector('p span.side')).display", "none"
    ),
    // stands in it where there is one,
    (
      Page.article, 1280,
      """
      const right = document.querySelector('.text').getBoundingClientRect().right;
      const box = document.querySelector('p span.side').getBoundingClientRect();
      return box.left > right && box.width > 100 && box.right <= 1280
      """, "true"
    ),
    // and appears on demand.
    (
      Page.article, 400,
      """
      document.querySelector('button.mark').click();
      const box = document.querySelector('p span.side').getBoundingClientRect();
      return [box.height > 20, box.left >= 0, box.right <= 400, box.bottom <= innerHeight]
      """, "true,true,true,true"
    ),
  ]

  /// Wide formulas, tables, programs and words scroll or break: no page scrolls to the side.
  private static let widths: [(article: Article, width: Int, script: String, answer: String)] = {
    let words = "one word " + String(repeating: "Donaudampfschifffahrt", count: 9)
    return [320, 390, 600, 1024, 1280, 1920].map { width in
      (
        Page.article(saying: words), width,
        """
        const e = document.scrollingElement;
        if (e.scrollWidth <= e.clientWidth) return 'fits';
        return [...document.querySelectorAll('body *')].filter(e =>
        e.getBoundingClientRect().right > innerWidth && !e.closest('.scroll, .plate, pre, .long, .longest'))
        .map(e => e.tagName + '.' + e.className)
        """, "fits"
      )
    }
  }()

  /// One start of the browser answers all questions.
  @Test func pagesBehave() throws {
    let chromium = try #require(Chromium.installed)
    let table = Self.table + Self.widths
    let (answers, messages) = try chromium.answers(
      to: table.map { try question($0.article, width: $0.width, $0.script) })
    #expect(messages == "")
    #expect(answers.count == table.count)
    for (answer, question) in zip(answers, table) {
      #expect(answer == question.answer, "\(question.width) pixels: \(question.script)")
    }
  }
}
