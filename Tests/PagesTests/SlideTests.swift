import Graphics
import Prose
import TestSupport
import Testing
import Typesetting

@testable import Pages

private let composer = SlideComposer(measuring: FixedPitchMeasurer())

/// What a scene draws, with where it is.
private struct Drawn {
  var runs: [TextRun] = []
  var tags: [Graphics.Tag] = []

  init(_ scene: Scene) { add(scene.items, .zero) }

  private mutating func add(_ items: [Scene.Item], _ offset: Point) {
    for item in items {
      switch item {
      case .text(var run):
        run.position = run.position + offset
        runs.append(run)
      case .group(let group):
        if let tag = group.tag { tags.append(tag) }
        add(group.items, offset + group.offset)
      case .path: break
      }
    }
  }

  var text: String { runs.map(\.text).joined() }
  var places: [String] { tags.compactMap { if case .place(let place) = $0 { place } else { nil } } }
  var links: [String] {
    tags.compactMap { if case .link(let place) = $0 { place } else { nil } }
  }
  func count(_ element: Graphics.Tag.Element) -> Int {
    tags.filter { if case .element(element, _) = $0 { true } else { false } }.count
  }
}

private func drawn(_ article: Article, _ figures: [String: Scene] = [:]) -> [Drawn] {
  composer.document(of: article, figures: figures).pages.map { Drawn($0.scene) }
}

private func article(_ blocks: [Block]) -> Article {
  Article(title: [.text("A title")], author: "Somebody", date: "Today", blocks: blocks)
}

private let figure = Block.figure(
  PlacedFigure(
    name: "one", number: "1", identifier: "fig:one",
    caption: [.text("It falls. The rest is said.")], alternative: "A line that falls."))

