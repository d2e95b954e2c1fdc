import Prose
import TestSupport
import Testing

@testable import HTML

@Suite struct HTMLWriterTests {
  private func page(_ blocks: [Block], title: String = "Title") throws -> Element {
    let article = Article(title: [.text(title)], blocks: blocks)
    return try Page(HTMLWriter().page(of: article, figures: Page.figures)).root
  }

  private func main(_ blocks: Block...) throws -> Element {
    let page = try page(blocks)
    return try #require(page.all.first { $0.attributes["class"] == "text" })
  }

  /// Every kind of block becomes the element that means it.
  @Test func blocksAreWhatTheyMean() throws {
    let words: [Inline] = [.text("a")]
    let item: [Block] = [.paragraph(words)]
    let table: [(Block, String)] = [
      (.paragraph(words), "p:a"),
      (.paragraph([.emphasis(words), .strong(words), .code("a")]), "p(em:a strong:a code:a)"),
      (.list(ItemList(isOrdered: false, items: [item, item])), "ul(li:a li:a)"),
      (.list(ItemList(isOrdered: true, isTight: false, items: [item])), "ol(li(p:a))"),
      (.listing(Listing(language: "c", lines: ["a"])), "pre(code:a)"),
      (
        .table(TextTable(alignments: [.left], header: [words], rows: [[words]])),
        "figure(div(table(thead(tr(th:a)) tbody(tr(td:a)))))"
      ),
      (
        .note(Note(kind: .pitfall, blocks: item)), "aside(p(span:Pitfall) p:a)"
      ),
    ]
    for (block, outline) in table {
      #expect(try main(block).children.map(\.tidy.outline) == [outline])
    }
  }

