import Graphics
import Testing
import Typesetting

@testable import CairoBackend

@Suite struct DocumentTests {
  private let qpdf = ExternalTool("qpdf")
  private let pdfinfo = ExternalTool("pdfinfo")

  /// Elements that go on over a page are one; those that hold nothing are none, but for cells.
  @Test func holdsOneTreeOfElements() throws {
    var lesson = lesson
    lesson.pages[0].scene.items.append(part(.element(.paragraph)))
    #expect(
      try PDFContents(PDFEncoder().encode(lesson)).outlineOfElements == """
        Document
          H1
          P
            Link
            Link
          L
            LI
              Lbl
              LBody
                P
          Note
          Figure "A curve (rising) to ∞"
          Caption
            Formula "x squared"
          Table
            TR
              TH
              TH
            TR
              TH
              TD
          P
            Link
        """)
  }

  /// What a reader of the structure reads: no heads and no page numbers, one space between words
  /// over the ends of lines and pages, links in their sentences.
  @Test(.enabled(if: ExternalTool("pdfinfo").isInstalled))
  func isReadInOrder() throws {
    let bytes = try PDFEncoder().encode(lesson)
    let text = try pdfinfo.run(["-struct-text"], on: bytes).text
    let read = text.split(separator: "\n").compactMap { line -> Substring? in
      let line = line.drop { $0 == " " }
      return line.first == "\"" ? line.dropFirst().dropLast() : nil
    }
    #expect(
      read.joined(separator: "|") == """
        1 Gradient descent|Steps go downhill; see |Figure 1| and the words of |a paper|. It ends.\
        |1.|an item that |goes on.|An aside.|axis label|Figure 1. Here |x²|.|name|rate|Adam|Back
        """)
  }

  static let words = """
    Gradient descent takes steps of \u{201c}length\u{201d} η‖∇L‖ — too long, and it leaves the valley; \
    too short, and it never arrives. Adam’s steps, by contrast, hardly depend on how steep the \
    valley is: their length is about η, whatever the gradient, so that efficient offices find \
    flat minima (Kingma & Ba, 2015).
    """

  /// A justified paragraph is copied, and read, as the words that it was set from.
  @Test(.enabled(if: ExternalTool("pdfinfo").isInstalled))
  func holdsTheWordsOfJustifiedText() throws {
    let setter = ParagraphSetter(measuring: FontLibrary.shared, hyphenating: NoHyphenator())
    let style = TextStyle(Font(.serifRegular, size: 11), color: .black)
    let lines = setter.lines(of: [Span(.words(Self.words), style: style)], width: 230)
    let items = lines.enumerated().flatMap { index, line in
      line.items.map { $0.offset(by: Point(30, 30 + 14 * Double(index))) }
    }
    #expect(lines.count > 5)
    let bytes = try PDFEncoder().encode(
      document([[.group(Scene.Group("p", tag: .element(.paragraph), items: items))]]))
    let copied = try ExternalTool("pdftotext").run([], on: bytes, ["-"]).text
    #expect(copied.split { $0.isWhitespace } == Self.words.split(separator: " "))
    let read = try pdfinfo.run(["-struct-text"], on: bytes).text
    #expect(read.contains("\"\(Self.words)\""))
  }

  /// All contents of pages are part of an element, or marked as read by nobody.
  @Test func leavesNothingUnmarked() throws {
    let file = try PDFContents(PDFEncoder().encode(lesson))
    for page in file.pages {
      let contents = try #require(file.contents(page["Contents"]))
      var depth = 0
      for line in contents.split(separator: 10).map({ String(decoding: $0, as: UTF8.self) }) {
        if line.hasSuffix(" BDC") || line == "/Artifact BMC" { depth += 1 }
        if line == "EMC" { depth -= 1 }
        let draws = [" f", " S", "Tj", "TJ", " f*", " B"].contains { line.hasSuffix($0) }
        #expect(!draws || depth == 1, "\(line)")
      }
      #expect(depth == 0)
      #expect(page["Tabs"] == .name("S"))
    }
  }

  /// Each mark on a page belongs to the element that counts it among its own.
  @Test func findsTheElementsOfMarks() throws {
    let file = try PDFContents(PDFEncoder().encode(lesson))
    let root = try #require(file.dictionary(file.catalog["StructTreeRoot"]))
    let numbers = try #require(file.dictionary(root["ParentTree"])?["Nums"]?.array)
    var owners: [Int: PDFValue] = [:]
    for i in stride(from: 0, to: numbers.count, by: 2) {
      owners[try #require(numbers[i].integer)] = numbers[i + 1]
    }
    let links = file.pages.flatMap { file.resolved($0["Annots"])?.array ?? [] }
    #expect(owners.count == file.pages.count + links.count)
    for page in file.pages {
      let key = try #require(page["StructParents"]?.integer)
      for (mark, owner) in try #require(owners[key]?.array).enumerated() {
        let kids = try #require(file.dictionary(owner)?["K"])
        let counted = (kids.array ?? [kids]).contains {
          $0 == .integer(mark) || $0.dictionary?["MCID"] == .integer(mark)
        }
        #expect(counted)
      }
    }
    for link in links {
      let key = try #require(file.dictionary(link)?["StructParent"]?.integer)
      #expect(file.dictionary(owners[key])?["S"] == .name("Link"))
      let kids = file.dictionary(owners[key])?["K"]?.array ?? []
      #expect(kids.contains { $0.dictionary?["Obj"] == link })
    }
  }

  @Test func saysWhatItIs() throws {
    let file = try PDFContents(PDFEncoder().encode(lesson))
    #expect(file.text(file.catalog["Lang"]) == "en-GB")
    #expect(file.catalog["MarkInfo"]?.dictionary?["Marked"] == .token("true"))
    #expect(file.catalog["ViewerPreferences"]?.dictionary?["DisplayDocTitle"] == .token("true"))
    let info = file.dictionary(file.trailer["Info"])
    #expect(file.text(info?["Title"]) == "Descent <∇>")
    #expect(file.text(info?["Author"]) == "A. Cauchy")
    let bytes = try #require(file.contents(file.catalog["Metadata"]))
    let metadata = String(decoding: bytes, as: UTF8.self)
    #expect(metadata.contains("<rdf:li xml:lang=\"x-default\">Descent &lt;∇&gt;</rdf:li>"))
    #expect(metadata.contains("<pdfuaid:part>1</pdfuaid:part>"))
  }

  @Test func describesTablesListsAndFigures() throws {
    let file = try PDFContents(PDFEncoder().encode(lesson))
    func attributes(_ type: String) -> [PDFDictionary] {
      var found: [PDFDictionary] = []
      func look(_ element: PDFDictionary) {
        if element["S"] == .name(type) { found.append(element["A"]?.dictionary ?? [:]) }
        for kid in file.resolved(element["K"])?.array ?? [element["K"] ?? .null] {
          if let kid = file.dictionary(kid) { look(kid) }
        }
      }
      for kid in file.dictionary(file.catalog["StructTreeRoot"])?["K"]?.array ?? [] {
        look(file.dictionary(kid) ?? [:])
      }
      return found
    }
    #expect(attributes("TH").map { $0["Scope"] } == ["Column", "Column", "Row"].map { .name($0) })
    #expect(attributes("L").map { $0["ListNumbering"] } == [.name("Decimal")])
    // The disk, and the label below it, from the bottom of a page 210 points high.
    let edges = file.numbers(attributes("Figure")[0]["BBox"])
    #expect(edges[0] == 20 && edges[2] >= 80 && edges[3] == 150)
    #expect(edges[1] < 110 && edges[1] > 100)
  }

  /// Only what keeps the rules says so.
  @Test func claimsToBeAccessibleOnlyIfItIs() {
    func isAccessible(_ items: Scene.Item..., title: String = "Descent") -> Bool {
      let pages = document([items]).pages
      return DocumentStructure(pages).tree.isAccessible(DocumentMetadata(title: title))
    }
    let heading = part(.element(.heading(1)), text("1", 20, 20))
    #expect(isAccessible(heading))
    #expect(!isAccessible(heading, title: ""))
    #expect(!isAccessible(part(.element(.heading(2)), text("1", 20, 20))))
    #expect(!isAccessible(heading, part(.element(.heading(3)), text("1.1.1", 20, 20))))
    #expect(isAccessible(heading, part(.element(.figure, alternative: "A line"))))
    #expect(!isAccessible(heading, part(.element(.figure, alternative: ""))))
    #expect(!isAccessible(heading, part(.element(.formula))))
    #expect(!isAccessible(part(.element(.listItem))))
    #expect(!isAccessible(part(.element(.table), part(.element(.tableCell)))))
    #expect(!isAccessible(part(.element(.list), part(.element(.paragraph)))))
  }

  @Test(.enabled(if: ExternalTool("qpdf").isInstalled))
  func isWhole() throws {
    let empty = document([[part(.link(place: "a")), part(.place("a"))]])
    for example in [lesson, document([[]]), empty] {
      let bytes = try PDFEncoder().encode(example)
      let report = try qpdf.run(["--check"], on: bytes)
      #expect(report.code == 0, "\(report.text)")
    }
  }

  @Test func hasPages() {
    #expect(throws: DocumentError.noPages) { try PDFEncoder().encode(document([])) }
  }

  @Test func isTheSameEachTimeAndFromManyThreads() async throws {
    let expected = try PDFEncoder().encode(lesson)
    try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<4 { group.addTask { try PDFEncoder().encode(lesson) } }
      for try await bytes in group { #expect(bytes == expected) }
    }
  }

  /// Letters of all pages are in one font file for each face and kind of coding.
  @Test(.enabled(if: ExternalTool("pdffonts").isInstalled))
  func holdsEachFontOnce() throws {
    let pages = (0..<5).map { page in
      [part(.element(.paragraph), text("page \(page) of five: αβγ", 20, 20))]
    }
    let list = try ExternalTool("pdffonts").run([], on: PDFEncoder().encode(document(pages)))
    let fonts = list.text.split(separator: "\n").dropFirst(2)
    #expect(fonts.count == 2)
    for font in fonts { #expect(font.contains("yes yes yes")) }
  }
}
