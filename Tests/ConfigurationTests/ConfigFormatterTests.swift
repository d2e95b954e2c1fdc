import Configuration
import Foundation
import TestSupport
import Testing

@Suite struct ConfigFormatterTests {
  static func formatted(_ text: String) throws -> String {
    try ConfigFormatter.formatted(Source(name: "config.json", bytes: Array(text.utf8)))
  }

  static let table: [(String, String)] = [
    ("1", "1\n"), ("{}", "{}\n"), ("[ ]", "[]\n"), (" {\n\n} ", "{}\n"),
    ("{\"a\":1,\"b\":[1,2 ,3],}", "{ \"a\": 1, \"b\": [1, 2, 3] }\n"),
    ("{\n\"a\":1,\"b\":{\"c\":null}}", "{\n  \"a\": 1, \"b\": { \"c\": null }\n}\n"),
    ("{\r\n\t\"a\": 1\r\n,\t\"b\": 2\r\n}", "{\n  \"a\": 1,\n  \"b\": 2\n}\n"),
    ("\u{feff}{\n\n\n\"a\": 1,\n\n\n\n\"b\": 2\n\n}", "{\n  \"a\": 1,\n\n  \"b\": 2\n}\n"),
    // Numbers and strings stay as they are written.
    ("[1e-06, 1E+2, -0.0, \"\\u00e9/\\/\"]", "[1e-06, 1E+2, -0.0, \"\\u00e9/\\/\"]\n"),
    // Lists of numbers are joined, lists of lines are not.
    (
      "{\n\"a\": [\n1,\n2\n],\n\"b\": [\n\"x\",\n\"y\"]}",
      "{\n  \"a\": [1, 2],\n  \"b\": [\n    \"x\",\n    \"y\"\n  ]\n}\n"
    ),
    ("[[\n{\"a\":1},\n{\"a\":2}\n]]", "[[\n  { \"a\": 1 },\n  { \"a\": 2 }\n]]\n"),
    ("[{\n\"a\":1}]", "[{\n  \"a\": 1\n}]\n"),
    ("[[1],[\n[\n1]]]", "[\n  [1],\n  [\n    [1]\n  ]\n]\n"),
    ("[{\"a\":1},{\n\"a\":2}]", "[\n  { \"a\": 1 },\n  {\n    \"a\": 2\n  }\n]\n"),
    // Comments.
    (
      "// top\n\n{ // first\n\"a\": 1, // one\n\n// two\n\"b\": /* in */ 2 // behind\n// rest\n} // end\n// last",
      """
      // top

      {
        // first
        "a": 1, // one

        // two
        /* in */ "b": 2 // behind
        // rest
      } // end
      // last

      """
    ),
    ("[/* a */1,2/* b */,/* c */3]", "[\n  /* a */ 1,\n  2, /* b */\n  /* c */ 3\n]\n"),
    ("{ /* none */ }", "{\n  /* none */\n}\n"),
    ("[\n1, 2, // two\n3, 4\n]", "[\n  1, 2, // two\n  3, 4\n]\n"),
    ("[ 1 // a   \n , 2 ]", "[\n  1, // a\n  2\n]\n"),
    ("{\"//\": \"/* no */ // comment\"}", "{ \"//\": \"/* no */ // comment\" }\n"),
    ("[\n/* a\n   b */ 1]", "[\n  /* a\n   b */\n  1\n]\n"),
  ]
  @Test(arguments: table)
  func writesTheHouseStyle(_ text: String, _ expected: String) throws {
    #expect(try Self.formatted(text) == expected)
    #expect(try Self.formatted(expected) == expected)
  }

