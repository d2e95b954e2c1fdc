import Testing

@testable import Configuration

/// Readers go one way, descriptions all ways.
@Suite struct ForkDescriptionTests {
  static func schema(_ read: (inout Fields) -> Void) -> String {
    ConfigDescriptionTests.schema(read)
  }

  static let ways = [(name: "a", value: 1), ("b", 2), ("c", 3)]

  /// A reader of which "a" and "c" have a key of their own.
  static func fork(_ fields: inout Fields) -> Int? {
    var value = fields.value("kind")
    let way = value?.name(from: ways)
    return fields.fork(on: "kind", picked: way ?? 1, among: ways, standard: "a") { way, fields in
      var number = Double(way)
      if way != 2 { fields.read("n", into: &number) }
      return Int(number)
    }
  }

  @Test func namesPickAWay() throws {
    let texts = [
      "{}", "{\"n\": 5}", "{\"kind\": \"b\"}", "{\"kind\": \"c\", \"n\": 7}",
      "{\"kind\": \"b\", \"n\": 7}", "{\"kind\": \"d\"}",
    ]
    let read = try texts.map { try FieldsTests.reading($0) { Self.fork(&$0) } }
    #expect(read.map { $0.0 } == [1, 5, 2, 7, 2, 1])
    #expect(
      read.map { $0.1 } == [
        [], [], [], [], ["unknown key \"n\" in a thing"], ["unknown kind \"d\""],
      ])
  }

  @Test func allWaysAreDescribed() {
    let text = Self.schema { _ = Self.fork(&$0) }
    #expect(
      text == """
        {"properties": {"kind": {"enum": ["a", "b", "c"]}}, "allOf": [\
        {"if": {"properties": {"kind": {"const": "a"}}}, "then": {"properties": {"n": \
        {"default": 1, "type": "number"}, "kind": true}, "additionalProperties": false}}, \
        {"if": {"required": ["kind"], "properties": {"kind": {"const": "b"}}}, "then": \
        {"properties": {"kind": true}, "additionalProperties": false}}, \
        {"if": {"required": ["kind"], "properties": {"kind": {"const": "c"}}}, "then": \
        {"properties": {"n": {"default": 3, "type": "number"}, "kind": true}, \
        "additionalProperties": false}}]}
        """)
  }

  @Test func aKeyMayPickAWay() throws {
    func read(_ fields: inout Fields) -> String? {
      fields.fork(has: "text") { isThere, fields in
        var (text, count) = ("", 0)
        if isThere { fields.read("text", into: &text) } else { fields.require("count") }
        if !isThere { fields.read("count", into: &count, in: 0...9) }
        return isThere ? text : "\(count)"
      }
    }
    #expect(try FieldsTests.reading("{\"text\": \"x\"}") { read(&$0) }.0 == "x")
    #expect(try FieldsTests.reading("{\"count\": 3}") { read(&$0) }.0 == "3")
    #expect(
      Self.schema { _ = read(&$0) } == """
        {"if": {"required": ["text"]}, "then": {"properties": {"text": {"type": "string"}}, \
        "additionalProperties": false}, "else": {"required": ["count"], "properties": {"count": \
        {"type": "integer", "minimum": 0, "maximum": 9}}, \
        "additionalProperties": false}}
        """)
  }

  @Test func aWordMayPickAWayAndDemandAKey() throws {
    func read(_ fields: inout Fields) -> Bool? {
      fields.require("other", where: "k", is: "long")
      fields.know("other")
      return fields.fork(on: "k", is: "short") { isShort, fields in isShort }
    }
    #expect(try FieldsTests.reading("{\"k\": \"short\"}") { read(&$0) }.0 == true)
    let (isShort, messages) = try FieldsTests.reading("{\"k\": \"long\"}") { read(&$0) }
    #expect(isShort == false)
    #expect(messages == ["missing key \"other\" in a thing"])
    #expect(
      Self.schema { _ = read(&$0) }.contains(
        "{\"if\": {\"required\": [\"k\"], \"properties\": {\"k\": {\"const\": \"long\"}}}, "
          + "\"then\": {\"required\": [\"other\"]}}"))
  }

  @Test func eachWayMayHaveAKeyOfItsOwn() {
    let ways = [(name: "x", options: ["by"], value: 1), ("by", [], 2)]
    let text = Self.schema { fields in
      _ = fields.fork(onKeyOf: nil, among: ways) { way, fields -> Int? in
        var number: Double?
        fields.read(way == 1 ? "x" : "by", into: &number, about: "the \(way)")
        if way == 1 { fields.read("by", into: &number) }
        return nil
      }
    }
    #expect(
      text == """
        {"propertyNames": {"enum": ["x", "by"], "enumDescriptions": ["the 1", "the 2"]}, \
        "allOf": [{"anyOf": [{"required": ["x"]}, {"required": ["by"]}]}, \
        {"if": {"required": ["x"]}, "then": {"properties": {"x": {"description": "the 1", \
        "type": "number"}, "by": {"type": "number"}}, "additionalProperties": false}}, \
        {"if": {"required": ["by"], "not": {"anyOf": [{"required": ["x"]}]}}, "then": \
        {"properties": {"by": {"description": "the 2", "type": "number"}}, \
        "additionalProperties": false}}]}
        """)
  }

  @Test func keysMayExcludeOrNeedEachOther() throws {
    func read(_ fields: inout Fields) -> (Int, Bool) {
      for key in ["a", "b", "c"] { fields.know(key) }
      return (fields.present(of: ["a", "b"]).count, fields.lacks("b", beside: "c"))
    }
    let found = try ["{\"a\": 1, \"b\": 2}", "{\"c\": 1}", "{\"b\": 1, \"c\": 2}"].map {
      try FieldsTests.reading($0) { read(&$0) }.0
    }
    #expect(found.map { $0?.0 } == [2, 0, 1])
    #expect(found.map { $0?.1 } == [false, true, false])
    #expect(
      Self.schema { _ = read(&$0) } == """
        {"additionalProperties": false, "dependentRequired": {"c": ["b"]}, "oneOf": [\
        {"required": ["a"]}, {"required": ["b"]}]}
        """)
  }

  @Test func whatIsLongAndOccursTwiceIsWrittenOnce() {
    let choices = (1...20).map { (name: "name number \($0)", value: $0) }
    let text = Self.schema { fields in
      for key in ["a", "b"] {
        var number: Int?
        fields.read(key, into: &number, from: choices, about: key)
      }
    }
    #expect(
      text.hasPrefix(
        "{\"properties\": {\"a\": {\"description\": \"a\", \"$ref\": \"#/$defs/shared1\"}, "
          + "\"b\": {\"description\": \"b\", \"$ref\": \"#/$defs/shared1\"}}"))
    #expect(text.matches(of: /name number 20/).count == 1)
  }
}
