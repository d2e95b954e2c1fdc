import Testing

@testable import Configuration

/// What readers ask for is what the schema says.
@Suite struct ConfigDescriptionTests {
  /// The schema of an object that a body reads, without what all schemas have.
  static func schema(
    closed: Bool = true, sweeps: Bool = false, _ read: (inout Fields) -> Void
  ) -> String {
    let description = ConfigDescription { value in
      var value = value
      guard var fields = value.fields("a thing") else { return }
      read(&fields)
      if closed { fields.finish() }
    }
    if sweeps {
      description.describeSweep { value, _ in
        var value = value
        guard var fields = value.fields("a sweep"), var values = fields.requiredValue("sweep")
        else { return }
        values.elements()?.forEach { $0.isWhatIsSwept() }
        fields.finish()
      }
    }
    guard case .object(let members) = description.schema(title: "", about: "") else { return "" }
    let rest = members.dropFirst(6).filter { member in
      if case .object(let members) = member.value { !members.isEmpty } else { true }
    }
    return JSONText.object(Array(rest)).filled(width: .max)
  }

  /// The schema of the value of "k".
  static func property(_ read: (inout Fields) -> Void) -> String {
    let text = schema(closed: false, read)
    let prefix = "{\"properties\": {\"k\": "
    #expect(text.hasPrefix(prefix) && text.hasSuffix("}}"), "\(text)")
    return String(text.dropFirst(prefix.count).dropLast(2))
  }

  @Test func numbersHaveTheBoundsOfTheirRules() {
    let rules: [(NumberRule, String)] = [
      (.any, ""), (.positive, ", \"exclusiveMinimum\": 0"), (.nonNegative, ", \"minimum\": 0"),
      (.nonZero, ", \"not\": {\"const\": 0}"),
      (.within(-1...0.5), ", \"minimum\": -1, \"maximum\": 0.5"),
      (NumberRule("", to: .excluding(3)), ", \"exclusiveMaximum\": 3"),
    ]
    for (rule, bounds) in rules {
      let text = Self.property { fields in
        var number: Double?
        fields.read("k", into: &number, rule)
      }
      #expect(text == "{\"type\": \"number\"\(bounds)}")
    }
    #expect(
      Self.property { fields in
        var number: Int?
        fields.read("k", into: &number, in: 1...9)
      } == "{\"type\": \"integer\", \"minimum\": 1, \"maximum\": 9}")
    let whole = NumberRule("", from: .including(1), isWhole: true)
    #expect([0, 1, 1.5, 2].map { whole.contains($0) } == [false, true, false, true])
    #expect(
      Self.property { fields in
        var value = fields.value("k")
        _ = value?.number(whole)
      } == "{\"type\": \"integer\", \"minimum\": 1}")
  }

  @Test func defaultsAndSummariesAreThoseOfTheReader() {
    let text = Self.schema(closed: false) { fields in
      var (number, count, flag, word) = (0.5, 3, true, "x")
      var (optional, empty): (Double?, String) = (nil, "")
      var kind = 2
      fields.read("number", into: &number, about: "how much")
      fields.read("count", into: &count, in: 0...9)
      fields.read("flag", into: &flag)
      fields.read("word", into: &word)
      fields.read("empty", into: &empty)
      fields.read("optional", into: &optional)
      fields.read(
        "kind", into: &kind, from: [(name: "a", value: 1), ("b", 2)], summaries: ["A", "B"])
    }
    #expect(
      text == """
        {"properties": {"number": {"description": "how much", "default": 0.5, "type": "number"}, \
        "count": {"default": 3, "type": "integer", "minimum": 0, "maximum": 9}, \
        "flag": {"default": true, "type": "boolean"}, "word": {"default": "x", "type": "string"}, \
        "empty": {"type": "string"}, "optional": {"type": "number"}, \
        "kind": {"default": "b", "enum": ["a", "b"], "enumDescriptions": ["A", "B"]}}}
        """)
  }

  @Test func aValueMayBeOneOfSeveralThings() {
    let text = Self.property { fields in
      var value = fields.value("k")
      _ = value?.word("pi")
      _ = value?.numbers(count: 2...2, .positive)
      _ = value?.isNull()
      _ = value?.name(from: [(name: "tau", value: 1)])
      _ = value?.isNull()
      value?.otherwise(expected: "what it is")
    }
    #expect(
      text == """
        {"anyOf": [{"enum": ["pi", "tau"]}, {"type": "array", "items": {"type": "number", \
        "exclusiveMinimum": 0}, "minItems": 2, "maxItems": 2}, {"type": "null"}]}
        """)
  }

  @Test func onlyObjectsThatRefuseStrangersAreClosed() {
    func read(_ fields: inout Fields) {
      fields.require("k")
      var flag: Double?
      fields.read("k", into: &flag)
    }
    let open = "{\"required\": [\"k\"], \"properties\": {\"k\": {\"type\": \"number\"}}"
    #expect(Self.schema(closed: false) { read(&$0) } == open + "}")
    #expect(Self.schema { read(&$0) } == open + ", \"additionalProperties\": false}")
  }

  @Test func objectsInsideAreDescribed() {
    let text = Self.schema(closed: false) { fields in
      var inner = fields.object("k", "an inner thing", about: "inside")
      inner?.require("x")
      inner?.finish()
      for member in fields.members("m") ?? [] {
        var value = member.value
        _ = value.flag()
      }
    }
    #expect(
      text == """
        {"properties": {"k": {"description": "inside", "title": "an inner thing", \
        "type": "object", "required": ["x"], "properties": {"x": true}, \
        "additionalProperties": false}, "m": {"type": "object", "additionalProperties": \
        {"type": "boolean"}}}}
        """)
  }

  @Test func whatContainsItselfIsDescribedOnce() {
    func read(_ value: ConfigValue) {
      var value = value
      _ = value.defined("tree") { value -> Bool? in
        guard var fields = value.object("a tree") else { return nil }
        fields.elements("branches")?.forEach { read($0) }
        return true
      }
    }
    let text = Self.schema(closed: false) { fields in
      if let value = fields.value("k") { read(value) }
    }
    #expect(
      text == """
        {"properties": {"k": {"$ref": "#/$defs/tree"}}, "$defs": {"tree": {"title": "a tree", \
        "type": "object", "properties": {"branches": {"type": "array", "items": \
        {"$ref": "#/$defs/tree"}}}}}}
        """)
  }

  @Test func aSweepMayStandWhereANumberOrANameIs() {
    let text = Self.schema(closed: false, sweeps: true) { fields in
      var swept = fields.afterSweeps()
      var number: Double?
      swept.read("k", into: &number)
      var list: [Double] = []
      fields.read("l", into: &list)
    }
    #expect(
      text == """
        {"properties": {"k": {"anyOf": [{"type": "number"}, {"title": "a sweep", "type": "object", \
        "required": ["sweep"], "properties": {"sweep": {"type": "array", "items": \
        {"type": "number"}}}, "additionalProperties": false}]}, "l": {"type": "array", "items": \
        {"type": "number"}}}}
        """)
  }
}
