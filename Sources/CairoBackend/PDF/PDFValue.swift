/// An object of a PDF file that is no stream.
///
/// > ISO 32000-1:2008. *Document management, Portable document format, Part 1: PDF 1.7*, section
/// > 7.3, "Objects".
indirect enum PDFValue: Hashable, Sendable {
  /// A number, a truth value, or null, as written.
  case token(String)
  case name(String)
  /// The bytes that the string stands for.
  case string([UInt8])
  case reference(Int)
  case array([PDFValue])
  case dictionary(PDFDictionary)

  static let null = PDFValue.token("null")

  static func integer(_ value: Int) -> PDFValue { .token("\(value)") }

  /// A length in points, to hundredths.
  static func number(_ value: Double) -> PDFValue {
    var bytes: [UInt8] = []
    bytes.append(value, decimals: 2)
    return .token(String(decoding: bytes, as: UTF8.self))
  }

  /// A text for readers: ASCII, or else UTF-16 behind a byte order mark.
  static func text(_ text: String) -> PDFValue {
    if text.utf8.allSatisfy({ (0x20..<0x7f).contains($0) }) { return .string(Array(text.utf8)) }
    return .string([0xfe, 0xff] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xff)] })
  }

  var dictionary: PDFDictionary? {
    if case .dictionary(let dictionary) = self { dictionary } else { nil }
  }

  var reference: Int? { if case .reference(let number) = self { number } else { nil } }

  var array: [PDFValue]? { if case .array(let values) = self { values } else { nil } }

  var integer: Int? { if case .token(let token) = self { Int(token) } else { nil } }
}

/// Values by their names, in the order in which they are written.
struct PDFDictionary: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  private(set) var names: [String] = []
  private var values: [String: PDFValue] = [:]

  init(dictionaryLiteral elements: (String, PDFValue)...) {
    for (name, value) in elements { self[name] = value }
  }

  subscript(_ name: String) -> PDFValue? {
    get { values[name] }
    set {
      if values[name] == nil, newValue != nil { names.append(name) }
      if newValue == nil { names.removeAll { $0 == name } }
      values[name] = newValue
    }
  }
}

extension [UInt8] {
  /// Appends a value as a file has it.
  mutating func append(_ value: PDFValue) {
    switch value {
    case .token(let token): append(token)
    case .name(let name): append("/" + name)
    case .string(let bytes): append(string: bytes)
    case .reference(let number): append("\(number) 0 R")
    case .array(let values):
      append("[")
      for (i, value) in values.enumerated() {
        if i > 0 { append(" ") }
        append(value)
      }
      append("]")
    case .dictionary(let dictionary): append(dictionary)
    }
  }

  /// Appends a dictionary as a file has it.
  mutating func append(_ dictionary: PDFDictionary) {
    append("<<")
    for (i, name) in dictionary.names.enumerated() {
      guard let value = dictionary[name] else { continue }
      append(i > 0 ? " /\(name) " : "/\(name) ")
      append(value)
    }
    append(">>")
  }

  /// Bytes in parentheses, with what would end or change them escaped.
  private mutating func append(string bytes: [UInt8]) {
    append(UInt8(ascii: "("))
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\\"):
        append(UInt8(ascii: "\\"))
        append(byte)
      case UInt8(ascii: "\r"): append("\\r")
      default: append(byte)
      }
    }
    append(UInt8(ascii: ")"))
  }
}
