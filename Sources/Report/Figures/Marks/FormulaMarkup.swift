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

  /// The markup of a formula, to stand between dollar signs: `2·x1 + u²` becomes `2 x_{1} + u^{2}`.
  static func text(_ formula: String) -> String {
    var result = ""
    var rest = formula[...]
    while let character = rest.first {
      if character.isLetter {
        let word = rest.prefix {
          $0.isLetter || $0.isNumber && superscripts[$0] == nil || $0 == "_"
        }
        result += markup(ofName: String(word))
        rest = rest.dropFirst(word.count)
      } else if superscripts[character] != nil {
        let digits = rest.prefix { superscripts[$0] != nil }
        result += "^{" + String(digits.compactMap { superscripts[$0] }) + "}"
        rest = rest.dropFirst(digits.count)
      } else if character == "·" {
        // A number before a name needs no dot.
        let isPlain = result.last?.isNumber == true && rest.dropFirst().first?.isLetter == true
        result += isPlain ? " " : " \\cdot "
        rest = rest.dropFirst()
      } else {
        result.append(character == "−" ? "-" : character)
        rest = rest.dropFirst()
      }
    }
    return result
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
    return tail.isEmpty ? symbol : "\(symbol)_{\(tail)}"
  }
}
