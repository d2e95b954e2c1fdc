import Graphics
import Prose
import Testing
import Typesetting

@testable import Pages

/// Articles that are not like articles.
struct HardCasesTests {
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

  /// The first line of a note stands on the line that has its number, unless notes are too many.
  @Test func notesStandBesideTheirLines() {
    let blocks: [Block] = (1...6).map { number in
      .paragraph(words(90) + [.footnote(number: number, words(3, "n\(number)."))])
    }
    let page = pages(blocks)[0]
    for number in 1...6 {
      let mark = page.read.first { $0.tags.contains(.link(place: "footnote:\(number)")) }
      let note = page.read.first { $0.tags.contains(.place("footnote:\(number)")) }
      let line = (mark?.position.y ?? 0) + 0.33 * PageDesign.textSize
      #expect(abs((note?.position.y ?? 0) - line) < 1e-6, "\(number)")
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
