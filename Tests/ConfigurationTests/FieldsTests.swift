import Configuration
import Testing

@Suite struct FieldsTests {
  /// What a body reads from an object, and what is reported.
  static func reading<Value>(_ text: String, _ body: (inout Fields) -> Value) throws -> (
    Value?, [String]
  ) {
    let problems = DiagnosticCollector()
    let node = try read(text)
    guard var fields = Fields(node, "a thing", problems: problems) else {
      return (nil, problems.all.map(\.message))
    }
    let value = body(&fields)
    fields.finish()
    return (value, problems.all.map(\.message))
  }

  /// The messages about the value of "k", read by a body.
  static func messages<Value>(
    _ value: String, _ initial: Value, _ body: (inout Fields, inout Value) -> Void
  ) throws -> (Value, [String]) {
    var result = initial
    let (_, messages) = try reading("{\"k\": \(value)}") { body(&$0, &result) }
    return (result, messages)
  }

  /// A key that is missing since it is misspelt is reported once, where it stands.
  @Test func misspeltKeysAreNotMissingAsWell() throws {
    func messages(_ text: String) throws -> [String] {
      try Self.reading(text) { fields in
        fields.require("optimizer")
        fields.require("start")
      }.1
    }
    #expect(
      try messages("{\"optimzer\": 1, \"start\": 2}") == ["unknown key \"optimzer\" in a thing"])
    #expect(
      try messages("{\"optimzer\": 1}")
        == ["missing key \"start\" in a thing", "unknown key \"optimzer\" in a thing"])
    #expect(
      try messages("{\"end\": 1, \"start\": 2}")
        == ["missing key \"optimizer\" in a thing", "unknown key \"end\" in a thing"])
  }

  @Test func absentKeysLeaveDefaultsAlone() throws {
    let (values, messages) = try Self.reading("{}") { fields in
      var number = 1.5
      var count = 2
      var optional: Double? = 3
      var flag = true
      var text = "x"
      var list = [1.0, 2]
      var range: ClosedRange<Double>? = 0...1
      fields.read("a", into: &number)
      fields.read("b", into: &count, in: 0...1)
      fields.read("c", into: &optional)
      fields.read("d", into: &flag)
      fields.read("e", into: &text)
      fields.read("f", into: &list)
      fields.read("g", into: &range)
      return "\(number) \(count) \(optional ?? 0) \(flag) \(text) \(list) \(range ?? 5...6)"
    }
    #expect(values == "1.5 2 3.0 true x [1.0, 2.0] 0.0...1.0")
    #expect(messages.isEmpty)
  }

  static let half = NumberRule("in [0, 1)", from: .including(0), to: .excluding(1))
  static let numbers: [(String, Double, String?)] = [
    ("0", 0, nil), ("0.5", 0.5, nil),
    ("1", 9, "\"k\" must be in [0, 1), found 1"),
    ("-1e-5", 9, "\"k\" must be in [0, 1), found -1e-5"),
    ("\"0.5\"", 9, "expected a number for \"k\", found \"0.5\""),
    ("null", 9, "expected a number for \"k\", found null"),
    ("[0.5]", 9, "expected a number for \"k\", found an array"),
    ("true", 9, "expected a number for \"k\", found true"),
  ]
  @Test(arguments: numbers)
  func numbersHaveRanges(_ text: String, _ expected: Double, _ message: String?) throws {
    let (value, messages) = try Self.messages(text, 9.0) { $0.read("k", into: &$1, Self.half) }
    #expect(value == expected)
    #expect(messages == [message].compactMap { $0 })
  }

  static let integers: [(String, Int, String?)] = [
    ("3", 3, nil), ("3.0", 3, nil), ("3e0", 3, nil),
    ("3.5", 9, "expected a whole number for \"k\", found 3.5"),
    ("11", 9, "\"k\" must be in [1, 10], found 11"),
    ("1e300", 9, "\"k\" must be in [1, 10], found 1e300"),
    ("18446744073709551615", 9, "\"k\" must be in [1, 10], found 1.8446744073709552e19"),
    ("{}", 9, "expected a whole number for \"k\", found an object"),
  ]
  @Test(arguments: integers)
  func integersAreWhole(_ text: String, _ expected: Int, _ message: String?) throws {
    let (value, messages) = try Self.messages(text, 9) { $0.read("k", into: &$1, in: 1...10) }
    #expect(value == expected)
    #expect(messages == [message].compactMap { $0 })
  }

  static let lists: [(String, [Double], String?)] = [
    ("[1, 2]", [1, 2], nil),
    ("[1]", [], "expected 2 numbers for \"k\", found 1"),
    ("[1, null]", [], "expected a number for \"k\", found null"),
    ("3", [], "expected a list of numbers for \"k\", found 3"),
  ]
  @Test(arguments: lists)
  func listsHaveLengths(_ text: String, _ expected: [Double], _ message: String?) throws {
    let (value, messages) = try Self.messages(text, []) { $0.read("k", into: &$1, count: 2) }
    #expect(value == expected)
    #expect(messages == [message].compactMap { $0 })
  }

  @Test func rangesGoUp() throws {
    let read = { (fields: inout Fields, range: inout ClosedRange<Double>?) in
      fields.read("k", into: &range)
    }
    #expect(try Self.messages("[1, 2]", nil, read).0 == 1...2)
    let (range, messages) = try Self.messages("[2, 2]", nil, read)
    #expect(range == nil)
    #expect(messages == ["\"k\" must go from a lower to a higher number"])
  }

  @Test func namesAreChosen() throws {
    let choices = [(name: "grid", value: 1), (name: "zip", value: 2)]
    let read = { (fields: inout Fields, value: inout Int) in
      fields.read("k", into: &value, from: choices)
    }
    #expect(try Self.messages("\"zip\"", 0, read).0 == 2)
    #expect(try Self.messages("\"zap\"", 0, read).1 == ["unknown k \"zap\""])
    #expect(
      try Self.messages("3", 0, read).1 == ["expected \"grid\" or \"zip\" for \"k\", found 3"])
  }

  @Test func unknownKeysHaveTheNearestName() throws {
    let problems = DiagnosticCollector()
    let text = "{\"learnigRate\": 1, \"steps\": 2, \"stept\": 3, \"stats\": 5, \"zzz\": 4}"
    var fields = try #require(Fields(try read(text), "a thing", problems: problems))
    for key in ["learningRate", "steps", "start"] { fields.know(key) }
    fields.finish()
    #expect(
      problems.all.map { "\($0.message): \($0.hints)" } == [
        "unknown key \"learnigRate\" in a thing: [\"did you mean \\\"learningRate\\\"?\"]",
        // "steps" is there already, but nearer.
        "unknown key \"stept\" in a thing: [\"did you mean \\\"steps\\\"?\"]",
        // Of two that are as near the one that is not there is meant.
        "unknown key \"stats\" in a thing: [\"did you mean \\\"start\\\"?\"]",
        "unknown key \"zzz\" in a thing: [\"known keys: learningRate, start, steps\"]",
      ])
    #expect(problems.all[0].range == SourceRange(1, 14))
  }

  @Test func allMistakesAreReportedAtOnce() throws {
    let (_, messages) = try Self.reading("{\"a\": \"x\", \"b\": -1, \"d\": 1}") { fields in
      var number = 0.0
      fields.read("a", into: &number)
      fields.read("b", into: &number, .nonNegative)
      fields.require("c")
      fields.require("d")
      fields.read("d", into: &number, .within(2...3))
    }
    #expect(
      messages == [
        "expected a number for \"a\", found \"x\"", "\"b\" must be 0 or above, found -1",
        "missing key \"c\" in a thing", "\"d\" must be in [2, 3], found 1",
      ])
  }

  @Test func onlyObjectsHaveFields() throws {
    let (_, messages) = try Self.reading("[1]") { _ in }
    #expect(messages == ["expected a thing (an object), found an array"])
  }

  @Test func elementsAndMembersAreListed() throws {
    let text = "{\"a\": [1, 2], \"b\": {\"x\": 1}, \"c\": 3}"
    let (counts, messages) = try Self.reading(text) { fields in
      [
        fields.elements("a")?.count, fields.members("b")?.count, fields.elements("c")?.count,
        fields.members("a")?.count, fields.elements("z")?.count,
      ]
    }
    #expect(counts == [2, 1, nil, nil, nil])
    #expect(
      messages == [
        "expected a list for \"c\", found 3", "expected an object for \"a\", found an array",
      ])
  }
}
