import Graphics
import Testing
import Typesetting

@testable import CairoBackend

private let metadata = DocumentMetadata(
  title: "Steps to ∇f = 0", author: "A. Cauchy", subject: "What is seen")

/// A page with a word, a formula, a turned label, strokes, transparency and a clip.
private func page(width: Double = 160, height: Double = 100) -> Scene {
  let setter = LabelSetter(measuring: FontLibrary.shared)
  let style = TextStyle(Font(.sansRegular, size: 8.5), color: .black)
  var items = setter.label(#"office $\nabla L(\theta) = \sqrt{\hat v_t}$"#, style: style)
    .items(at: Point(20, 30))
  items += setter.label("turned", style: style).items(at: Point(10, 90), angle: 1.5)
  let wave = Path(polyline: (0..<200).map { Point(Double($0), 60 + Double($0 % 7)) })
  items.append(
    .group(
      Scene.Group(
        "marks", offset: Point(5, 5), clip: Rect(minX: 0, minY: 40, maxX: 150, maxY: 90),
        items: [
          .stroke(wave, Stroke(Color(0x0072b2), width: 1.4, dash: [3, 1], cap: .round)),
          .fill(Path(circleAt: Point(50, 60), radius: 20), Color(0xd55e00).withAlpha(0.4)),
        ])))
  return Scene(size: Size(width: width / 25.4 * 72, height: height / 25.4 * 72), items: items)
}

/// The chunks of a PNG file in order.
private func chunks(_ bytes: [UInt8]) -> [(type: String, content: ArraySlice<UInt8>)] {
  var chunks: [(String, ArraySlice<UInt8>)] = []
  var rest = bytes.dropFirst(8)
  while rest.count >= 12 {
    let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
    let type = String(decoding: rest.dropFirst(4).prefix(4), as: UTF8.self)
    chunks.append((type, rest.dropFirst(8).prefix(length)))
    rest = rest.dropFirst(12 + length)
  }
  return chunks
}

@Suite struct Encoders {
  static let encoders: [any SceneEncoder] = [
    PNGEncoder(dotsPerInch: 254), PDFEncoder(), SVGEncoder(),
    SVGEncoder(textDrawing: .selectable),
  ]

  @Test(arguments: 0..<4)
  func writeTheSameBytesTwiceAndFromManyThreads(_ index: Int) async throws {
    let encoder = Self.encoders[index]
    let expected = try encoder.encode([page()], metadata: metadata)
    try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<4 { group.addTask { try encoder.encode([page()], metadata: metadata) } }
      for try await bytes in group { #expect(bytes == expected) }
    }
  }

  @Test(arguments: 0..<4)
  func surviveCoordinatesThatCannotBeDrawn(_ index: Int) throws {
    var scene = page()
    let sane = try Self.encoders[index].encode([scene], metadata: metadata)
    for x in [Double.nan, .infinity, 1e30] {
      let path = Path(polyline: [Point(0, 0), Point(x, 1)])
      scene.items.append(.stroke(path, Stroke(.black, width: 1)))
      scene.items.append(
        .text(TextRun("x", font: Font(.mono, size: 8), color: .black, at: Point(x, 0))))
    }
    #expect(try Self.encoders[index].encode([scene], metadata: metadata) == sane)
  }

  @Test(arguments: 0..<4)
  func refusePagesWithoutASize(_ index: Int) {
    for width in [0, -1, Double.nan, .infinity] {
      #expect(throws: CairoError.self) {
        try Self.encoders[index].encode([page(width: width)], metadata: metadata)
      }
    }
  }

  @Test func refuseImagesThatAreTooLarge() {
    #expect(throws: CairoError.self) {
      try PNGEncoder(dotsPerInch: 254).encode([page(width: 1e5)], metadata: metadata)
    }
  }
}

