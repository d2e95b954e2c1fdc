import Configuration
import TestSupport
import Testing

@Suite struct DiagnosticTests {
  /// A text with the place marked by « and ».
  static func rendered(_ marked: String, hints: [String] = []) -> String {
    let start = marked.utf8.firstIndex(of: 0xc2).map {
      marked.utf8.distance(from: marked.startIndex, to: $0)
    }
    let text = marked.replacing("«", with: "")
    let end = text.utf8.firstIndex(of: 0xc2).map {
      text.utf8.distance(from: text.startIndex, to: $0)
    }
    let source = Source(name: "sample.json", bytes: Array(text.replacing("»", with: "").utf8))
    let range = SourceRange(start ?? 0, end ?? source.bytes.count)
    return Diagnostic("expected A, found B", at: range, hints: hints).rendered(in: source)
  }

  static let samples: [(String, String)] = [
    ("a word", "{ \"key\": «value», \"other\": 1 }"),
    ("a single character, two hints", "[1 «2»]"),
    ("an empty range", "[1«»"),
    ("behind the last line", "[1,\n«»"),
    ("in an empty file", "«»"),
    ("after tabs", "\t{\n\t\t\"a\":\t«3» }"),
    ("after letters of several bytes", "{ \"ατ𝄞\": «'π'» }"),
    ("over several lines", "{\n  \"a\": «{\n    \"b\": 1\n  }»,\n}"),
    ("a line end of Windows", "{\r\n  «a»: 1\r\n}"),
    ("line 100", String(repeating: "\n", count: 99) + "  «x»"),
    (
      "the middle of a long line",
      String(repeating: "0123456789", count: 12) + "«here»"
        + String(repeating: "0123456789", count: 12)
    ),
    ("the start of a long line", "«here»" + String(repeating: "0123456789", count: 12)),
    ("the end of a long line", String(repeating: "0123456789", count: 12) + "«here»"),
    ("a range wider than the window", "«" + String(repeating: "0123456789", count: 30) + "»"),
    ("control characters", "\u{1b}[31m «\u{7}» \u{7f}"),
  ]
  @Test func isRenderedWithItsLine() throws {
    let text = Self.samples.map { name, sample in
      "# \(name)\n"
        + Self.rendered(sample, hints: name.hasSuffix("two hints") ? ["one", "another"] : [])
    }
    try expectGolden(text.joined(separator: "\n"), "diagnostics.txt")
  }

  @Test func hasNoLineWithoutAPlace() {
    let source = Source(name: "a.json", bytes: [])
    #expect(
      Diagnostic("expected A", at: nil, hints: ["B"]).rendered(in: source)
        == "a.json: error: expected A\n  = B\n")
  }

  @Test func areSortedAndEachOnce() {
    let all = [
      Diagnostic("late", at: SourceRange(9, 10)), Diagnostic("early", at: SourceRange(1, 2)),
      Diagnostic("late", at: SourceRange(9, 10)), Diagnostic("also early", at: SourceRange(1, 5)),
      Diagnostic("everywhere", at: nil),
    ]
    #expect(
      Diagnostics(all).all.map(\.message) == ["everywhere", "early", "also early", "late"])
  }

  @Test func areCounted() {
    let source = Source(name: "a.json", bytes: Array("[1]".utf8))
    let one = Diagnostics([Diagnostic("x", at: SourceRange(0, 1))])
    #expect(
      one.rendered(in: source, consequence: "nothing was run").hasSuffix(
        "\n1 error; nothing was run\n"))
    let two = Diagnostics(one.all + [Diagnostic("y", at: SourceRange(1, 2))])
    #expect(two.rendered(in: source, consequence: "stopped").hasSuffix("\n2 errors; stopped\n"))
  }

  static let numbers: [(Double, String)] = [
    (0, "0"), (-0.0, "-0"), (5, "5"), (-1.5, "-1.5"), (0.1, "0.1"), (1e-5, "1e-5"), (1e21, "1e21"),
    (1.5e-10, "1.5e-10"), (.leastNonzeroMagnitude, "5e-324"), (.infinity, "inf"),
    (1e15, "1000000000000000"),
  ]
  @Test(arguments: numbers)
  func numbersAreShownAsTyped(_ number: Double, _ text: String) {
    #expect(NumberText.shortest(number) == text)
  }

  /// A config may have a name of a megabyte; a message shows how it begins.
  @Test func longNamesAreCut() {
    let name = String(repeating: "x", count: 1_000_000)
    let message = "unknown key \"\(name)\" in an experiment"
    let cut = "unknown key \"\(name.prefix(60))…\" in an experiment"
    let diagnostic = Diagnostic(message, at: nil, hints: ["\"\(name)\"", name])
    #expect(diagnostic.message == cut)
    #expect(diagnostic.hints == ["\"\(name.prefix(60))…\"", name.prefix(2000) + "…"])
  }

  @Test func messagesOfUsualLengthAreLeftAlone() {
    let path = String(repeating: "folder/", count: 20)
    #expect(
      Diagnostic("\"\(path)\" cannot be read", at: nil).message == "\"\(path)\" cannot be read")
  }
}