  @Test func longLinesAreDivided() throws {
    let names = (1...12).map { "\"member\($0)\": [\($0)]" }
    let long = "{ " + names.joined(separator: ", ") + " }"
    #expect(long.count > 160)
    #expect(
      try Self.formatted(long) == "{\n" + names.map { "  \($0)" }.joined(separator: ",\n") + "\n}\n"
    )
    let short = "{ " + names.prefix(8).joined(separator: ", ") + " }"
    #expect(short.count > 100 && short.count < 160)
    #expect(try Self.formatted(short) == short + "\n")
    let numbers = "[" + (0..<60).map { "\($0)" }.joined(separator: ", ") + "]"
    let lines = try Self.formatted(numbers).split(separator: "\n")
    #expect(lines.count == 5)
    #expect(lines.allSatisfy { $0.count <= 100 })
  }

  @Test func mistakesAreLeftToTheirAuthor() {
    #expect(throws: Diagnostics.self) { try Self.formatted("{ \"a\": }") }
    #expect(throws: Diagnostics.self) { try Self.formatted("{ \"a\": 1, \"a\": 2 }") }
    #expect(throws: Diagnostics.self) { try Self.formatted("[1] /* open") }
  }

  /// Configs as people write them, right ones and wrong ones.
  @Test func configsStayWhatTheyAre() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    var count = 0
    for folder in ["Configs", "Tests/ReportTests/Cases"] {
      let paths = try FileManager.default.subpathsOfDirectory(
        atPath: root.appending(path: folder).path)
      for path in paths.sorted() where path.hasSuffix(".json") {
        let bytes = [UInt8](try Data(contentsOf: root.appending(path: "\(folder)/\(path)")))
        guard let node = try? JSONReader.read(Source(name: path, bytes: bytes)) else { continue }
        let text = try Self.formatted(String(decoding: bytes, as: UTF8.self))
        let again = try JSONReader.read(Source(name: path, bytes: Array(text.utf8)))
        #expect(again.text == node.text, "\(path)")
        #expect(try Self.formatted(text) == text, "\(path)")
        count += 1
      }
    }
    #expect(count > 20)
  }

  /// Whatever the tree, the breaks and the comments: the value is the same, no comment is lost, and
  /// what is formatted stays as it is.
  @Test(arguments: 0..<400)
  func keepsValuesAndComments(_ seed: Int) throws {
    var text = RandomConfig(seed: UInt64(seed))
    text.value(depth: 0)
    text.space()
    let formatted = try Self.formatted(text.text)
    let source = Source(name: "", bytes: Array(text.text.utf8))
    let again = Source(name: "", bytes: Array(formatted.utf8))
    #expect(try JSONReader.read(source).text == JSONReader.read(again).text)
    let comments = formatted.matches(of: /c[0-9]+c/).map { String($0.0) }
    #expect(comments.count == text.comments)
    #expect(Set(comments).count == text.comments)
    let second = try Self.formatted(formatted)
    #expect(second == formatted, "\(text.text)")
    #expect(!formatted.contains(/[ \t]\n/))
    #expect(formatted.hasSuffix("\n") && !formatted.hasSuffix("\n\n"))
  }
}

/// A text with random values, breaks and comments.
struct RandomConfig {
  private var random: SplitMix64
  private(set) var text = ""
  private(set) var comments = 0

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  private mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &random) < percent
  }

  /// Blanks, line ends and comments.
  mutating func space() {
    while chance(25) {
      switch Int.random(in: 0..<8, using: &random) {
      case 0...2: text += "\n"
      case 3: text += "\n\n\n"
      case 4: text += " \t"
      case 5: text += "// c\(comment())c \n"
      case 6: text += "/* c\(comment())c */"
      default: text += "/* c\(comment())c\n  more */"
      }
    }
  }

  private mutating func comment() -> Int {
    comments += 1
    return comments
  }

  mutating func value(depth: Int) {
    space()
    let kind = Int.random(in: 0..<(depth > 5 ? 4 : 8), using: &random)
    switch kind {
    case 0, 1: text += "\(Int.random(in: -1000...100_000, using: &random))"
    case 2: text += "\"\(String(repeating: "s", count: Int.random(in: 0..<60, using: &random)))\""
    case 3: text += ["true", "null", "1.50e-3"].randomElement(using: &random) ?? "1"
    case 4: items("[", "]", depth: depth, numbers: true)
    case 5: items("[", "]", depth: depth)
    default: items("{", "}", depth: depth)
    }
    space()
  }

  private mutating func items(_ open: String, _ close: String, depth: Int, numbers: Bool = false) {
    text += open
    let count = Int.random(in: 0..<(numbers ? 40 : 7), using: &random)
    for index in 0..<count {
      if index > 0 { text += "," }
      if open == "{" {
        space()
        text += "\"key\(index)\""
        space()
        text += ":"
      }
      if numbers {
        if chance(10) { text += "\n" }
        text += "\(Int.random(in: 0..<1_000_000, using: &random))"
      } else {
        value(depth: depth + 1)
      }
    }
    if count > 0, chance(20) { text += "," }
    space()
    text += close
  }
}
