import Configuration

/// A JSON value on its way to a file: members keep their order, so the same value gives the same
/// text.
indirect enum JSONText {
  case string(String)
  case number(Double)
  case array([JSONText])
  case object([(key: String, value: JSONText)])

  /// The text, two spaces a level; an object of strings and numbers alone stays on one line, so
  /// that a changed file is one changed line.
  func text(indent: String = "") -> String {
    let inner = indent + "  "
    switch self {
    case .string(let text): return JSONText.quoted(text)
    case .number(let number): return NumberText.shortest(number)
    case .array(let elements):
      if elements.isEmpty { return "[]" }
      let lines = elements.map { inner + $0.text(indent: inner) }
      return "[\n" + lines.joined(separator: ",\n") + "\n\(indent)]"
    case .object(let members):
      let pairs = members.map { "\(JSONText.quoted($0.key)): \($0.value.text(indent: inner))" }
      if members.allSatisfy({ $0.value.isScalar }) {
        return "{ " + pairs.joined(separator: ", ") + " }"
      }
      return "{\n" + pairs.map { inner + $0 }.joined(separator: ",\n") + "\n\(indent)}"
    }
  }

  private var isScalar: Bool {
    switch self {
    case .string, .number: true
    case .array, .object: false
    }
  }

  /// > T. Bray. "The JavaScript Object Notation (JSON) Data Interchange Format." RFC 8259, 2017, §7,
  /// > doi:10.17487/RFC8259
  private static func quoted(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "\"") { result, scalar in
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\u{0}"..."\u{1f}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    } + "\""
  }
}
