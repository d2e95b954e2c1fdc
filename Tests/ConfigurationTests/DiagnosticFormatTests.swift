import Configuration
import Testing

/// The same messages in all forms.
@Suite struct DiagnosticFormatTests {
  static let source = Source(
    name: "a, b.json", bytes: Array("{\n  \"steps\": -3,\n  \"ατ\": «π» [\n  1\n]\n}\n".utf8))
  static let other = Source(name: "prose/one.md", bytes: Array("see {{x}}\n".utf8))

  static func range(_ text: String, in source: Source = source) -> SourceRange {
    let bytes = Array(text.utf8)
    let start = source.bytes.indices.first { source.bytes[$0...].starts(with: bytes) } ?? 0
    return SourceRange(start, start + bytes.count)
  }

  static let samples: [Diagnostic] = [
    Diagnostic(
      "\"steps\" must be 1 or above, found -3", at: range("-3"), hints: ["100 % is fine", "or: 1"]),
    Diagnostic("too wide", at: range("«π»"), severity: .warning),
    Diagnostic("expected a number, found a list", at: range("[\n  1\n]")),
    Diagnostic("unknown result", at: range("x", in: other), in: other),
    Diagnostic("at the end", at: SourceRange(source.bytes.count, source.bytes.count)),
    Diagnostic("line\nfeed\u{1b}[31m", at: nil, severity: .note),
  ]

  static func text(_ format: DiagnosticFormat, _ style: TextStyle = .plain) -> String {
    samples.map { format.text(of: $0, in: source, style: style) }.joined()
  }

  /// Says which line is the first to differ.
  func expectLines(_ text: String, _ expected: String) {
    let lines = [text, expected].map { $0.split(separator: "\n", omittingEmptySubsequences: false) }
    for (line, other) in zip(lines[0], lines[1]) where line != other {
      Issue.record("found    \(line)\nexpected \(other)")
      return
    }
    #expect(lines[0].count == lines[1].count)
  }

  @Test func humanHasTheLineAndACaret() {
    expectLines(
      Self.text(.human),
      """
      a, b.json:2:12: error: "steps" must be 1 or above, found -3
        2 |   "steps": -3,
          |            ^~
          = 100 % is fine
          = or: 1
      a, b.json:3:9: warning: too wide
        3 |   "ατ": «π» [
          |         ^~~
      a, b.json:3:13: error: expected a number, found a list
        3 |   "ατ": «π» [
          |             ^
      prose/one.md:1:7: error: unknown result
        1 | see {{x}}
          |       ^
      a, b.json:7:1: error: at the end
        7 |\u{20}
          | ^
      a, b.json: note: line␊feed␛[31m

      """)
  }

  /// Without what colors it, a text is the plain one.
  @Test func colorsAddNothingElse() {
    let colored = Self.text(.human, .colored)
    #expect(colored.contains("\u{1b}[1;31merror:\u{1b}[0m \u{1b}[1m\"steps\" must"))
    #expect(colored.contains("\u{1b}[1;33mwarning:"))
    #expect(colored.contains("\u{1b}[1;31m^~\u{1b}[0m\n"))
    #expect(colored.replacing(/\u{1b}\[[0-9;]*m/, with: "") == Self.text(.human))
  }

  @Test(arguments: [DiagnosticFormat.short, .json, .github])
  func onlyPeopleSeeColors(_ format: DiagnosticFormat) {
    #expect(Self.text(format, .colored) == Self.text(format))
  }

