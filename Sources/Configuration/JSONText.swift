/// A JSON value on its way to a file: members keep their order, so the same value gives the same
/// text.
public indirect enum JSONText: Sendable {
  /// `null`
  case null
  /// `true` or `false`
  case boolean(Bool)
  /// A string, without escapes.
  case string(String)
  /// A finite number.
  case number(Double)
  /// A list.
  case array([JSONText])
  /// An object.
  case object([(key: String, value: JSONText)])

  /// The text, two spaces a level; an object of strings and numbers alone stays on one line, so
  /// that a changed file is one changed line.
  public func text(indent: String = "") -> String {
    let inner = indent + "  "
    switch self {
    case .null: return "null"
    case .boolean(let flag): return "\(flag)"
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

  /// The text in as few lines as fit: what is short stands on one, and else a member or element on
  /// each.
  public func filled(width: Int = 100) -> String {
    var text = ""
    fill(&text, line, indent: 0, used: 0, width: width - 1)
    return text
  }

  private func fill(_ text: inout String, _ line: Line, indent: Int, used: Int, width: Int) {
    guard used + line.text.utf8.count > width, !line.parts.isEmpty else {
      text += line.text
      return
    }
    let inner = "\n" + String(repeating: " ", count: indent + 1)
    text += line.isObject ? "{" : "["
    for (index, part) in line.parts.enumerated() {
      text += (index == 0 ? "" : ",") + inner + part.key
      fill(
        &text, part.line, indent: indent + 1, used: indent + 1 + part.key.utf8.count, width: width)
    }
    text += "\n" + String(repeating: " ", count: indent) + (line.isObject ? "}" : "]")
  }

  /// A value on one line, and what it is made of.
  private struct Line {
    var text: String
    var parts: [(key: String, line: Line)] = []
    var isObject = false
  }

  private var line: Line {
    switch self {
    case .null, .boolean, .string, .number: return Line(text: text())
    case .array(let elements):
      let parts = elements.map { (key: "", line: $0.line) }
      return Line(text: "[" + parts.map(\.line.text).joined(separator: ", ") + "]", parts: parts)
    case .object(let members):
      let parts = members.map { (key: "\(JSONText.quoted($0.key)): ", line: $0.value.line) }
      let text = parts.map { $0.key + $0.line.text }.joined(separator: ", ")
      return Line(text: "{" + text + "}", parts: parts, isObject: true)
    }
  }

  private var isScalar: Bool {
    switch self {
    case .null, .boolean, .string, .number: true
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
