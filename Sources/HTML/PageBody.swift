import Prose
import Typesetting

/// Writes what a page shows.
struct PageBody {
  var markup = Markup()
  var letters = PageLetters()
  let article: Article
  let figures: [String: [UInt8]]
  let words = PageWords()
  /// The face that words are in.
  var isItalic = false
  var isBold = false
  /// Ids in use, of which no two may be alike.
  private var identifiers: Set<String> = [Self.main, Self.contents]
  /// Figures that are in the page.
  var placed: Set<String> = []
  /// Notes of cells, which stand behind their table; nil where a note may stand in its line.
  var deferred: [(number: Int, id: String?, text: [Inline])]?

  private static let main = "text"
  private static let contents = "contents"

  init(_ article: Article, figures: [String: [UInt8]]) {
    self.article = article
    self.figures = figures
  }

  /// The body of the page.
  mutating func write() {
    markup.open("body")
    markup.newline()
    markup.open("a", ("class", "skip"), ("href", "#\(Self.main)"))
    text(words.skip)
    markup.close("a")
    markup.newline()
    markup.open("main")
    markup.open("article")
    markup.newline()
    writeHeader()
    writeContents()
    markup.open("div", ("class", "text"), ("id", Self.main))
    markup.newline()
    writeSections()
    markup.close("div")
    markup.close("article")
    markup.close("main")
    markup.newline()
    markup.close("body")
    markup.newline()
  }

  private mutating func writeHeader() {
    markup.open("header")
    markup.newline()
    isBold = true
    line("h1", article.title)
    isBold = false
    if !article.subtitle.isEmpty { line("p", class: "subtitle", article.subtitle) }
    let byline = [article.author, article.date].filter { !$0.isEmpty }
    if !byline.isEmpty { line("p", class: "byline", [.text(byline.joined(separator: " · "))]) }
    markup.close("header")
    markup.newline()
  }

  /// Headings of the first two levels, those of the second inside the list of the first; there even
  /// where paper goes without, since nobody leafs through a page.
  private mutating func writeContents() {
    let headings = article.blocks.compactMap { block -> Heading? in
      if case .heading(let heading) = block, heading.level <= 2 { heading } else { nil }
    }
    guard headings.count > 2 else { return }
    markup.open("nav", ("id", Self.contents), ("aria-label", words.contents))
    line("p", class: "label", [.text(words.contents)])
    markup.open("ol")
    var isInside = false
    var hasItem = false
    for heading in headings {
      if heading.level == 2, hasItem, !isInside {
        markup.open("ol")
        isInside = true
      } else if heading.level == 1, isInside {
        markup.close("li")
        markup.close("ol")
        markup.close("li")
        isInside = false
      } else if hasItem {
        markup.close("li")
      }
      markup.newline()
      markup.open("li")
      markup.open("a", ("href", "#\(name(heading.identifier))"))
      number(heading.number)
      write(heading.text.withoutLinks)
      markup.close("a")
      hasItem = true
    }
    markup.close("li")
    if isInside {
      markup.close("ol")
      markup.close("li")
    }
    markup.close("ol")
    markup.close("nav")
    markup.newline()
  }

  /// A heading begins a section, which ends before the next heading that is not below it.
  private mutating func writeSections() {
    var open: [Int] = []
    var rest = article.blocks[...]
    while let block = rest.first {
      guard case .heading(let heading) = block else {
        write(&rest)
        continue
      }
      rest.removeFirst()
      while let last = open.last, last >= heading.level {
        markup.close("section")
        markup.newline()
        open.removeLast()
      }
      open.append(heading.level)
      let id = claim(heading.identifier)
      markup.open("section", ("aria-labelledby", id))
      markup.newline()
      write(heading, id: id)
    }
    for _ in open { markup.close("section") }
  }

  /// A line of words in an element of its own.
  mutating func line(_ name: String, class kind: String? = nil, _ inlines: [Inline]) {
    markup.open(name, ("class", kind))
    write(inlines)
    markup.close(name)
    markup.newline()
  }

  /// The number of a part.
  mutating func number(_ number: String) {
    guard !number.isEmpty else { return }
    markup.open("span", ("class", "number"))
    text(number)
    markup.close("span")
    text(" ")
  }

  /// Words in the face that is in force.
  mutating func text(_ words: String) {
    let face: PageFont =
      switch (isBold, isItalic) {
      case (false, false): .roman
      case (false, true): .italic
      case (true, false): .semibold
      case (true, true): .semiboldItalic
      }
    letters.insert(words.unicodeScalars, in: face)
    markup.text(words)
  }

  /// An id without white space.
  func name(_ identifier: String) -> String {
    String(identifier.map { $0.isWhitespace ? "-" : $0 })
  }

  /// The id of an element; nil if it has none, or another element has it.
  mutating func claim(_ identifier: String) -> String? {
    let name = name(identifier)
    return !name.isEmpty && identifiers.insert(name).inserted ? name : nil
  }
}

extension [Inline] {
  /// The words without notes and without what leads elsewhere, as inside of a link.
  var withoutLinks: [Inline] {
    flatMap { inline -> [Inline] in
      switch inline {
      case .footnote: []
      case .reference(_, let text): [.text(text)]
      case .link(_, let parts): parts.withoutLinks
      case .emphasis(let parts): [.emphasis(parts.withoutLinks)]
      case .strong(let parts): [.strong(parts.withoutLinks)]
      default: [inline]
      }
    }
  }
}
