import Formula

/// Turns the text of formulas into markup for labels.
enum FormulaMarkup {
  private static let superscripts: [Character: Character] = [
    "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8",
    "⁹": "9", "⁻": "-", "⋅": ".", "˙": ".",
  ]
  private static let commands: Set<String> = [
    "sin", "cos", "tan", "exp", "log", "ln", "min", "max",
  ]
  private static let greek: Set<String> = [
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "kappa", "lambda", "mu",
    "nu", "xi", "pi", "rho", "sigma", "tau", "phi", "chi", "psi", "omega",
  ]

  /// The markup of a formula, to stand between dollar signs: `2·x1 + u^2.5` becomes
  /// `2 x_{1} + u^{2.5}`.
  static func text(_ formula: String) -> String {
    var rest = formula[...]
    var result = ""
    var followsNumber = false
    while let character = rest.first {
      if character == "·" {
        rest = rest.dropFirst()
        // A number before a name needs no dot.
        result += followsNumber && rest.first?.isLetter == true ? " " : " \\cdot "
        followsNumber = false
      } else {
        followsNumber = isDigit(character)
        result += piece(&rest)
      }
    }
    return result
  }

  /// The number alone that a text is, as `text` leaves it; nil if the text is more than that.
  static func number(_ text: String) -> Double? {
    let digits = text.drop { $0 == "−" }
    guard let first = digits.first, isDigit(first) else { return nil }
    return Double(text.replacing("−", with: "-"))
  }

  /// Takes a name, a number, an exponent or another character from the start of a text.
  private static func piece(_ rest: inout Substring) -> String {
    let character = rest.removeFirst()
    if character.isLetter {
      let tail = rest.prefix {
        $0.isLetter || $0.isNumber && superscripts[$0] == nil || $0 == "_"
      }
      rest = rest.dropFirst(tail.count)
      return markup(ofName: "\(character)\(tail)")
    }
    if isDigit(character) { return markup(ofNumberAfter: character, &rest) }
    if let digit = superscripts[character] {
      let digits = rest.prefix { superscripts[$0] != nil }
      rest = rest.dropFirst(digits.count)
      return "^{\(digit)\(String(digits.compactMap { superscripts[$0] }))}"
    }
    if character == "^" { return "^{\(exponent(&rest))}" }
    return character == "−" ? "-" : String(character)
  }

  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

  /// A number as shortest text has it, 1.5e−07, with a power of ten where it has one.
  private static func markup(ofNumberAfter first: Character, _ rest: inout Substring) -> String {
    let tail = rest.prefix { isDigit($0) || $0 == "." }
    rest = rest.dropFirst(tail.count)
    var factor = "\(first)\(tail)"
    let zeros = factor.reversed().prefix { $0 == "0" }.count
    if zeros > 5, !factor.contains("."), !startsExponent(rest) {
      factor.removeLast(zeros)
      return (factor == "1" ? "" : "\(factor) \\times ") + "10^{\(zeros)}"
    }
    let power = rest.dropFirst().prefix { isDigit($0) || "+-−".contains($0) }
    guard rest.first == "e", let exponent = Int(power.replacing("−", with: "-")) else {
      return factor
    }
    rest = rest.dropFirst(1 + power.count)
    let isWhole = factor == "1" || factor == "1.0"
    let text = (isWhole ? "" : "\(factor) \\times ") + "10^{\(exponent)}"
    // A power binds more tightly than the number does.
    return startsExponent(rest) ? "(\(text))" : text
  }

  /// What an operator `^` raises to: a number, a name, a call or what stands in parentheses, which
  /// its place makes needless; any of them with an exponent of its own.
  private static func exponent(_ rest: inout Substring) -> String {
    let base = rest.isEmpty || rest.first == "(" ? "" : piece(&rest)
    var depth = 0
    let inner = rest.prefix { character in
      defer { if character == ")" { depth -= 1 } }
      if character == "(" { depth += 1 }
      return depth > 0
    }
    rest = rest.dropFirst(inner.count)
    let isRaised = startsExponent(rest)
    if base.isEmpty, !isRaised { return text(String(inner.dropFirst().dropLast())) }
    return base + text(String(inner)) + (isRaised ? piece(&rest) : "")
  }

  private static func startsExponent(_ rest: Substring) -> Bool {
    rest.first.map { $0 == "^" || superscripts[$0] != nil } ?? false
  }

  /// A name: commands for functions and Greek letters, digits and what follows "_" as subscript.
  private static func markup(ofName name: String) -> String {
    if commands.contains(name) { return "\\\(name) " }
    if Formula.functionNames.contains(name) { return "\\mathrm{\(name)}" }
    let head = name.prefix { $0.isLetter }
    let tail = name.dropFirst(head.count).drop { $0 == "_" }
    let symbol =
      greek.contains(String(head))
      ? "\\\(head) " : head.count > 1 ? "\\mathrm{\(head)}" : String(head)
    if tail.isEmpty { return symbol }
    // Several words are no product of letters, and have no subscripts of their own.
    let isText = tail.contains("_")
    return symbol + (isText ? "_{\\text{\(tail.replacing("_", with: " "))}}" : "_{\(tail)}")
  }
}
