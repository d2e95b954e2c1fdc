extension JSONReader {
  /// Reads a string literal; the offset is at its opening quote.
  mutating func string() throws(Diagnostic) -> String {
    let start = offset
    offset += 1
    var text: [UInt8] = []
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        offset += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        try escape(into: &text)
      case 0..<0x20:
        let name = byte == 0x0a || byte == 0x0d ? "the end of the line" : "a control character"
        throw Diagnostic(
          "expected the string to end, found \(name)", at: SourceRange(start, offset),
          hints: ["write \\n for a new line inside a string"])
      default:
        text.append(byte)
        offset += 1
      }
    }
    throw Diagnostic(
      "expected the string to end, found \(end)", at: SourceRange(start, start + 1))
  }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5c, UInt8(ascii: "/"): 0x2f,
    UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0c, UInt8(ascii: "n"): 0x0a,
    UInt8(ascii: "r"): 0x0d, UInt8(ascii: "t"): 0x09,
  ]

  private mutating func escape(into text: inout [UInt8]) throws(Diagnostic) {
    let start = offset
    offset += 1
    guard let byte = peek else { throw mistake("expected an escape, found \(found)") }
    let escaped = found
    offset += 1
    if let plain = JSONReader.escapes[byte] {
      text.append(plain)
      return
    }
    guard byte == UInt8(ascii: "u") else {
      throw Diagnostic(
        "expected an escape after the backslash, found \(escaped)", at: SourceRange(start, offset),
        hints: ["a backslash, as in TeX commands, is written twice: \\\\alpha"])
    }
    var code = UInt32(try hexadecimal(from: start))
    if (0xd800..<0xdc00).contains(code) {
      guard takeWord("\\u") else { throw lonelySurrogate(from: start) }
      let low = UInt32(try hexadecimal(from: start))
      guard (0xdc00..<0xe000).contains(low) else { throw lonelySurrogate(from: start) }
      code = 0x10000 + (code - 0xd800) << 10 + (low - 0xdc00)
    }
    guard let scalar = Unicode.Scalar(code) else { throw lonelySurrogate(from: start) }
    text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }

  private mutating func hexadecimal(from start: Int) throws(Diagnostic) -> UInt16 {
    let digits = bytes[offset..<min(offset + 4, bytes.count)]
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let code = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else {
      throw Diagnostic(
        "expected four hexadecimal digits after \"\\u\"", at: SourceRange(start, offset))
    }
    offset += 4
    return code
  }

  private func lonelySurrogate(from start: Int) -> Diagnostic {
    Diagnostic(
      "expected a pair of surrogates, found half of one", at: SourceRange(start, offset))
  }
}
