import Graphics
import Prose
import Testing
import Typesetting

@testable import Pages

/// Articles that are not like articles.
struct HardCasesTests {
  private func pages(
    _ blocks: [Block], figures: [String: Scene] = [:], design: PageDesign = PageDesign()
  ) -> [PageQuery] {
    pageComposer(design).document(
      of: Article(title: [.text("T")], blocks: blocks), figures: figures
    ).queries
  }

  private func words(_ count: Int, _ name: String = "w") -> [Inline] {
    [.text((0..<count).map { "\(name)\($0)" }.joined(separator: " "))]
  }

  @Test(arguments: pageDesigns)
  func emptyArticleHasOnePage(_ design: PageDesign) {
    let empty = pageComposer(design).document(of: Article(title: [], blocks: []), figures: [:])
    #expect(empty.pages.count == 1)
    #expect(empty.pages[0].scene.size == design.pageSize)
  }

  @Test(arguments: pageDesigns)
  func giantParagraphFillsItsPages(_ design: PageDesign) {
    let pages = pages([.paragraph(words(5000))], design: design)
    #expect(pages.count > 4)
    #expect(pages.flatMap(\.words).filter { $0.hasPrefix("w") } == (0..<5000).map { "w\($0)" })
    for page in pages.dropFirst().dropLast() {
      #expect(Set(page.read.map(\.position.y)).count == design.lineCount)
    }
  }

  /// A word as long as a page is wide many times, blocks without words, and characters of any kind.
  @Test func oddTextIsSet() {
    let odd: [Inline] = [
      .text(String(repeating: "x", count: 2000)), .text(""), .lineBreak, .lineBreak,
      .text("\u{0}\u{202e}🙂"), .emphasis([]), .code(""), .formula(#"\frac{"#),
      .link(destination: "#nowhere", [.text("nowhere")]), .link(destination: "", []),
      .reference(identifier: "", text: ""), .footnote(number: -1, []),
    ]
    let pages = pages([
      .paragraph(odd), .paragraph([]), .list(ItemList(isOrdered: true, items: [])),
      .list(ItemList(isOrdered: true, start: Int.max, items: [[], [.paragraph(odd)]])),
      .listing(Listing(language: "", lines: [])), .listing(Listing(language: "", lines: [""])),
      .formula(DisplayedFormula(markup: "")),
      .table(TextTable(alignments: [], header: [], rows: [])),
      .table(TextTable(alignments: [.left], header: [[]], rows: [[], [[], []]])),
      .note(Note(kind: .pitfall, blocks: [])), .note(Note(kind: .answer, blocks: [])),
      .note(Note(kind: .margin, blocks: [])),
      .figure(PlacedFigure(name: "none", number: "", identifier: "", caption: [], alternative: "")),
      .heading(Heading(level: 0, identifier: "", text: [])),
      .heading(Heading(level: 9, identifier: "", text: odd)),
    ])
    #expect(pages.count >= 1)
    #expect(!pages.flatMap(\.links).contains("nowhere"))
    #expect(pages.flatMap(\.words).contains("nowhere"))
  }

  @Test(arguments: pageDesigns)
  func figureHigherThanThePageIsMadeSmaller(_ design: PageDesign) {
    let mark = Scene.Item.text(
      TextRun("corner", font: Font(.mono, size: 10), color: .black, at: Point(0, 5000)))
    let figure = PlacedFigure(
      name: "tall", number: "1", identifier: "fig:tall", caption: words(40), alternative: "Tall.")
    let pages = pages(
      [.paragraph(words(30)), .figure(figure), .paragraph(words(30))],
      figures: ["tall": Scene(size: Size(width: 300, height: 5000), items: [mark])],
      design: design)
    let corner = pages.flatMap(\.runs).filter { $0.run.text == "corner" }
    #expect(corner.count == 1)
    let bottom = design.top + Double(design.height) * PageDesign.unit
    #expect(corner.allSatisfy { $0.position.y <= bottom + 0.01 })
    #expect(pages.flatMap(\.runs).allSatisfy { $0.position.y < bottom + 0.01 })
  }

  @Test(arguments: pageDesigns)
  func longTableRepeatsItsHeader(_ design: PageDesign) {
    let rows: [[[Inline]]] = (0..<500).map { [[.text("row\($0)")], [.text("\($0).5")]] }
    let table = TextTable(
      number: "1", identifier: "tab:long", caption: words(5), alignments: [.left, .decimal],
      header: [[.text("name")], [.text("value")]], rows: rows)
    let pages = pages([.paragraph(words(100)), .table(table)], design: design)
    #expect(pages.count > 8)
    #expect(
      pages.flatMap(\.words).filter { $0.hasPrefix("row") } == (0..<500).map { "row\($0)" })
    for page in pages where page.words.contains(where: { $0.hasPrefix("row") }) {
      let first = page.runs.first { $0.run.text.hasPrefix("row") }
      let header = page.runs.filter { $0.run.text == "value" }
      #expect(header.count == 1)
      #expect((header.first?.position.y ?? .infinity) < (first?.position.y ?? 0) - 8)
    }
  }