@Suite struct PNG {
  @Test func recordsSizeDensityAndTitle() throws {
    let bytes = try PNGEncoder(dotsPerInch: 254).encode([page()], metadata: metadata)
    let chunks = chunks(bytes)
    #expect(
      chunks.map(\.type) == [
        "IHDR", "sRGB", "pHYs", "iTXt", "iTXt", "iTXt", "iTXt", "IDAT", "IEND",
      ])
    // 1600 × 1000, 8 bits, truecolor; 10 000 pixels a meter in both directions.
    #expect(Array(chunks[0].content) == [0, 0, 6, 64, 0, 0, 3, 232, 8, 2, 0, 0, 0])
    #expect(Array(chunks[2].content) == [0, 0, 39, 16, 0, 0, 39, 16, 1])
    #expect(
      String(decoding: chunks[3].content, as: UTF8.self) == "Title\0\0\0\0\0Steps to ∇f = 0")
  }

  /// Each pixel is three bytes: red, green, blue, whatever the width of the image.
  @Test(arguments: 1...13)
  func holdsThePixels(_ width: Int) throws {
    func color(_ x: Int, _ y: Int) -> UInt32 {
      UInt32(0x10_20_30 + 0x0f_0b_07 * x + 0x01_40_02 * y)
    }
    let size = Size(width: Double(width), height: 3)
    let pixels = (0..<3).flatMap { y in
      (0..<width).map { x in
        let square = Rect(x: Double(x), y: Double(y), width: 1, height: 1)
        return Scene.Item.fill(Path(rectangle: square), Color(color(x, y)))
      }
    }
    let bytes = try PNGEncoder(dotsPerInch: 72)
      .encode([Scene(size: size, items: pixels)], metadata: metadata)
    let packed = try #require(chunks(bytes).first { $0.type == "IDAT" }).content
    let stream = PDFFile.Object(
      value: .dictionary(["Filter": .name("FlateDecode")]), stream: packed)
    var expected: [UInt8] = []
    for y in 0..<3 {
      expected.append(0)
      for x in 0..<width { expected += [16, 8, 0].map { UInt8(color(x, y) >> $0 & 0xff) } }
    }
    #expect(stream.contents == expected)
  }
}

@Suite struct PDF {
  @Test func holdsVectorsAndOutlineFonts() throws {
    let bytes = try PDFEncoder().encode([page(), page()], metadata: metadata)
    let file = try PDFContents(bytes)
    let fonts = file.values.filter { $0["Type"] == .name("FontDescriptor") }
    #expect(!fonts.isEmpty && fonts.allSatisfy { $0["FontFile3"] != nil })
    let subtypes = file.values.compactMap { $0["Subtype"] }
    #expect(!subtypes.contains(.name("Type3")) && !subtypes.contains(.name("Image")))
    #expect(file.text(file.dictionary(file.trailer["Info"])?["Creator"]) == "optreport")
  }

  /// A page is a figure with a description, in a language.
  @Test func describesItsFigures() throws {
    let subject = "Steps (all) \\ ∇f → 𝑥\r."
    let described = DocumentMetadata(title: "T", subject: subject, language: "de-AT")
    let file = try PDFContents(PDFEncoder().encode([page(), page()], metadata: described))
    let figure = "  Figure \"\(subject)\""
    #expect(file.outlineOfElements == "Document\n\(figure)\n\(figure)")
    #expect(file.text(file.catalog["Lang"]) == "de-AT")
    #expect(file.pages.count == 2)
  }

  static let qpdf = ExternalTool("qpdf")

  /// A reader that looks at every object finds nothing wrong.
  @Test(.enabled(if: qpdf.isInstalled))
  func isWhole() throws {
    let bytes = try PDFEncoder().encode([page(), page()], metadata: metadata)
    #expect(try Self.qpdf.run(["--check"], on: bytes).code == 0)
  }

  private static let pdftotext = ExternalTool("pdftotext")

  @Test(.enabled(if: pdftotext.isInstalled))
  func holdsTextInReadingOrder() throws {
    let bytes = try PDFEncoder().encode([page()], metadata: metadata)
    let text = try Self.pdftotext.run([], on: bytes, ["-"]).text
    #expect(text.contains("office ∇𝐿(𝜃) = √𝑣\u{302}𝑡"))
    #expect(text.contains("turned"))
  }
}
