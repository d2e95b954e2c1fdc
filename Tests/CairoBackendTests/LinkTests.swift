import Graphics
import Testing

@testable import CairoBackend

@Suite struct Links {
  private func links(_ file: PDFContents) -> [PDFDictionary] {
    file.pages.flatMap { file.resolved($0["Annots"])?.array ?? [] }
      .compactMap { file.dictionary($0) }
  }

  private func destinations(_ file: PDFContents) -> [String: [PDFValue]] {
    let tree = file.catalog["Names"]?.dictionary.flatMap { file.dictionary($0["Dests"]) }
    let names = tree?["Names"]?.array ?? []
    return Dictionary(
      uniqueKeysWithValues: stride(from: 0, to: names.count, by: 2).map {
        (file.text(names[$0]) ?? "", names[$0 + 1].array ?? [])
      })
  }

  /// Forward and backward, to the page and a little above what is there.
  @Test func leadToTheirPlaces() throws {
    let file = try PDFContents(PDFEncoder().encode(lesson))
    let destinations = destinations(file)
    let pages = file.dictionary(file.catalog["Pages"])?["Kids"]?.array ?? []
    let figure = try #require(destinations["fig:later"])
    #expect(figure[0] == pages[1])
    // The disk reaches up to 60 points below the upper edge of 210.
    #expect(figure[3] == .integer(210 - 60 + 6))
    let start = try #require(destinations["sec:start"])
    #expect(start[0] == pages[0])
    #expect(links(file).compactMap { file.text($0["Dest"]) } == ["fig:later", "sec:start"])
    #expect(
      links(file).compactMap { file.text($0["Contents"]) } == ["Figure 1", "a paper", "Back"])
  }

  @Test func haveTheAreaOfTheirWords() throws {
    let file = try PDFContents(PDFEncoder().encode(lesson))
    let box = file.numbers(links(file)[0]["Rect"])
    let width = FontLibrary.shared.extents(of: "Figure 1", font: Font(.serifRegular, size: 11))
      .advance
    #expect(abs(box[0] - 140) < 0.01 && abs(box[2] - 140 - width) < 0.01)
    // Its baseline is 130 points above the lower edge.
    #expect(box[1] < 130 && box[1] > 125 && box[3] > 137 && box[3] < 145)
  }

  @Test func haveAddressesOfASCIIAlone() throws {
    let file = try PDFContents(PDFEncoder().encode(lesson))
    let action = links(file)[1]["A"]?.dictionary
    #expect(action?["S"] == .name("URI"))
    #expect(file.text(action?["URI"]) == "https://example.org/%C3%A4%20b?x=1#y")
  }

  /// A link over two lines is one element with two areas, and its words are read with a space.
  @Test func goOnOverLines() throws {
    let pages = [
      [
        part(
          .element(.paragraph), text("see ", 20, 40),
          part(.address("https://a.b"), text("a long", 250, 40)),
          part(.address("https://a.b"), text("title", 20, 54)), text(" now", 60, 54))
      ]
    ]
    let file = try PDFContents(PDFEncoder().encode(document(pages)))
    #expect(file.outlineOfElements == "Document\n  P\n    Link")
    #expect(links(file).count == 2)
    let tree = DocumentStructure(document(pages).pages).tree
    #expect(tree.nodes.last?.text == "a long title")
  }

  /// A line of a table of contents is one area, and its parts are read as words.
  @Test func areWholeLinesOfContents() throws {
    let parts = [("2", 20.0), ("Momentum", 40), ("7", 280)].map { words, x in
      part(.link(place: "a"), text(words, x, 40))
    }
    let line = Scene.Item.group(
      Scene.Group("line", tag: .element(.contentsItem), items: parts))
    let page = [part(.element(.contents), line), part(.place("a"))]
    let file = try PDFContents(PDFEncoder().encode(document([page])))
    #expect(links(file).map { file.text($0["Contents"]) } == ["2 Momentum 7"])
    let box = file.numbers(links(file)[0]["Rect"])
    #expect(box[0] == 20 && box[2] > 283)
    #expect(DocumentStructure(document([page]).pages).tree.nodes.last?.text == "2 Momentum 7")
  }

  /// What no element holds can be followed, and is not read.
  @Test func standInRunningHeads() throws {
    let page = [part(.link(place: "a"), text("Head", 20, 20)), part(.place("a"))]
    let structure = DocumentStructure(document([page]).pages)
    #expect(structure.marks == [[nil]])
    let file = try PDFContents(PDFEncoder().encode(document([page])))
    #expect(file.outlineOfElements == "Document\n  Link")
    #expect(links(file).map { file.text($0["Contents"]) } == ["Head"])
  }

  @Test func mayNotLeadNowhere() {
    let dead = document([[part(.element(.paragraph), part(.link(place: "a"), text("b", 20, 20)))]])
    #expect(throws: DocumentError.noSuchPlaces(["a"])) { try PDFEncoder().encode(dead) }
    var marked = document([[]])
    marked.bookmarks = [Document.Bookmark(title: "b", place: "c", level: 1)]
    #expect(throws: DocumentError.noSuchPlaces(["c"])) { try PDFEncoder().encode(marked) }
  }

  @Test func areInAnOutline() throws {
    let file = try PDFContents(PDFEncoder().encode(lesson))
    var lines: [String] = []
    func add(_ first: PDFValue?, depth: Int) {
      var next = file.dictionary(first)
      while let item = next {
        lines.append(String(repeating: "-", count: depth) + (file.text(item["Title"]) ?? ""))
        add(item["First"], depth: depth + 1)
        next = file.dictionary(item["Next"])
      }
    }
    let outline = file.dictionary(file.catalog["Outlines"])
    add(outline?["First"], depth: 0)
    #expect(lines == ["1 Gradient descent", "-Deep", "-Less deep", "∇ again"])
    #expect(outline?["Count"] == .integer(4))
    #expect(file.catalog["PageMode"] == .name("UseOutlines"))
  }

  @Test func countPages() throws {
    func labels(_ labels: [String]) throws -> [PDFValue] {
      var labeled = document(labels.map { _ in [] })
      for (i, label) in labels.enumerated() { labeled.pages[i].label = label }
      let file = try PDFContents(PDFEncoder().encode(labeled))
      return file.catalog["PageLabels"]?.dictionary?["Nums"]?.array ?? []
    }
    func number(_ start: Int) -> PDFValue {
      .dictionary(["S": .name("D"), "St": .integer(start)])
    }
    func name(_ text: String) -> PDFValue { .dictionary(["P": .text(text)]) }
    #expect(try labels(["1", "2", "3"]) == [.integer(0), number(1)])
    #expect(
      try labels(["i", "ii", "1", "2", "7", "∞", "07"])
        == [
          .integer(0), name("i"), .integer(1), name("ii"), .integer(2), number(1), .integer(4),
          number(7), .integer(5), name("∞"), .integer(6), name("07"),
        ])
  }
}
