/// Reads JSON (RFC 8259) with comments and trailing commas, keeping the place of every value.
///
/// Stops at the first mistake of syntax, because what follows one is guesswork; duplicate keys are
/// reported all.
///
/// > T. Bray. "The JavaScript Object Notation (JSON) Data Interchange Format." RFC 8259, 2017,
/// > doi:10.17487/RFC8259
public struct JSONReader {
  /// Objects and arrays may be nested this deep.
  public static let depthLimit = 200

  let bytes: [UInt8]
  /// How messages call what is behind the last byte.
  let end: String
  var offset = 0
  private var depth = 0
  private var duplicates: [Diagnostic] = []

  /// The value in a text.
  public static func read(_ source: Source) throws(Diagnostics) -> Node {
    var reader = JSONReader(source)
    do {
      let node = try reader.document()
      guard reader.duplicates.isEmpty else { throw Diagnostics(reader.duplicates) }
      return node
    } catch let diagnostic as Diagnostic {
      throw Diagnostics(reader.duplicates + [diagnostic])
    } catch let diagnostics as Diagnostics {
      throw diagnostics
    } catch {
      throw Diagnostics([Diagnostic("unreadable: \(error)", at: nil)])
    }
  }

  private init(_ source: Source) {
    bytes = source.bytes
    end = source.isFile ? "the end of the file" : "the end of the argument"
  }

  private mutating func document() throws -> Node {
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { offset = 3 }
    try checkEncoding()
    try skipSpace()
    let node = try value(expecting: "a value")
    try skipSpace()
    if offset < bytes.count { throw mistake("expected \(end), found \(found)") }
    return node
  }

  /// Repairing replaces an ill-formed byte by U+FFFD, so the first difference is the place.
  private func checkEncoding() throws(Diagnostic) {
    let repaired = String(decoding: bytes, as: UTF8.self).utf8
    guard !repaired.elementsEqual(bytes) else { return }
    let place = zip(bytes, repaired).enumerated().first { $0.element.0 != $0.element.1 }
    let start = place?.offset ?? max(0, bytes.count - 1)
    throw Diagnostic(
      "expected UTF-8, found a byte that is not", at: SourceRange(start, start + 1))
  }

  private mutating func value(expecting expected: String) throws -> Node {
    guard let byte = peek else { throw mistake("expected \(expected), found \(found)") }
    let start = offset
    switch byte {
    case UInt8(ascii: "{"): return try nested { reader in try reader.object() }
    case UInt8(ascii: "["): return try nested { reader in try reader.array() }
    case UInt8(ascii: "\""):
      let text = try string()
      return Node(.string(text), at: SourceRange(start, offset))
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return try number()
    default:
      for (word, value) in [("true", .boolean(true)), ("false", .boolean(false)), ("null", .null)]
        as [(String, Node.Value)]
      {
        if takeWord(word) { return Node(value, at: SourceRange(start, offset)) }
      }
      throw mistake("expected \(expected), found \(found)")
    }
  }

  private mutating func nested(_ read: (inout JSONReader) throws -> Node) throws -> Node {
    guard depth < JSONReader.depthLimit else {
      throw mistake(
        "expected at most \(JSONReader.depthLimit) nested arrays and objects, found more")
    }
    depth += 1
    defer { depth -= 1 }
    return try read(&self)
  }

  private mutating func object() throws -> Node {
    let start = offset
    var members: [Node.Member] = []
    var places: [String: SourceRange] = [:]
    offset += 1
    try skipSpace()
    while peek != UInt8(ascii: "}") {
      let keyStart = offset
      guard peek == UInt8(ascii: "\"") else {
        throw mistake(
          "expected a key in double quotes or \"}\", found \(found)", opened: start, by: "{")
      }
      let key = try string()
      let keyRange = SourceRange(keyStart, offset)
      try skipSpace()
      guard take(UInt8(ascii: ":")) else {
        throw mistake("expected \":\" after the key \"\(key)\", found \(found)")
      }
      try skipSpace()
      let value = try value(expecting: "a value for \"\(key)\"")
      if let first = places[key] {
        duplicates.append(
          Diagnostic(
            "duplicate key \"\(key)\"", at: keyRange,
            hints: ["the first is in line \(line(of: first.start))"]))
      } else {
        places[key] = keyRange
        members.append(Node.Member(key: key, keyRange: keyRange, value: value))
      }
      try separator(closing: UInt8(ascii: "}"), openedAt: start)
    }
    offset += 1
    return Node(.object(members), at: SourceRange(start, offset))
  }