  @Test func shortIsALineEach() {
    expectLines(
      Self.text(.short),
      """
      a, b.json:2:12: error: "steps" must be 1 or above, found -3
      a, b.json:3:9: warning: too wide
      a, b.json:3:13: error: expected a number, found a list
      prose/one.md:1:7: error: unknown result
      a, b.json:7:1: error: at the end
      a, b.json: note: line␊feed␛[31m

      """)
    let placeless = Diagnostic("unknown figure \"x\"", at: nil)
    #expect(
      DiagnosticFormat.short.text(of: placeless, in: nil)
        == "optreport: error: unknown figure \"x\"\n")
  }

  /// No editor can open an argument, but people and programs can find the place in it.
  @Test func placesInArgumentsAreTold() {
    let argument = Source(name: "--set a.b=c", bytes: Array("a.b=c".utf8), isFile: false)
    let mistake = Diagnostic("expected a number", at: SourceRange(4, 5), in: argument)
    #expect(
      mistake.shortText(in: Self.source)
        == "optreport: error: --set a.b=c:1:5: expected a number\n")
    #expect(
      DiagnosticFormat.json.text(of: mistake, in: Self.source) == """
        {"severity": "error", "message": "expected a number", "argument": "--set a.b=c", \
        "line": 1, "column": 5, "endLine": 1, "endColumn": 6, "hints": []}

        """)
    #expect(
      GitHubAnnotation(mistake, in: Self.source, title: "optreport").text
        == "::error title=optreport::--set a.b=c:1:5: expected a number\n")
  }

  @Test func jsonIsAnObjectEach() {
    expectLines(
      Self.text(.json),
      #"""
      {"severity": "error", "message": "\"steps\" must be 1 or above, found -3", "file": "a, b.json", "line": 2, "column": 12, "endLine": 2, "endColumn": 14, "hints": ["100 % is fine", "or: 1"]}
      {"severity": "warning", "message": "too wide", "file": "a, b.json", "line": 3, "column": 9, "endLine": 3, "endColumn": 12, "hints": []}
      {"severity": "error", "message": "expected a number, found a list", "file": "a, b.json", "line": 3, "column": 13, "endLine": 5, "endColumn": 2, "hints": []}
      {"severity": "error", "message": "unknown result", "file": "prose/one.md", "line": 1, "column": 7, "endLine": 1, "endColumn": 8, "hints": []}
      {"severity": "error", "message": "at the end", "file": "a, b.json", "line": 7, "column": 1, "endLine": 7, "endColumn": 1, "hints": []}
      {"severity": "note", "message": "line\nfeed\u001b[31m", "file": "a, b.json", "hints": []}

      """#)
    #expect(
      DiagnosticFormat.json.text(of: Diagnostic("x", at: nil), in: nil)
        == #"{"severity": "error", "message": "x", "hints": []}"# + "\n")
  }

  /// Every line is JSON that the reader of configs takes.
  @Test func jsonCanBeRead() throws {
    for line in Self.text(.json).split(separator: "\n") {
      _ = try JSONReader.read(Source(name: "line", bytes: Array(line.utf8)))
    }
  }

  @Test func annotationsAreEscaped() {
    let texts = Self.samples.map { sample in
      GitHubAnnotation(sample, in: Self.source, title: "optreport: build") { "course/\($0)" }.text
    }
    expectLines(
      texts.joined(),
      """
      ::error file=course/a%2C b.json,line=2,endLine=2,col=12,endColumn=13,title=optreport%3A build::"steps" must be 1 or above, found -3%0A100 %25 is fine%0Aor: 1
      ::warning file=course/a%2C b.json,line=3,endLine=3,col=9,endColumn=11,title=optreport%3A build::too wide
      ::error file=course/a%2C b.json,line=3,endLine=5,title=optreport%3A build::expected a number, found a list
      ::error file=course/prose/one.md,line=1,endLine=1,col=7,endColumn=7,title=optreport%3A build::unknown result
      ::error file=course/a%2C b.json,line=7,endLine=7,col=1,endColumn=1,title=optreport%3A build::at the end
      ::notice file=course/a%2C b.json,title=optreport%3A build::line␊feed␛[31m

      """)
  }

  @Test func summariesCountAndEscape() {
    var summary = StepSummary(title: "optreport build")
    #expect(summary.markdown == "### optreport build\n\n")
    summary.add("2 figures in Output (0.31 s)")
    for sample in Self.samples.prefix(2) { summary.add(sample, in: Self.source) }
    summary.add(Diagnostic("<b> | `c`", at: nil), in: nil)
    expectLines(
      summary.markdown,
      """
      ### optreport build: 2 errors, 1 warning

      | | place | message |
      |---|---|---|
      | error | <code>a, b.json:2:12</code> | "steps" must be 1 or above, found -3<br>100 % is fine<br>or: 1 |
      | warning | <code>a, b.json:3:9</code> | too wide |
      | error |  | &#60;b&#62; &#124; &#96;c&#96; |

      2 figures in Output (0.31 s)


      """)
  }

  /// GitHub refuses a summary of more than a mebibyte.
  @Test func summariesHaveALimit() {
    var summary = StepSummary(title: "optreport build")
    let long = String(repeating: "|", count: 100_000)
    for _ in 0..<5_000 { summary.add(Diagnostic(long, at: nil), in: Self.source) }
    #expect(summary.markdown.utf8.count < 1 << 20)
    #expect(summary.markdown.contains(/\n\n… and 4\d\d\d more\n/))
  }
}
