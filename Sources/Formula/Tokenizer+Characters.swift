/// Characters that are none of the language, and what is probably meant by them.
extension Tokenizer {
  /// What is wrong with the character at a place.
  func unexpectedCharacter(at place: Int) -> FormulaError {
    let scalar = scalars[place]
    switch scalar {
    case "\\": return unexpectedCommand(at: place)
    case "¹", "²", "³", "⁰", "ⁿ", "\u{2070}"..."\u{207E}":
      let run = run(of: superscripts, from: place)
      return unexpected(scalar, at: run.range, didYouMean("^\(run.text)"))
    case "\u{2080}"..."\u{209C}", "\u{1D62}"..."\u{1D6A}":
      let run = run(of: subscripts, from: place)
      let isIndex = run.text.allSatisfy { "ijkmn".contains($0) }
      let name = quote(word(before: place))
      return unexpected(
        scalar, at: run.range,
        isIndex ? didYouMean("\(name)[\(run.text)]") : didYouMean("\(name)\(run.text)"))
    case "√", "∛":
      let function = scalar == "√" ? "sqrt" : "cbrt"
      let argument = argument(at: place + 1) ?? "x"
      return unexpected(scalar, at: place..<place + 1, didYouMean("\(function)(\(argument))"))
    case "|", "‖", "∣", "⌊", "⌈": return unexpectedBar(scalar, at: place)
    case "%":
      let next = self.scalar(at: afterSpaces(place + 1))
      let isRemainder = next.map { isLetter($0) || isDigit($0) || $0 == "(" } ?? false
      return unexpected(
        scalar, at: place..<place + 1,
        isRemainder ? "write a remainder as \"x - y*floor(x/y)\"" : didYouMean("/100"))
    default: return unexpected(scalar, at: place..<place + 1)
    }
  }

  /// What is wrong with a bracket or another character.
  func unexpected(
    _ scalar: Unicode.Scalar, at range: Range<Int>, _ hint: String? = nil
  ) -> FormulaError {
    FormulaError(
      "unexpected character \(described(scalar))", at: range,
      hint: hint ?? self.hint(for: scalar, at: range.lowerBound))
  }

  private func hint(for scalar: Unicode.Scalar, at place: Int) -> String? {
    if let advice = advice[scalar] { return advice }
    if scalar == "]" || scalar == "}", !isOpen(before: place) { return "delete it" }
    if let replacement = replacement(for: scalar, at: place) {
      return replacement == " " ? "write a plain space" : didYouMean(replacement)
    }
    return scalar.isVisible ? nil : "delete it"
  }

  private func replacement(for scalar: Unicode.Scalar, at place: Int) -> String? {
    if let replacement = replacements[scalar] { return replacement }
    switch scalar.value {
    case 0x5B, 0x7B: return group(at: place).map { "(\(text($0)))" } ?? "("
    case 0xFF01...0xFF5E: return Unicode.Scalar(scalar.value - 0xFEE0).map { String($0) }
    // Word's Symbol font.
    case 0xF021...0xF03F: return Unicode.Scalar(scalar.value - 0xF000).map { String($0) }
    case 0x1D400...0x1D7FF: return scalar.plainLetter
    default: break
    }
    let properties = scalar.properties
    if properties.isWhitespace { return " " }
    guard let value = properties.numericValue else { return nil }
    if properties.numericType == .decimal { return "\(Int(value))" }
    guard value > 0, value < 1, scalar.value < 0x2190,
      !(self.scalar(at: place - 1).map(isDigit) ?? false)
    else { return nil }
    return (2...10).first { (value * Double($0)).rounded() == value * Double($0) }
      .map { "(\(Int(value * Double($0)))/\($0))" }
  }

  /// |x|, ‖x‖, ⌊x⌋ and ⌈x⌉.
  private func unexpectedBar(_ scalar: Unicode.Scalar, at place: Int) -> FormulaError {
    let (function, end): (String, Unicode.Scalar) =
      switch scalar {
      case "⌊": ("floor", "⌋")
      case "⌈": ("ceil", "⌉")
      case "‖": ("hypot", "‖")
      default: ("abs", scalar)
      }
    let inner = inside(from: place + 1, to: end).map(text) ?? "x"
    let hint = scalar == "‖" ? normAdvice : didYouMean("\(function)(\(inner))")
    return unexpected(scalar, at: place..<place + 1, hint)
  }

  /// Whether a parenthesis is open at a place.
  private func isOpen(before place: Int) -> Bool {
    scalars[..<place].reduce(0) { $0 + ($1 == "(" ? 1 : $1 == ")" ? -1 : 0) } > 0
  }

  /// The characters from here on that a table has, translated.
  func run(
    of table: [Unicode.Scalar: String], from start: Int
  ) -> (range: Range<Int>, text: String) {
    var end = start
    var text = ""
    while end < start + 20, let scalar = scalar(at: end), let plain = table[scalar] {
      text += plain
      end += 1
    }
    return (start..<max(end, start + 1), text)
  }

  /// The character, and its code and name where it could be mistaken for another.
  private func described(_ scalar: Unicode.Scalar) -> String {
    guard !scalar.isASCII || !scalar.isVisible else { return "\"\(scalar)\"" }
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    let name = scalar.properties.name ?? scalar.properties.nameAlias ?? scalar.kind
    return scalar.isVisible ? "\"\(scalar)\" (\(code) \(name))" : "\(code) \(name)"
  }
}

extension Unicode.Scalar {
  /// What it is, if it has no name.
  fileprivate var kind: String {
    switch properties.generalCategory {
    case .control: "control character"
    case .privateUse: "private-use character"
    default: "unassigned character"
    }
  }

  /// Whether it shows on paper by itself.
  fileprivate var isVisible: Bool {
    switch properties.generalCategory {
    case .format, .control, .nonspacingMark, .enclosingMark, .privateUse, .unassigned: false
    default: !properties.isWhitespace
    }
  }

  /// The letter or digit of a mathematical alphabet, as 𝑥 or 𝛼, in plain type.
  fileprivate var plainLetter: String? {
    let first: UInt32
    switch value {
    case 0x1D400...0x1D6A3:
      let place = (value - 0x1D400) % 52
      first = place < 26 ? 0x41 + place : 0x61 + place - 26
    case 0x1D6A8...0x1D7CB:
      let place = (value - 0x1D6A8) % 58
      first = place < 25 ? 0x391 + place : 0x3B1 + place - 26
    case 0x1D7CE...0x1D7FF: first = 0x30 + (value - 0x1D7CE) % 10
    default: return nil
    }
    return Unicode.Scalar(first).map { String($0) }
  }
}