  private mutating func array() throws -> Node {
    let start = offset
    var elements: [Node] = []
    offset += 1
    try skipSpace()
    while peek != UInt8(ascii: "]") {
      elements.append(try value(expecting: "a value or \"]\""))
      try separator(closing: UInt8(ascii: "]"), openedAt: start)
    }
    offset += 1
    return Node(.array(elements), at: SourceRange(start, offset))
  }

  private mutating func separator(closing: UInt8, openedAt start: Int) throws {
    try skipSpace()
    if take(UInt8(ascii: ",")) {
      try skipSpace()
    } else if peek != closing {
      let bracket = Character(Unicode.Scalar(closing))
      throw mistake(
        "expected \",\" or \"\(bracket)\", found \(found)", opened: start,
        by: Character(Unicode.Scalar(bytes[start])))
    }
  }

  private mutating func number() throws(Diagnostic) -> Node {
    let start = offset
    _ = take(UInt8(ascii: "-"))
    let leading = offset
    let whole = takeDigits()
    if whole == 0 { throw mistake("expected a digit, found \(found)") }
    if whole > 1, bytes[leading] == UInt8(ascii: "0") {
      throw Diagnostic(
        "expected a number without a leading zero", at: SourceRange(start, offset))
    }
    if take(UInt8(ascii: ".")), takeDigits() == 0 {
      throw mistake("expected a digit after \".\", found \(found)")
    }
    if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
      offset += 1
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      if takeDigits() == 0 { throw mistake("expected a digit in the exponent, found \(found)") }
    }
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    guard let value = Double(text), value.isFinite else {
      throw Diagnostic(
        "expected a number up to 1.8e308, found \(text.prefix(40))", at: SourceRange(start, offset))
    }
    return Node(.number(value), at: SourceRange(start, offset))
  }

  private mutating func takeDigits() -> Int {
    let start = offset
    while let byte = peek, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { offset += 1 }
    return offset - start
  }
}

// MARK: - Bytes

extension JSONReader {
  var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  /// What stands at the offset, as messages call it.
  var found: String {
    // Longer than any word that is shown, and cut between scalars.
    let text = String(decoding: bytes[offset...].prefix(80), as: UTF8.self)
    guard let character = text.first else { return end }
    if character.isNewline { return "the end of the line" }
    if character == "\"" { return "a quotation mark" }
    let word = text.prefix { $0.isLetter || $0.isNumber }.prefix(16)
    return "\"\(word.isEmpty ? String(character) : String(word))\""
  }

  mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    offset += 1
    return true
  }

  mutating func takeWord(_ word: String) -> Bool {
    guard bytes[offset...].starts(with: word.utf8) else { return false }
    offset += word.utf8.count
    return true
  }

  /// Skips white space, `// …` to the end of the line and `/* … */`.
  mutating func skipSpace() throws(Diagnostic) {
    while let byte = peek {
      if byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 {
        offset += 1
      } else if takeWord("//") {
        while let byte = peek, byte != 0x0a { offset += 1 }
      } else if bytes[offset...].starts(with: "/*".utf8) {
        let start = offset
        offset += 2
        while !takeWord("*/") {
          guard offset < bytes.count else {
            throw Diagnostic(
              "expected \"*/\" to end the comment", at: SourceRange(start, start + 2))
          }
          offset += 1
        }
      } else {
        return
      }
    }
  }

  /// A mistake at the offset; a bracket that was left open is named.
  func mistake(
    _ message: String, opened: Int? = nil, by bracket: Character = "{"
  ) -> Diagnostic {
    var hints: [String] = []
    let isClosing = peek == UInt8(ascii: "}") || peek == UInt8(ascii: "]")
    if let opened, isClosing || offset >= bytes.count {
      hints.append("the \"\(bracket)\" of line \(line(of: opened)) is not closed")
    }
    return Diagnostic(message, at: SourceRange(offset, min(offset + 1, bytes.count)), hints: hints)
  }

  private func line(of place: Int) -> Int {
    bytes[..<place].count { $0 == UInt8(ascii: "\n") } + 1
  }
}
