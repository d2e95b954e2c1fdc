import Foundation
import Graphics
import Testing

@testable import CairoBackend

@Suite struct SVG {
  private func svg(
    _ items: [Scene.Item], _ text: TextDrawing = .outlines, name: String = "a"
  ) throws -> String {
    let metadata = DocumentMetadata(
      title: "x < 1 & \"y\"", subject: "A line\u{1}.", name: name, language: "de-AT")
    let scene = Scene(size: Size(width: 100, height: 50), items: items)
    let bytes = try SVGEncoder(textDrawing: text).encode([scene], metadata: metadata)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func run(_ text: String, at point: Point = Point(10, 20)) -> Scene.Item {
    .text(TextRun(text, font: Font(.sansRegular, size: 10), color: .black, at: point))
  }

  static let numbers: [(Double, Int, String)] = [
    (0, 2, "0"), (-0.001, 2, "0"), (0.5, 2, ".5"), (-0.5, 2, "-.5"), (12, 2, "12"),
    (12.345, 2, "12.35"), (-3.10, 2, "-3.1"), (0.007, 6, ".007"), (1.000001, 6, "1.000001"),
    (.nan, 2, "0"), (1e300, 2, "1000000000"),
  ]

  @Test(arguments: numbers)
  func hasShortNumbers(_ value: Double, _ decimals: Int, _ text: String) {
    var bytes: [UInt8] = []
    bytes.append(value, decimals: decimals)
    #expect(String(decoding: bytes, as: UTF8.self) == text)
  }

  @Test func hasShortPaths() {
    func data(_ points: [Point], isClosed: Bool = false) -> String {
      String(
        decoding: SVGPathData(Path(polyline: points, isClosed: isClosed)).bytes, as: UTF8.self)
    }
    #expect(data([Point(1, 2), Point(2, 4), Point(2.5, 4.25)]) == "M1 2l1 2 .5.25")
    #expect(data([Point(0, 0), Point(5, 0), Point(5, 5)], isClosed: true) == "M0 0h5v5z")
    #expect(data([Point(0.25, 0.5), Point(0.2, 0.1)]) == "M.25.5l-.05-.4")
    // A dot with round ends is a line without length; in a longer line one changes nothing.
    #expect(data([Point(1, 1), Point(1, 1)]) == "M1 1h0")
    #expect(data([Point(1, 1), Point(2, 2), Point(2.001, 2)]) == "M1 1l1 1")
  }

  /// Rounding each point and not each step keeps the end of a long line where it belongs.
  @Test func doesNotDrift() throws {
    let points = (0...3000).map { Point(Double($0) * 0.033333, 0) }
    let text = String(decoding: SVGPathData(Path(polyline: points)).bytes, as: UTF8.self)
    let steps = text.dropFirst("M0 0h".count).split { $0 == " " || $0 == "." }
      .compactMap { Double("0.\($0)") }
    #expect(abs(steps.reduce(0, +) - 100) < 0.01)
  }

  @Test func saysWhatItIsAndInWhichLanguage() throws {
    let text = try svg([])
    #expect(text.contains("role=\"img\" aria-labelledby=\"figure-a-title figure-a-desc\""))
    #expect(text.contains("<title id=\"figure-a-title\">x &lt; 1 &amp; &quot;y&quot;</title>"))
    #expect(text.contains("<desc id=\"figure-a-desc\">A line\u{fffd}.</desc>"))
    #expect(text.contains("lang=\"de-AT\""))
  }

  @Test func hasEachGlyphOnce() throws {
    let text = try svg([run("sees"), run("eses", at: Point(10, 40))])
    #expect(text.matches(of: /<path id="figure-a-a\d+"/).count == 2)
    #expect(text.matches(of: #/<use /#).count == 8)
  }

  /// Images in one page must not take each other's glyphs, fonts or clips.
  @Test(arguments: [TextDrawing.outlines, .selectable])
  func hasNamesOfItsOwn(_ drawing: TextDrawing) throws {
    let clip = Rect(x: 0, y: 0, width: 10, height: 10)
    let items = [run("see"), .group(Scene.Group("g", clip: clip, items: [run("x")]))]
    func names(_ name: String) throws -> Set<String> {
      let text = try svg(items, drawing, name: name)
      return Set(text.matches(of: /(?:id="|font-family:')([^"']+)/).map { String($0.1) })
    }
    let (one, other) = (try names("a"), try names("a-b"))
    #expect(one.count >= 4)
    #expect(one.isDisjoint(with: other))
    // What is referred to is there.
    let text = try svg(items, drawing)
    for reference in text.matches(of: /(?:href="#|url\(#|font-family="')([^"')]+)/) {
      #expect(one.contains(String(reference.1)))
    }
  }

  @Test func clipsMovesAndDashes() throws {
    let stroke = Stroke(Color(0x0072b2).withAlpha(0.5), width: 1.5, dash: [3, 1.5], cap: .round)
    let line = Scene.Item.stroke(Path(polyline: [Point(0, 0), Point(9, 9)]), stroke)
    let clip = Rect(x: 1, y: 2, width: 3, height: 4)
    let text = try svg([
      .group(Scene.Group("g", offset: Point(5, 6.5), clip: clip, items: [line, line]))
    ])
    #expect(text.contains("<clipPath id=\"figure-a-clip0\"><path d=\"M1 2h3v4h-3z\"/></clipPath>"))
    #expect(text.contains("transform=\"translate(5 6.5)\" clip-path=\"url(#figure-a-clip0)\""))
    // Lines that look alike say so once.
    let look =
      "stroke=\"#0072b2\" stroke-opacity=\".5\" stroke-width=\"1.5\" stroke-dasharray=\"3 1.5\""
    #expect(text.components(separatedBy: look).count == 2)
    #expect(text.components(separatedBy: "d=\"M0 0l9 9\"").count == 3)
  }

  @Test func holdsTextAndItsLettersIfAsked() throws {
    let text = try svg([run("a < b")], .selectable)
    #expect(text.contains(">a &lt; b</text>"))
    #expect(!text.contains("<use"))
    let font = try #require(text.firstMatch(of: /base64,([A-Za-z0-9+\/=]+)\)/))
    let bytes = try #require(Data(base64Encoded: String(font.1)))
    // An OpenType font, and a small part of the whole.
    #expect(bytes.prefix(4) == Data("OTTO".utf8) || bytes.prefix(4) == Data([0, 1, 0, 0]))
    #expect(bytes.count < 8000)
  }

  static let rsvg = "/usr/bin/rsvg-convert"

  /// Another program takes it for an image.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: rsvg)))
  func isReadByOthers() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).svg")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(svg([run("Rate"), run("$")], .selectable).utf8).write(to: file)
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: Self.rsvg)
    process.arguments = [file.path()]
    process.standardOutput = output
    try process.run()
    let png = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(png.count > 500)
  }
}
