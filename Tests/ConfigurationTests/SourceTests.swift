import Configuration
import Testing

@Suite struct SourceTests {
  static func text(_ range: SourceRange, of source: Source) -> String {
    String(decoding: source.bytes[range.start..<range.end], as: UTF8.self)
  }

  @Test func nodesAndKeysKnowTheirPlaces() throws {
    let text = "{ \"ab\" : [1.5, \"π\\n\"],\r\n  \"c\": { } }"
    let source = Source(name: "a.json", bytes: Array(text.utf8))
    let node = try JSONReader.read(source)
    let ab = try #require(node.member("ab"))
    let c = try #require(node.member("c"))
    guard case .array(let elements) = ab.value.value else {
      Issue.record("no array")
      return
    }
    #expect(Self.text(node.range, of: source) == text)
    #expect(Self.text(ab.keyRange, of: source) == "\"ab\"")
    #expect(Self.text(ab.value.range, of: source) == "[1.5, \"π\\n\"]")
    #expect(elements.map { Self.text($0.range, of: source) } == ["1.5", "\"π\\n\""])
    #expect(Self.text(c.value.range, of: source) == "{ }")
    let place = source.position(of: c.keyRange.start)
    #expect(place.line == 2 && place.column == 3)
  }

  static let positions: [(String, Int, Int, Int)] = [
    ("", 0, 1, 1), ("abc", 2, 1, 3), ("abc", 3, 1, 4), ("a\nb", 1, 1, 2), ("a\nb", 2, 2, 1),
    ("a\r\nb", 3, 2, 1), ("\n\n", 2, 3, 1), ("πx", 2, 1, 2), ("𝄞x", 4, 1, 2),
    ("e\u{301}x", 3, 1, 3),
  ]
  @Test(arguments: positions)
  func columnsCountScalars(_ text: String, _ offset: Int, _ line: Int, _ column: Int) {
    let place = Source(name: "", bytes: Array(text.utf8)).position(of: offset)
    #expect(place.line == line && place.column == column)
  }

  @Test func linesHaveNoEnds() {
    let source = Source(name: "", bytes: Array("a\r\nb\n\nc".utf8))
    #expect((1...4).map(source.line) == ["a", "b", "", "c"])
  }

  /// A string literal as written, a range of what it means, and the part as written.
  static let strings: [(String, Int, Int, String)] = [
    (#""abc""#, 1, 1, "a"),
    (#""abc""#, 2, 2, "bc"),
    (#""abc""#, 3, 9, "c"),  // cut at the end
    (#""abc""#, 4, 1, "\""),  // behind the end: the closing quote
    (#""abc""#, 99, 1, "\""),
    (#""abc""#, 2, 0, "b"),  // never nothing
    (#""""#, 1, 1, "\""),
    (#""a\nb""#, 2, 1, #"\n"#),
    (#""a\nb""#, 3, 1, "b"),
    (#""\\alpha""#, 1, 6, #"\\alpha"#),
    (#""\u0041b""#, 1, 1, #"\u0041"#),
    (#""\u0041b""#, 2, 1, "b"),
    (#""\uD834\uDD1Eb""#, 1, 1, #"\uD834\uDD1E"#),
    (#""\uD834\uDD1Eb""#, 2, 1, "b"),
    (#""\ud7ffb""#, 2, 1, "b"),  // the last before the surrogates
    (#""\ue000b""#, 2, 1, "b"),  // the first behind them
    (#""𝄞πb""#, 3, 1, "b"),
    (#""x\"y""#, 3, 1, "y"),
  ]
  @Test(arguments: strings)
  func placesInsideStringsCountEscapesAsOne(
    _ literal: String, _ column: Int, _ length: Int, _ expected: String
  ) {
    let text = "{ \"key\": \(literal) }"
    let source = Source(name: "", bytes: Array(text.utf8))
    let start = 9
    let range = source.range(
      inString: SourceRange(start, start + literal.utf8.count), column: column, length: length)
    #expect(Self.text(range, of: source) == expected)
  }
}
