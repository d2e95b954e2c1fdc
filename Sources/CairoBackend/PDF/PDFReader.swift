/// Reads the values of a PDF file one after another.
///
/// > ISO 32000-1:2008. *Document management, Portable document format, Part 1: PDF 1.7*, section
/// > 7.2, "Lexical conventions".
struct PDFReader {
  private let bytes: [UInt8]
  /// Where the next value begins, or the space before it.
  private(set) var place: Int

  init(_ bytes: [UInt8], at place: Int = 0) {
    self.bytes = bytes
    self.place = place
  }

  /// The next value; nil if there is none, or none that can be read.
  mutating func value() -> PDFValue? {
    skipSpace()
    guard let first = peek() else { return nil }
    switch first {
    case UInt8(ascii: "/"):
      place += 1
      return .name(word())
    case UInt8(ascii: "("): return literal()
    case UInt8(ascii: "["): return array()
    case UInt8(ascii: "<"): return peek(1) == first ? dictionary() : hexadecimal()
    default:
      let token = word()
      if token.isEmpty { return nil }
      return reference(after: token) ?? .token(token)
    }
  }

  /// Whether a word stands next; it is read if so.
  mutating func take(_ word: String) -> Bool {
    skipSpace()
    guard bytes[min(place, bytes.count)...].starts(with: word.utf8) else { return false }
    place += word.utf8.count
    return true
  }

  private func peek(_ offset: Int = 0) -> UInt8? {
    place + offset < bytes.count ? bytes[place + offset] : nil
  }

  private mutating func skipSpace() {
    while let byte = peek() {
      if byte == UInt8(ascii: "%") {
        while let byte = peek(), byte != 10, byte != 13 { place += 1 }
      } else if byte > 32 {
        return
      } else {
        place += 1
      }
    }
  }

  private mutating func word() -> String {
    let start = place
    while let byte = peek(), byte > 32, !PDFReader.isDelimiter(byte) { place += 1 }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  /// Whether the byte ends a word: one of "()<>[]{}/%".
  private static func isDelimiter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x25, 0x28, 0x29, 0x2f, 0x3c, 0x3e, 0x5b, 0x5d, 0x7b, 0x7d: true
    default: false
    }
  }

  /// "12 0 R", of which the first number has been read.
  private mutating func reference(after token: String) -> PDFValue? {
    guard let number = Int(token), number >= 0 else { return nil }
    var ahead = self
    ahead.skipSpace()
    guard ahead.word() == "0" else { return nil }
    ahead.skipSpace()
    guard ahead.word() == "R" else { return nil }
    self = ahead
    return .reference(number)
  }

  private mutating func array() -> PDFValue? {
    place += 1
    var values: [PDFValue] = []
    while !take("]") {
      guard let value = value() else { return nil }
      values.append(value)
    }
    return .array(values)
  }

  private mutating func dictionary() -> PDFValue? {
    place += 2
    var dictionary = PDFDictionary()
    while !take(">>") {
      guard case .name(let name) = value(), let value = value() else { return nil }
      dictionary[name] = value
    }
    return .dictionary(dictionary)
  }

  private mutating func hexadecimal() -> PDFValue? {
    place += 1
    var digits: [UInt8] = []
    while let byte = peek(), byte != UInt8(ascii: ">") {
      if let digit = PDFReader.digit(byte) { digits.append(digit) }
      place += 1
    }
    place += 1
    if digits.count % 2 == 1 { digits.append(0) }
    return .string(
      stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] })
  }

  /// The value of a hexadecimal digit; nil for other bytes, which do not count.
  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }

  private mutating func literal() -> PDFValue? {
    var result: [UInt8] = []
    var depth = 0
    while let byte = peek() {
      place += 1
      switch byte {
      case UInt8(ascii: "("):
        depth += 1
        if depth == 1 { continue }
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return .string(result) }
      case UInt8(ascii: "\\"):
        if let escaped = escape() { result.append(escaped) }
        continue
      default: break
      }
      result.append(byte)
    }
    return nil
  }

  /// What stands behind a backslash; nil for the end of a line, which does not count.
  private mutating func escape() -> UInt8? {
    guard let byte = peek() else { return nil }
    place += 1
    switch byte {
    case UInt8(ascii: "n"): return 10
    case UInt8(ascii: "r"): return 13
    case UInt8(ascii: "t"): return 9
    case UInt8(ascii: "b"): return 8
    case UInt8(ascii: "f"): return 12
    case 10, 13: return nil
    case 0x30...0x37:
      var code = Int(byte & 7)
      for _ in 0..<2 {
        guard let digit = peek(), (0x30...0x37).contains(digit) else { break }
        code = code * 8 + Int(digit & 7)
        place += 1
      }
      return UInt8(code & 0xff)
    default: return byte
    }
  }
}
