import Configuration
import Testing

/// The value of a text; throws its mistakes.
func read(_ text: String) throws(Diagnostics) -> Node {
  try JSONReader.read(Source(name: "test.json", bytes: Array(text.utf8)))
}

/// The first mistake in a text; nil if it is well-formed.
func mistake(in bytes: some Sequence<UInt8>) -> Diagnostic? {
  do {
    _ = try JSONReader.read(Source(name: "test.json", bytes: Array(bytes)))
    return nil
  } catch {
    return error.all.first
  }
}

/// A value without places, as compact text with sorted-out escapes.
func outline(_ node: Node) -> String {
  switch node.value {
  case .null: "null"
  case .boolean(let flag): "\(flag)"
  case .number(let number): "\(number)"
  case .string(let text): "'\(text)'"
  case .array(let elements): "[" + elements.map(outline).joined(separator: " ") + "]"
  case .object(let members):
    "{" + members.map { "\($0.key): \(outline($0.value))" }.joined(separator: " ") + "}"
  }
}

/// The grammar of RFC 8259, with comments and trailing commas.
@Suite struct JSONReaderTests {
  static let valid: [(String, String)] = [
    ("null", "null"), ("true", "true"), ("false", "false"),
    // Numbers: the examples of the grammar in section 6.
    ("0", "0.0"), ("-0", "-0.0"), ("10", "10.0"), ("-1.5", "-1.5"), ("1e5", "100000.0"),
    ("1E+2", "100.0"), ("25e-2", "0.25"), ("0.1", "0.1"), ("0e0", "0.0"), ("1e-999", "0.0"),
    ("1.7976931348623157e308", "1.7976931348623157e+308"), ("5e-324", "5e-324"),
    ("9007199254740993", "9007199254740992.0"),
    // Strings: every escape of section 7, and code points beyond 16 bits as a pair.
    (#""""#, "''"), (#""a\"b\\c\/d""#, #"'a"b\c/d'"#), (#""\b\f\n\r\t""#, "'\u{8}\u{c}\n\r\t'"),
    (#""\u0041\u00e9\u20AC""#, "'Aé€'"), (#""\uD834\udd1e""#, "'𝄞'"), (#""\u0000""#, "'\0'"),
    ("\"ξ 𝄞 \u{7f} \u{2028}\"", "'ξ 𝄞 \u{7f} \u{2028}'"),
    // Arrays, objects, white space.
    ("[]", "[]"), ("[ 1 , [ ] , {} ]", "[1.0 [] {}]"), ("{}", "{}"), (#"{"":0}"#, "{: 0.0}"),
    ("\t\r\n {\r\n\"b\" : 1 , \"a\":2}\n", "{b: 1.0 a: 2.0}"),
    ("\u{feff}[1]", "[1.0]"),
    // What people need in addition.
    ("[1, 2,]", "[1.0 2.0]"), (#"{"a": 1,}"#, "{a: 1.0}"),
    ("// one\n[1 /* two ** / */, 2] // three", "[1.0 2.0]"), ("/**/1/***/", "1.0"),
    (#"["//", "/* */"]"#, "['//' '/* */']"),
  ]
  @Test(arguments: valid)
  func reads(_ text: String, _ expected: String) throws {
    #expect(outline(try read(text)) == expected)
  }

  static let ill: [(String, String, Int)] = [
    ("", "expected a value, found the end of the file", 0),
    ("  ", "expected a value, found the end of the file", 2),
    ("nul", "expected a value, found \"nul\"", 0),
    ("True", "expected a value, found \"True\"", 0),
    ("NaN", "expected a value, found \"NaN\"", 0),
    ("1 2", "expected the end of the file, found \"2\"", 2),
    ("'a'", "expected a value, found \"'\"", 0),
    // Numbers
    ("-", "expected a digit, found the end of the file", 1),
    ("-x", "expected a digit, found \"x\"", 1),
    ("+1", "expected a value, found \"+\"", 0),
    (".5", "expected a value, found \".\"", 0),
    ("1.", "expected a digit after \".\", found the end of the file", 2),
    ("1.e5", "expected a digit after \".\", found \"e5\"", 2),
    ("01", "expected a number without a leading zero", 0),
    ("-00", "expected a number without a leading zero", 0),
    ("1e", "expected a digit in the exponent, found the end of the file", 2),
    ("1e+-2", "expected a digit in the exponent, found \"-\"", 3),
    ("1e309", "expected a number up to 1.8e308, found 1e309", 0),
    ("0x10", "expected the end of the file, found \"x10\"", 1),
    // Strings
    ("\"a", "expected the string to end, found the end of the file", 0),
    ("\"a\nb\"", "expected the string to end, found the end of the line", 0),
    ("\"a\tb\"", "expected the string to end, found a control character", 0),
    (#""\x""#, "expected an escape after the backslash, found \"x\"", 1),
    (#""\é""#, "expected an escape after the backslash, found \"é\"", 1),
    (#""\"#, "expected an escape, found the end of the file", 2),
    (#""\u12"#, "expected four hexadecimal digits after \"\\u\"", 1),
    (#""\u12G4""#, "expected four hexadecimal digits after \"\\u\"", 1),
    (#""\ud834""#, "expected a pair of surrogates, found half of one", 1),
    (#""\ud834\n""#, "expected a pair of surrogates, found half of one", 1),
    (#""\ud834\u0041""#, "expected a pair of surrogates, found half of one", 1),
    (#""\udd1e""#, "expected a pair of surrogates, found half of one", 1),
    // Arrays and objects
    ("[", "expected a value or \"]\", found the end of the file", 1),
    ("[1", "expected \",\" or \"]\", found the end of the file", 2),
    ("[1 2]", "expected \",\" or \"]\", found \"2\"", 3),
    ("[,]", "expected a value or \"]\", found \",\"", 1),
    ("[1,,2]", "expected a value or \"]\", found \",\"", 3),
    ("[1}", "expected \",\" or \"]\", found \"}\"", 2),
    ("{a: 1}", "expected a key in double quotes or \"}\", found \"a\"", 1),
    ("{,}", "expected a key in double quotes or \"}\", found \",\"", 1),
    (#"{"a" 1}"#, "expected \":\" after the key \"a\", found \"1\"", 5),
    (#"{"a" "b"}"#, "expected \":\" after the key \"a\", found a quotation mark", 5),
    (#"{"a": }"#, "expected a value for \"a\", found \"}\"", 6),
    (#"{"a": 1 "b"}"#, "expected \",\" or \"}\", found a quotation mark", 8),
    // Comments
    ("/* 1", "expected \"*/\" to end the comment", 0),
    ("/ 1", "expected a value, found \"/\"", 0),
    ("# 1", "expected a value, found \"#\"", 0),
  ]
  @Test(arguments: ill)
  func saysWhatIsExpected(_ text: String, _ message: String, _ offset: Int) {
    let found = mistake(in: text.utf8)
    #expect(found?.message == message)
    #expect(found?.range?.start == offset)
  }

  static let encodings: [([UInt8], Int)] = [
    ([0x22, 0xff, 0x22], 1),  // no first byte of anything
    ([0x22, 0xc3, 0x22], 1),  // the second byte is missing
    ([0x22, 0xc0, 0x80, 0x22], 1),  // an overlong zero
    ([0x22, 0xed, 0xa0, 0x80, 0x22], 1),  // a surrogate
    ([0x22, 0x61, 0xf4, 0x90, 0x80, 0x80, 0x22], 2),  // beyond U+10FFFF
    ([0xff, 0xfe, 0x31, 0x00], 0),  // UTF-16
    ([0x31, 0x20, 0xe2, 0x82], 2),  // cut off
  ]
  @Test(arguments: encodings)
  func onlyUTF8IsRead(_ bytes: [UInt8], _ offset: Int) {
    let found = mistake(in: bytes)
    #expect(found?.message == "expected UTF-8, found a byte that is not")
    #expect(found?.range?.start == offset)
  }

  @Test func duplicateKeysAreAllReported() {
    do {
      _ = try read("{\"a\": 1,\n\"a\": 2, \"b\": {\"c\": 1, \"\\u0063\": 2}, \"a\": }")
      Issue.record("read")
    } catch {
      #expect(
        error.all.map(\.message) == [
          "duplicate key \"a\"", "duplicate key \"c\"", "expected a value for \"a\", found \"}\"",
        ])
      #expect(error.all[0].hints == ["the first is in line 1"])
    }
  }

  @Test func depthIsLimited() throws {
    let limit = JSONReader.depthLimit
    let deep = String(repeating: "[", count: limit) + String(repeating: "]", count: limit)
    _ = try read(deep)
    let deeper = mistake(in: String(repeating: "[", count: 100_000).utf8)
    #expect(deeper?.message == "expected at most 200 nested arrays and objects, found more")
    #expect(deeper?.range == SourceRange(limit, limit + 1))
  }

  static let sample = #"""
    // A sample of everything.
    {
      "τ\n\u00e9 𝄞": [1, -2.5e-3, true, false, null, {"a": [], "b": {}}],
      /* more */ "text": "\ud834\udd1e \\ \"",
    }
    """#

  /// A file that was not written to its end is a mistake with a place, wherever it ends.
  @Test func everyTruncationIsReported() throws {
    _ = try read(Self.sample)
    let bytes = Array(Self.sample.utf8)
    for count in 0..<bytes.count {
      let source = Source(name: "cut.json", bytes: Array(bytes[..<count]))
      do {
        _ = try JSONReader.read(source)
        Issue.record("read \(count) bytes of \(bytes.count)")
      } catch {
        let start = error.all.first?.range?.start
        #expect((0...count).contains(try #require(start)), "after \(count) bytes")
        #expect(!error.rendered(in: source, consequence: "nothing was run").isEmpty)
      }
    }
  }

  /// Whatever a byte becomes, the text is read or refused, and a mistake has a place in it.
  @Test func noByteCanCrash() throws {
    let bytes = Array(Self.sample.utf8)
    for index in bytes.indices {
      for byte: UInt8 in [0x00, 0x22, 0x2c, 0x5b, 0x5c, 0x7d, 0xff] {
        var copy = bytes
        copy[index] = byte
        let source = Source(name: "changed.json", bytes: copy)
        do { _ = try JSONReader.read(source) } catch {
          let range = try #require(error.all.first?.range)
          #expect(0 <= range.start && range.start <= range.end && range.end <= bytes.count)
          #expect(!error.rendered(in: source, consequence: "nothing was run").isEmpty)
        }
      }
    }
  }
}