  @Test func decimalPointsStandBelowEachOther() {
    let numbers = ["1.5", "100.25", "7", "0.125", "-3.0"]
    let table = TextTable(
      alignments: [.decimal], header: [[.text("a long title")]], rows: numbers.map { [[.text($0)]] }
    )
    let runs = pages([.table(table)]).flatMap(\.runs).filter { numbers.contains($0.run.text) }
    let points = runs.map { run in
      let head = run.run.text.prefix { $0 != "." }.count
      return run.position.x + 0.6 * run.run.font.size * Double(head)
    }
    #expect(points.count == 5)
    for point in points { #expect(abs(point - (points.first ?? 0)) < 1e-6) }
  }

  @Test func wideTableTakesTheMarginThenSmallerType() {
    func size(columns: Int) -> (PageQuery.Run?, [PageProblem]) {
      let table = TextTable(
        identifier: "tab:wide", alignments: Array(repeating: .left, count: columns), header: [],
        rows: [(0..<columns).map { [.text("cell\($0 + 100)")] }])
      let (document, problems) = pageComposer().composition(
        of: Article(title: [], blocks: [.table(table)]), figures: [:])
      let run = document.queries[0].runs.first { $0.run.text == "cell\(columns + 99)" }
      return (run, problems)
    }
    let design = PageDesign()
    for columns in 1...30 {
      let (run, problems) = size(columns: columns)
      guard let run else {
        Issue.record("\(columns) columns: the last cell is missing")
        continue
      }
      #expect(run.bounds.maxX < design.left + design.fullWidth + 0.01, "\(columns)")
      #expect(problems.isEmpty == (run.run.font.size >= 7.5 - 1e-9), "\(columns)")
      for problem in problems { #expect(problem.neededWidth > problem.width) }
    }
    #expect(size(columns: 4).0?.run.font.size == 9.5)
    #expect(!size(columns: 30).1.isEmpty)
  }

  @Test(arguments: pageDesigns)
  func wideFormulaIsNeverCutOff(_ design: PageDesign) {
    for count in [1, 20, 40, 60, 120, 400] {
      let markup = String(repeating: "x", count: count)
      let formula = DisplayedFormula(markup: markup, number: "12", identifier: "eq")
      let pages = pages([.formula(formula)], design: design)
      let runs = pages[0].runs.filter { $0.isInside(.formula) }
      #expect(!runs.isEmpty)
      let right = runs.map(\.bounds.maxX).max() ?? 0
      #expect(right <= design.left + design.fullWidth + 0.01, "\(count)")
      let number = pages[0].runs.first { $0.run.text == "(12)" }
      #expect((number?.bounds.minX ?? 0) >= right, "\(count)")
    }
  }

  @Test(arguments: pageDesigns)
  func manyFiguresComeInOrder(_ design: PageDesign) {
    var blocks: [Block] = []
    var figures: [String: Scene] = [:]
    for number in 1...40 {
      if number % 2 == 1 {
        blocks.append(
          .heading(Heading(level: 1, identifier: "sec:\(number)", text: words(3, "h"))))
      }
      let name = "f\(number)"
      figures[name] = Scene(size: Size(width: 453, height: number % 3 == 0 ? 350 : 280))
      blocks.append(
        .paragraph(words(60) + [.reference(identifier: name, text: "Figure \(number)")]))
      blocks.append(
        .figure(
          PlacedFigure(
            name: name, number: "\(number)", identifier: name,
            caption: [.text("caption\(number)")], alternative: "It.")))
      blocks.append(.paragraph(words(120)))
    }
    let pages = pages(blocks, figures: figures, design: design)
    let captions = pages.flatMap(\.words).filter { $0.hasPrefix("caption") }
    #expect(captions == (1...40).map { "caption\($0)" })
    // About 25 lines each, and 22 of text: a page for each.
    #expect(pages.count < 46)
  }

  @Test func answersStandLastAndLeadBack() {
    var blocks: [Block] = []
    for number in 1...3 {
      blocks.append(
        .note(
          Note(kind: .question, number: "\(number)", blocks: [.paragraph(words(9, "q"))])))
      blocks.append(
        .note(
          Note(
            kind: .answer, number: "\(number)", identifier: "a\(number)",
            blocks: [.paragraph(words(9, "answer"))])))
    }
    blocks.append(.paragraph(words(2000)))
    let pages = pages(blocks)
    #expect(pages[0].links == ["a1", "a2", "a3"])
    #expect(pages.last?.links == ["question:1", "question:2", "question:3"])
    #expect(pages.last?.places == ["a1", "a2", "a3"])
    #expect(!pages.dropLast().flatMap(\.words).contains("answer0"))
    #expect(pages.last?.words.contains("w1999") == false)
  }

  /// Notes that fill margins many times over are all there, and do not touch.
  @Test(arguments: pageDesigns)
  func manyNotesAreAllThere(_ design: PageDesign) {
    let blocks: [Block] = (1...60).map { number in
      .paragraph(words(8) + [.footnote(number: number, words(25, "n\(number)."))])
    }
    let pages = pages(blocks, design: design)
    let found = pages.flatMap(\.words).filter { $0.hasPrefix("n") }
    #expect(Set(found).count == 60 * 25)
    #expect(found.count == 60 * 25)
    for page in pages {
      let lines = page.runs.filter { $0.isInside(.note) }
      for (index, line) in lines.enumerated() {
        for other in lines[(index + 1)...] {
          #expect(!line.bounds.outset(by: -0.3).intersects(other.bounds.outset(by: -0.3)))
        }
      }
    }
  }

  @Test func contentsNameThePages() {
    let blocks = (1...9).flatMap { number -> [Block] in
      [
        .heading(
          Heading(level: 1, number: "\(number)", identifier: "s\(number)", text: words(2, "h"))),
        .paragraph(words(400)),
      ]
    }
    let article = Article(title: [.text("T")], showsContents: true, blocks: blocks)
    let document = pageComposer().document(of: article, figures: [:])
    let pages = document.queries
    let items = pages[0].runs.filter { $0.isInside(.contentsItem) }
    for number in 1...9 {
      let page = (pages.firstIndex { $0.places.contains("s\(number)") } ?? -2) + 1
      let title = items.first { $0.tags.contains(.link(place: "s\(number)")) }
      let last = items.last { $0.tags.contains(.link(place: "s\(number)")) }
      #expect(last?.run.text == " \(page)")
      #expect(abs((last?.position.y ?? 0) - (title?.position.y ?? 1)) < 1e-6)
    }
    #expect(document.bookmarks.map(\.place) == (1...9).map { "s\($0)" })
  }
}