  /// Sections hold what is below their headings, and are named by them.
  @Test func sectionsNest() throws {
    let blocks = [1, 2, 3, 2, 1].enumerated().map { i, level in
      Block.heading(Heading(level: level, identifier: "s\(i)", text: [.text("h")]))
    }
    let page = try page(blocks)
    let main = try #require(page.all.first { $0.attributes["class"] == "text" })
    #expect(
      main.children.map(\.tidy.outline) == [
        "section(h2:h section(h3:h section(h4:h)) section(h3:h))", "section(h2:h)",
      ])
    let sections = main.all.filter { $0.name == "section" }
    for section in sections {
      #expect(section.attributes["aria-labelledby"] == section.children[0].attributes["id"])
    }
    let nav = try #require(page.all.first { $0.name == "nav" })
    #expect(
      nav.children[1].tidy.outline == "ol(li(a:h ol(li(a:h) li(a:h))) li(a:h))")
  }

  /// Whatever leads somewhere inside the page leads to one element.
  @Test func linksLeadSomewhere() throws {
    let page = try Page(HTMLWriter().page(of: Page.article, figures: Page.figures)).root
    let ids = page.all.compactMap { $0.attributes["id"] }
    #expect(ids.count == Set(ids).count)
    let links = page.all.flatMap { element in
      [
        element.attributes["href"].flatMap { $0.hasPrefix("#") ? String($0.dropFirst()) : nil },
        element.attributes["popovertarget"], element.attributes["aria-labelledby"],
      ].compactMap { $0 }.flatMap { $0.split(separator: " ").map(String.init) }
    }
    #expect(links.count > 10)
    for link in links { #expect(ids.contains(link), "\(link)") }
  }

  /// Two parts may be given the same name; the first has it.
  @Test func noTwoIdsAreAlike() throws {
    let heading = Block.heading(Heading(level: 1, identifier: "text", text: [.text("a")]))
    let figure = Block.figure(
      PlacedFigure(name: "a", number: "1", identifier: "x y", caption: [], alternative: "b"))
    let page = try page([heading, heading, figure, figure])
    let ids = page.all.compactMap { $0.attributes["id"] }
    #expect(ids.count == Set(ids).count && ids.contains("x-y"))
    #expect(page.all.count { $0.name == "svg" } == 1)
  }

  /// An answer hides inside its question.
  @Test func answersHide() throws {
    func note(_ kind: Note.Kind, _ text: String) -> Block {
      .note(Note(kind: kind, number: "4", blocks: [.paragraph([.text(text)])]))
    }
    let main = try main(note(.question, "q"), note(.answer, "a"), note(.answer, "b"))
    #expect(
      main.children.map(\.tidy.outline) == [
        "aside(p(span:Question\u{a0}4) p:q details(summary:Answer p:a))",
        "details(summary:Answer p:b)",
      ])
  }

  /// A note is beside its mark; one of a cell behind the table, where it can reach the margin.
  @Test func notesFollowTheirMarks() throws {
    let note = Inline.footnote(number: 1, [.text("n")])
    let paragraph = try main(.paragraph([.text("a"), note, .text("b")])).children[0]
    #expect(paragraph.children.map(\.name) == ["a", "button", "span"])
    let id = try #require(paragraph.children[2].attributes["id"])
    #expect(paragraph.children[0].attributes["href"] == "#\(id)")
    #expect(paragraph.children[1].attributes["popovertarget"] == id)
    let table = TextTable(alignments: [.left], header: [[]], rows: [[[note]]])
    let figure = try main(.table(table)).children[0]
    #expect(figure.children.map(\.name) == ["div", "span"])
    #expect(figure.children[0].all.last?.name == "button")
  }

  /// Shorter fractions get what they lack, so that points stand below one another.
  @Test func decimalPointsAreAligned() throws {
    let cells = ["1.25", "−3", "10.5", "n/a"].map { [[Inline.text($0)]] }
    let figure = try main(
      .table(TextTable(alignments: [.decimal], header: [[]], rows: cells)))
    let rests = figure.all.filter { $0.name == "td" }.map { $0.attributes["data-rest"] }
    #expect(rests == [nil, ".25", "5", nil])
  }

  /// Only addresses that run nothing are links.
  @Test(arguments: [
    ("https://example.org/?a=b&c", true), ("mailto:a@b", true), ("data/a.csv", true), ("#a", true),
    ("javascript:alert(1)", false), ("JAVASCRIPT:alert(1)", false), ("data:text/html,x", false),
    (" javascript:alert(1)", false), ("java\nscript:alert(1)", false),
  ])
  func onlyHarmlessAddressesAreLinks(_ address: String, _ isLink: Bool) throws {
    let main = try main(.paragraph([.link(destination: address, [.text("w")])]))
    #expect(main.all.contains { $0.name == "a" } == isLink)
    #expect(main.allText.contains("w"))
  }

  /// Whatever stands anywhere, the page is well-formed and runs nothing.
  @Test func hostileTextStaysText() throws {
    let harmful = [0, 0x1b, 0x85, 0x202e, 0x2066, 0xfdd0, 0xfffe, 0x1ffff].compactMap {
      Unicode.Scalar($0 as UInt32)
    }
    let hostile = "</script><script>\"'&]]>-->" + String(String.UnicodeScalarView(harmful))
    let page = try Page(
      HTMLWriter().page(of: Page.article(saying: hostile), figures: Page.figures))
    #expect(!page.root.all.contains { $0.name == "script" })
    for scalar in harmful {
      #expect(!page.text.unicodeScalars.contains(scalar))
    }
    #expect(page.root.all.count { $0.allText.contains("</script>") } > 20)
  }

  @Test func theSameArticleGivesTheSameBytes() {
    let (first, second) = (0..<2).map { _ in
      HTMLWriter().page(of: Page.article, figures: Page.figures) { "data:\($0),\($1.utf8.count)" }
    }.splat
    #expect(first == second)
  }

  /// Fonts are asked for with the letters that are shown in them, and no others.
  @Test func fontsHaveTheLettersInUse() {
    var asked: [PageFont: String] = [:]
    let article = Article(
      title: [.text("T")],
      blocks: [
        .paragraph([
          .text("ab"), .emphasis([.text("c"), .strong([.text("d")])]), .code("e"), .formula("x"),
          .emphasis([.emphasis([.text("f")])]),
        ])
      ])
    _ = HTMLWriter().page(of: article, figures: [:]) { font, letters in
      asked[font] = letters
      return "data:"
    }
    #expect(asked[.roman]?.contains("a") == true && asked[.roman]?.contains("f") == true)
    #expect(asked[.italic] == "c" && asked[.semiboldItalic] == "d" && asked[.mono] == "e")
    #expect(asked[.semibold] == "T" && asked[.math] == "𝑥")
  }

  @Test func nothingIsStillAPage() throws {
    let article = Article(title: [], blocks: [])
    let page = try Page(HTMLWriter().page(of: article, figures: [:]))
    #expect(page.root.all.contains { $0.name == "main" })
  }
}

extension [[UInt8]] {
  fileprivate var splat: ([UInt8], [UInt8]) { (self[0], self[1]) }
}

extension Element {
  /// The element without white space between elements.
  var tidy: Element {
    var copy = self
    let trimmed = text.split { $0 == "\n" || $0 == " " }.joined(separator: " ")
    copy.text = trimmed
    copy.children = children.map(\.tidy)
    return copy
  }
}