@Suite struct Slides {
  /// The order of the article, one message each.
  @Test func showWhatIsSeen() {
    let pages = drawn(
      article([
        .heading(Heading(level: 1, number: "1", identifier: "sec:one", text: [.text("Walking")])),
        .paragraph([
          .text("This is said aloud. "), .reference(identifier: "fig:one", text: "Figure 1"),
        ]),
        figure,
        .note(
          Note(kind: .question, number: "1", identifier: "q", blocks: [.paragraph([.text("Why?")])])
        ),
        .note(
          Note(kind: .answer, number: "1", identifier: "a", blocks: [.paragraph([.text("So.")])])),
      ]), ["one": Scene(size: Size(width: 100, height: 50))])
    #expect(
      pages.map(\.text) == [
        "A titleSomebodyToday", "1Walking2", "It falls31\u{2002}Walking",
        "Question 1Why?41\u{2002}Walking",
        "Answer 1Why?So.51\u{2002}Walking",
      ])
    #expect(pages[1].places.contains("sec:one") && pages[2].places.contains("fig:one"))
    #expect(pages[2].count(.figure) == 1)
  }

  /// A figure is as large as the slide lets it be, and keeps its shape.
  @Test(arguments: [(100.0, 50.0), (50, 100), (1000, 10), (3000, 3000), (1, 1)])
  func enlargeFigures(_ width: Double, _ height: Double) {
    let square = Path(rectangle: Rect(x: 0, y: 0, width: width, height: height))
    let scene = Scene(size: Size(width: width, height: height), items: [.fill(square, .black)])
    let page = composer.document(of: article([figure]), figures: ["one": scene]).pages[1].scene
    var boxes: [Rect] = []
    func collect(_ items: [Scene.Item], _ offset: Point) {
      for item in items {
        switch item {
        case .path(let path, _, _): boxes.append(Rect(around: path.points.map { $0 + offset })!)
        case .group(let group): collect(group.items, offset + group.offset)
        case .text: break
        }
      }
    }
    collect(page.items, .zero)
    #expect(boxes.count == 1)
    #expect(abs(boxes[0].width * height - boxes[0].height * width) < 1e-6 * width * height)
    #expect(SlideDesign.body.outset(by: 1e-6).contains(boxes[0]))
    let scale = boxes[0].width / width
    let isFull = boxes[0].width > 639.9 || boxes[0].maxY > 365.9 || scale > 2.99
    #expect(isFull)
  }

  /// A figure's own title is that of the slide, and each row of panels has a slide.
  @Test func divideFigures() {
    func panel(_ name: String, _ y: Double) -> Scene.Item {
      let run = TextRun(
        name, font: Font(.sansRegular, size: 7), color: .black, at: Point(20, y + 50))
      let square = Path(rectangle: Rect(x: 10, y: y, width: 400, height: 150))
      return .group(Scene.Group(name, items: [.fill(square, .white), .text(run)]))
    }
    let title = TextRun(
      "What it says", font: Font(.sansSemiBold, size: 9), color: .black, at: Point(0, 10))
    var scene = Scene(
      size: Size(width: 420, height: 340),
      items: [
        .fill(Path(rectangle: Rect(x: 0, y: 0, width: 420, height: 340)), .white),
        .group(Scene.Group("title", items: [.text(title)])), panel("panel[0,0]", 20),
        panel("panel[0,1]", 20), panel("panel[1,0]", 180),
      ])
    let pages = drawn(article([figure]), ["one": scene]).dropFirst()
    #expect(
      pages.map { $0.runs.filter { $0.font.size > 10 }.map(\.text) } == [
        ["What it says", "panel[0,0]", "panel[0,1]"], ["What it says", "panel[1,0]"],
      ])
    #expect(pages.allSatisfy { $0.count(.heading(1)) == 1 && $0.count(.figure) == 1 })
    #expect(pages.allSatisfy { $0.runs[0].font.size == 22 })
    // What the rows have in common keeps them together.
    scene.items.append(.group(Scene.Group("legend[0]", items: [])))
    #expect(drawn(article([figure]), ["one": scene]).count == 2)
  }

  /// Whatever the article says, everything is on the slides, can be read, and leads somewhere.
  @Test func holdAnyArticle() {
    for seed in 0..<25 as Range<UInt64> {
      var prose = RandomArticle(random: SplitMix64(seed: seed))
      let document = composer.document(
        of: article((0..<14).map { prose.block($0) }),
        figures: ["one": Scene(size: Size(width: 450, height: 220))])
      let pages = document.pages.map { Drawn($0.scene) }
      let places = pages.flatMap(\.places)
      #expect(Set(places).count == places.count)
      #expect(Set(pages.flatMap(\.links)).isSubset(of: places))
      #expect(Set(document.bookmarks.map(\.place)).isSubset(of: places))
      #expect(document.pages.map(\.label) == (1...pages.count).map { "\($0)" })
      for run in pages.flatMap(\.runs) {
        var text = Substring(run.text)
        while text.last == " " { text.removeLast() }
        let end = run.position.x + 0.6 * run.font.size * Double(text.count)
        #expect(run.position.x >= -1e-6 && end <= 720 && run.position.y <= 400, "\(run.text)")
      }
      #expect(pages.allSatisfy { $0.count(.section) == 1 })
    }
  }

  /// A long table has its header on every slide, and each row once.
  @Test func divideTables() {
    let rows = (0..<200).map { [[Inline.text("row\($0)")], [.text("1.5")]] }
    let table = TextTable(
      caption: [.text("Rows.")], alignments: [.left, .decimal],
      header: [[.text("Name")], [.text("Value")]], rows: rows)
    let pages = drawn(article([.table(table)])).dropFirst()
    #expect(pages.count > 5)
    #expect(pages.allSatisfy { $0.runs.filter { $0.text == "Name" }.count == 1 })
    let names = pages.flatMap(\.runs).map(\.text).filter { $0.hasPrefix("row") }
    #expect(names == (0..<200).map { "row\($0)" })
    for run in pages.flatMap(\.runs) where run.text.hasPrefix("row") {
      #expect(run.font.size >= 14)
    }
  }

  /// Decimal points stand below one another.
  @Test func alignDecimals() {
    let table = TextTable(
      alignments: [.decimal], header: [[.text("Value of it")]],
      rows: ["1.5", "100.25", "7"].map { [[.text($0)]] })
    let runs = drawn(article([.table(table)]))[1].runs.filter {
      $0.text.first?.isNumber == true && $0.font.size > 12
    }
    let points = runs.map { run in
      run.position.x + 0.6 * run.font.size * Double(run.text.prefix { $0 != "." }.count)
    }
    #expect(points.count == 3)
    for point in points { #expect(abs(point - points[0]) < 1e-9) }
  }

  /// Parts of a program are about equally long and together are the program.
  @Test func divideListings() {
    let lines = (0..<60).map { $0 % 7 == 6 ? "" : "line \($0)" }
    let pages = drawn(article([.listing(Listing(language: "", lines: lines))])).dropFirst()
    let counts = pages.map { $0.runs.filter { $0.text.hasPrefix("line") }.count }
    #expect(counts.allSatisfy { $0 <= SlideDesign.listingLines })
    #expect((counts.max() ?? 0) - (counts.min() ?? 0) <= 6)
    // Two chunks of six lines with the empty one between are 13 lines.
    #expect(pages.count == 5)
    let shown = pages.flatMap(\.runs).map(\.text).filter { $0.hasPrefix("line") }
    #expect(shown == lines.filter { !$0.isEmpty })
  }

  /// What is hardly an article is slides as well.
  @Test func comeOfAnything() {
    let long = [Inline.text(String(repeating: "word ", count: 2_000))]
    let word = [Inline.text(String(repeating: "w", count: 3_000))]
    let deep = (0..<30).reduce(Block.paragraph([.text("deep")])) { inner, _ in
      .list(ItemList(isOrdered: true, items: [[inner]]))
    }
    for blocks in [
      [], [figure], [.paragraph(long)], [deep],
      [.note(Note(kind: .pitfall, title: long, blocks: [.paragraph(word)]))],
      [.heading(Heading(level: 1, identifier: "", text: word))],
      [.note(Note(kind: .answer, blocks: []))],
      [.table(TextTable(alignments: [], header: [], rows: []))],
      [.table(TextTable(alignments: [.left], header: [word], rows: [[word]]))],
      [.list(ItemList(isOrdered: false, items: [[]]))],
      [.listing(Listing(language: "", lines: []))],
    ] as [[Block]] {
      let document = composer.document(of: article(blocks), figures: [:])
      #expect(!document.pages.isEmpty)
      #expect(document == composer.document(of: article(blocks), figures: [:]))
    }
  }
}
