/// Turns the markup of labels into LaTeX.
public enum LaTeXText {
  /// The text of a label: words with everything escaped that LaTeX would take for more, and
  /// formulas in dollar signs. Markup that has a mistake is words as typed.
  ///
  /// Letters that LaTeX has no font for become formulas: κ is `$\kappa$`.
  public static func text(of markup: String) -> String {
    LabelParser.sources(of: markup).map { source in
      switch source {
      case .words(let words): escaped(words)
      case .formula(let formula): "$\(self.formula(formula))$"
      }
    }.joined()
  }

  /// Words with everything escaped.
  public static func escaped(_ words: String) -> String {
    var text = ""
    var previous: Unicode.Scalar?
    for scalar in words.unicodeScalars {
      // Two of a kind would become a dash or a quotation mark.
      if scalar == previous, scalar == "-" || scalar == "'" || scalar == "," { text += "{}" }
      text += escaped(scalar)
      previous = scalar
    }
    return text
  }

  /// Words that are not set but read aloud: letters stay as they are.
  public static func spoken(_ words: String) -> String {
    words.unicodeScalars.reduce(into: "") { text, scalar in
      if scalar.isASCII {
        text += escaped(scalar)
      } else if !scalar.isForbiddenInMarkup {
        text.unicodeScalars.append(scalar)
      }
    }
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\\": #"\textbackslash{}"#
    case "~": #"\textasciitilde{}"#
    case "^": #"\textasciicircum{}"#
    case "|": #"\textbar{}"#
    case "<": #"\textless{}"#
    case ">": #"\textgreater{}"#
    case "\"": #"\char34{}"#
    case "`": #"\textasciigrave{}"#
    case "{", "}", "$", "&", "#", "_", "%": "\\\(scalar)"
    case "\t", "\n", "\r": " "
    case "\u{a0}", "\u{202f}": "~"
    case "\u{2009}": #"\,"#
    default: scalar.isForbiddenInMarkup ? "" : special(scalar) ?? String(Character(scalar))
    }
  }

  /// A command for a character that the fonts of LaTeX may lack; nil if they have it.
  private static func special(_ scalar: Unicode.Scalar) -> String? {
    if let digit = raised[scalar] { return "\\textsuperscript{\(digit)}" }
    if let digit = lowered[scalar] { return "\\textsubscript{\(digit)}" }
    if scalar == "−" { return "$-$" }
    // Latin letters, and what texts are punctuated with.
    if scalar.value < 0x180 || "–—‘’‚“”„†‡•…‰‹›€™".unicodeScalars.contains(scalar) { return nil }
    let upright = MathAlphabet.upright(scalar)
    guard let name = names[upright], !scalar.isASCII else {
      return upright == scalar ? nil : "$\(upright)$"
    }
    return "$\\\(name)$"
  }

  private static let raised: [Unicode.Scalar: Character] = pairs("⁰0¹1²2³3⁴4⁵5⁶6⁷7⁸8⁹9⁺+⁻–ⁿnⁱi")
  private static let lowered: [Unicode.Scalar: Character] = pairs("₀0₁1₂2₃3₄4₅5₆6₇7₈8₉9₊+₋–")

  private static func pairs(_ text: String) -> [Unicode.Scalar: Character] {
    let characters = Array(text)
    return stride(from: 0, to: characters.count, by: 2).reduce(into: [:]) {
      $0[characters[$1].unicodeScalars.first ?? " "] = characters[$1 + 1]
    }
  }

  /// The name of every character that has one: the first in the alphabet of those that LaTeX and
  /// its AMS packages know.
  private static let names: [Unicode.Scalar: String] = {
    var names: [Unicode.Scalar: String] = [:]
    for symbol in MathSymbols.all.sorted(by: { $0.name < $1.name })
    where names[symbol.scalar] == nil && symbol.name.unicodeScalars.allSatisfy(\.isLetter)
      && definitions[symbol.name] == nil
    {
      names[symbol.scalar] = symbol.name
    }
    return names
  }()

  /// A formula with the characters that LaTeX does not know by themselves as commands, and the
  /// words in it escaped.
  static func formula(_ formula: String) -> String {
    var output = ""
    var rest = Array(formula.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\\":
        let name = takeName(from: &rest)
        output += "\\" + name
        if case .words? = MathCommand.all[name] { output += takeWords(from: &rest) }
      case "%", "#": output += "\\\(scalar)"
      case "−": output += "-"
      case "\n", "\t", "\r": output += " "
      case _ where scalar.isASCII: output.unicodeScalars.append(scalar)
      default:
        let upright = MathAlphabet.upright(scalar)
        let text = names[upright].map { "\\\($0) " } ?? String(Character(upright))
        output += scalar.isForbiddenInMarkup ? "" : text
      }
    }
    return output
  }

  /// The name of a command: letters, or one other character.
  private static func takeName(from rest: inout ArraySlice<Unicode.Scalar>) -> String {
    var name = String.UnicodeScalarView()
    while let scalar = rest.first, name.isEmpty || scalar.isLetter {
      name.append(scalar)
      rest.removeFirst()
      if !scalar.isLetter { break }
    }
    return String(name)
  }

  /// The words of a group with everything escaped but formulas and what is escaped already.
  private static func takeWords(from rest: inout ArraySlice<Unicode.Scalar>) -> String {
    var output = ""
    var isFormula = false
    var depth = 0
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\\":
        output += "\\" + takeName(from: &rest)
        continue
      case "{": depth += 1
      case "}": depth -= 1
      case "$": isFormula.toggle()
      default: break
      }
      let isMarkup = isFormula || ["{", "}", "$", "~"].contains(scalar)
      output += isMarkup ? String(Character(scalar)) : escaped(scalar)
      if depth <= 0, scalar != " " { break }
    }
    return output
  }

  /// What LaTeX needs to know before some formulas: the commands in them that neither LaTeX itself
  /// nor `amsmath`, `amssymb` and `bm` have, each defined unless the document does.
  public static func definitions(for texts: [String]) -> [String] {
    definitions.keys.sorted().filter { name in
      texts.contains { $0.hasCommand(name) }
    }.map { "\\providecommand{\\\($0)}{\(definitions[$0] ?? "")}" }
  }

  private static let definitions: [String: String] = [
    "argmax": #"\operatorname*{argmax}"#, "argmin": #"\operatorname*{argmin}"#,
    "coloneqq": #"\mathrel{:=}"#, "degree": #"^\circ"#, "diag": #"\operatorname{diag}"#,
    "eqqcolon": #"\mathrel{=:}"#, "erf": #"\operatorname{erf}"#, "gt": ">",
    "llbracket": #"\mathopen{[\![}"#, "lt": "<", "mathscr": #"\mathcal"#,
    "oiint": #"\mathop{\oint\!\!\oint}"#, "omicron": "o", "rank": #"\operatorname{rank}"#,
    "rrbracket": #"\mathclose{]\!]}"#, "sgn": #"\operatorname{sgn}"#,
    "sign": #"\operatorname{sign}"#, "tr": #"\operatorname{tr}"#, "widecheck": #"\check"#,
  ]
}

extension String {
  /// Whether a command is in the text.
  fileprivate func hasCommand(_ name: String) -> Bool {
    ranges(of: "\\" + name).contains { range in
      !(unicodeScalars[range.upperBound...].first?.isLetter ?? false)
    }
  }
}
