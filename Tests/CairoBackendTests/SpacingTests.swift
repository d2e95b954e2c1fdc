import Graphics
import Testing

@testable import CairoBackend

private let metadata = DocumentMetadata(title: "Spaces")

private func scene(_ runs: [TextRun]) -> Scene {
  Scene(size: Size(width: 300, height: 60), items: runs.map { .text($0) })
}

@Suite struct WordSpacing {
  static let texts = [
    "a justified line of words", " two  spaces ", "Eq.\u{a0}(2) and others", "e\u{301} x", "none",
    "",
  ]

  /// Each space, breaking or not, is wider, and nothing else moves.
  @Test(arguments: texts, [1.5, -0.4])
  func widensSpacesAlone(_ text: String, _ spacing: Double) {
    var run = TextRun(text, font: Font(.serifRegular, size: 10), color: .black, at: .zero)
    let face = FontLibrary.shared.face(.serifRegular)
    let plain = face.shape(run)
    run.wordSpacing = spacing
    let spaced = face.shape(run)
    #expect(spaced.glyphs.map(\.index) == plain.glyphs.map(\.index))
    var (shift, index) = (0.0, 0)
    var bytes = Array(text.utf8)[...]
    for cluster in plain.clusters {
      for i in index..<(index + cluster.glyphCount) {
        #expect(abs(spaced.glyphs[i].x - plain.glyphs[i].x - shift) < 1e-12)
      }
      index += cluster.glyphCount
      let character = String(decoding: bytes.prefix(cluster.byteCount), as: UTF8.self)
      if [" ", "\u{a0}"].contains(character) { shift += spacing / 10 }
      bytes = bytes.dropFirst(cluster.byteCount)
    }
    let spaces = text.count { $0 == " " || $0 == "\u{a0}" }
    #expect(abs(shift - Double(spaces) * spacing / 10) < 1e-12)
  }

  /// Words drawn apart by hand look as one run with spaces as wide.
  @Test func drawsWordsWhereTheyBelong() throws {
    let font = Font(.serifRegular, size: 12)
    let text = "minimize the loss"
    let words = ["minimize ", "the ", "loss"]
    var pen = 20.0
    let apart = words.map { word in
      defer { pen += FontLibrary.shared.extents(of: word, font: font).advance + 6 }
      return TextRun(word, font: font, color: .black, at: Point(pen, 30))
    }
    let run = TextRun(text, font: font, color: .black, at: Point(20, 30), wordSpacing: 6)
    let png = PNGEncoder(dotsPerInch: 144)
    #expect(
      try png.encode([scene([run])], metadata: metadata)
        == png.encode([scene(apart)], metadata: metadata))
  }

  static let pdftotext = ExternalTool("pdftotext")

  /// The text of a file has one space between words, and words stand where they were put.
  @Test(.enabled(if: pdftotext.isInstalled))
  func leavesOneSpaceInCopiedText() throws {
    let font = Font(.serifRegular, size: 12)
    let run = TextRun(
      "minimize the\u{a0}loss", font: font, color: .black, at: Point(20, 30), wordSpacing: 6)
    let bytes = try PDFEncoder().encode([scene([run])], metadata: metadata)
    let text = try Self.pdftotext.run([], on: bytes, ["-"]).text
    #expect(text.hasPrefix("minimize the loss\n"))
    let boxes = try Self.pdftotext.run(["-bbox"], on: bytes, ["-"]).text
    let last = 20 + FontLibrary.shared.extents(of: "minimize the\u{a0}", font: font).advance + 12
    let start = boxes.split(separator: "xMin=\"").last.flatMap { Double($0.prefix { $0 != "\"" }) }
    #expect(abs(try #require(start) - last) < 0.02)
  }

  @Test func isPartOfTheLengthOfTextInPages() throws {
    let font = Font(.serifRegular, size: 10)
    let run = TextRun("a b\u{a0}c", font: font, color: .black, at: .zero, wordSpacing: 2.5)
    let bytes = try SVGEncoder(textDrawing: .selectable).encode([scene([run])], metadata: metadata)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("word-spacing:2.5px"))
    let length = text.split(separator: "textLength=\"").last.flatMap {
      Double($0.prefix { $0 != "\"" })
    }
    let natural = FontLibrary.shared.extents(of: run.text, font: font).advance
    #expect(abs(try #require(length) - natural - 5) < 0.006)
  }
}

@Suite struct SmallCapitals {
  /// The faces of running text have them; capitals stay as they are.
  @Test(arguments: [Font.Face.serifRegular, .serifItalic, .serifSemiBold, .sansRegular])
  func replaceLowerCaseLetters(_ face: Font.Face) {
    let library = FontLibrary.shared
    let (plain, small) = (Font(face, size: 10), Font(face, size: 10, hasSmallCapitals: true))
    let metrics = library.metrics(of: plain)
    let ink = library.extents(of: "x", font: small)
    #expect(ink != library.extents(of: "x", font: plain))
    #expect(ink.inkTop > 0.8 * metrics.xHeight && ink.inkTop < 0.95 * metrics.capHeight)
    #expect(library.extents(of: "X1.", font: small) == library.extents(of: "X1.", font: plain))
    // No letter hangs below the line but the tails of capitals.
    #expect(library.extents(of: "pgy", font: small).inkBottom < 0.3)
  }

  @Test(.enabled(if: WordSpacing.pdftotext.isInstalled))
  func areCopiedAsTheLettersTheyStandFor() throws {
    let font = Font(.serifRegular, size: 12, hasSmallCapitals: true)
    let run = TextRun("Motivation and gauss", font: font, color: .black, at: Point(20, 30))
    let bytes = try PDFEncoder().encode([scene([run])], metadata: metadata)
    let text = try WordSpacing.pdftotext.run([], on: bytes, ["-"]).text
    #expect(text.hasPrefix("Motivation and gauss\n"))
  }

  /// The letters inside an image can do what its text asks for.
  @Test func areInTheLettersOfImages() throws {
    func count(_ hasSmallCapitals: Bool) throws -> Int {
      let font = Font(.serifRegular, size: 10, hasSmallCapitals: hasSmallCapitals)
      let run = TextRun("abc", font: font, color: .black, at: .zero)
      let bytes = try SVGEncoder(textDrawing: .selectable)
        .encode([scene([run])], metadata: metadata)
      #expect(String(decoding: bytes, as: UTF8.self).contains("'smcp'") == hasSmallCapitals)
      return bytes.count
    }
    #expect(try count(true) > count(false) + 500)
  }
}
