/// What formulas between dollar signs may name, for those who list it.
public enum MathVocabulary {
  /// The commands, sorted by name, and what each gives; names without their backslash.
  public static var commands: [(name: String, meaning: String)] {
    MathCommand.all.compactMap { name, command in
      meaning(of: command).map { (name, $0) }
    }.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// The environments, sorted by name, and what each sets.
  public static var environments: [(name: String, meaning: String)] {
    MathArray.environments.map { name, environment in
      let fences = [environment.left, environment.right].compactMap { $0.map { String($0) } }
      let between = fences.isEmpty ? "" : " with \(fences.joined(separator: " and "))"
      return (
        name, (environment.isAligned ? "lines that are aligned at &" : "rows and columns") + between
      )
    }.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// What a command gives; nil if it is only known as a mistake.
  private static func meaning(of command: MathCommand) -> String? {
    switch command {
    case .symbol(let scalar, let kind): "\(scalar), \(words(for: kind))"
    case .function(let text, .display): "\(text), with limits below in displayed formulas"
    case .function(let text, _): "\(text), set upright"
    case .space(let width): "white of \(decimal(width / 18)) em"
    case .size: "the size of what follows"
    case .accent(let mark, let isWide):
      "\u{25cc}\(mark) above its argument" + (isWide ? ", as wide as it" : "")
    case .alphabet: "letters of another alphabet"
    case .words: "words inside of a formula"
    case .fraction(let fraction): fraction.hasBar ? "a fraction" : "a binomial coefficient"
    case .tall: "a delimiter of a given height"
    case .kind(let kind): "its argument as \(words(for: kind))"
    case .bar(let isAbove): "a bar \(isAbove ? "above" : "below")"
    case .brace(_, let isAbove):
      "a brace \(isAbove ? "above, with a label by ^" : "below, with a label by _")"
    case .stack(let isAbove): "the first argument \(isAbove ? "above" : "below") the second"
    case .arrow(let arrow): "\(arrow), as long as what stands on it"
    case .radical: "a root"
    case .delimited: "delimiters as tall as what is between them, up to \\right"
    case .environment: "an environment, up to \\end"
    case .negation: "what follows, struck out"
    case .operatorName: "its argument as the name of a function"
    case .lines: "lines above each other"
    case .modulus(let inParentheses): inParentheses ? "(mod n)" : "mod"
    case .obsolete: nil
    }
  }

  private static func words(for kind: MathAtom.Kind) -> String {
    switch kind {
    case .ordinary: "a symbol"
    case .operator: "a large operator"
    case .binary: "a binary operator"
    case .relation: "a relation"
    case .open: "an opening delimiter"
    case .close: "a closing delimiter"
    case .punctuation: "punctuation"
    case .inner: "an inner formula"
    }
  }

  /// Hundredths are enough for spaces.
  private static func decimal(_ number: Double) -> String {
    let hundredths = Int((abs(number) * 100).rounded())
    let fraction = hundredths % 100
    return (number < 0 ? "−" : "") + "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
  }
}
