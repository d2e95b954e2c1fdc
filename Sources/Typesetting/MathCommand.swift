/// What a command of a formula does.
enum MathCommand: Hashable, Sendable {
  case symbol(Unicode.Scalar, MathAtom.Kind)
  case function(String, MathAtom.Limits)
  case space(Double)
  case size(MathStyle.Size)
  case accent(Character, isWide: Bool)
  case alphabet(MathAlphabet)
  case words(MathAtom.Letters?)
  case fraction(MathAtom.Fraction)
  case tall(Double, MathAtom.Kind)
  case kind(MathAtom.Kind)
  case bar(isAbove: Bool)
  case brace(Character, isAbove: Bool)
  case stack(isAbove: Bool)
  case arrow(Character)
  case radical, delimited, environment, negation, operatorName, lines
  case modulus(inParentheses: Bool)
  /// Not known, but known to be written in another way.
  case obsolete(instead: String)

  /// Every command there is.
  static let all: [String: MathCommand] = {
    var all: [String: MathCommand] = others
    for symbol in MathSymbols.all { all[symbol.name] = .symbol(symbol.scalar, symbol.kind) }
    for name in functions { all[name] = .function(name, .beside) }
    for name in functionsWithLimits { all[name] = .function(name, .display) }
    for (name, width) in spaces { all[name] = .space(width) }
    for (name, mark) in accents { all[name] = .accent(mark, isWide: false) }
    for (name, mark) in wideAccents { all[name] = .accent(mark, isWide: true) }
    for (name, alphabet) in alphabets { all[name] = .alphabet(alphabet) }
    for (name, face) in words { all[name] = .words(face) }
    for (step, name) in ["big", "Big", "bigg", "Bigg"].enumerated() {
      // As tall as \left makes them around a box of 1.2, 1.8, 2.4 or 3 em.
      let height = 0.901 * (1.2 + 0.6 * Double(step))
      all[name] = .tall(height, .ordinary)
      all[name + "l"] = .tall(height, .open)
      all[name + "r"] = .tall(height, .close)
      all[name + "m"] = .tall(height, .relation)
    }
    return all
  }()

  /// The names that a mistake may have meant, in order.
  static let suggestions: [String] =
    all.compactMap { name, command in
      if case .obsolete = command { nil } else { name }
    }.sorted() + ["end", "limits", "middle", "nolimits", "right"]

  /// Names set upright.
  private static let functions: Set<String> = [
    "arccos", "arcsin", "arctan", "arg", "cos", "cosh", "cot", "coth", "csc", "deg", "diag", "dim",
    "erf", "exp", "hom", "ker", "lg", "ln", "log", "rank", "sec", "sgn", "sign", "sin", "sinh",
    "tan", "tanh", "tr",
  ]

  /// Those under which a range stands in display style.
  private static let functionsWithLimits: Set<String> = [
    "Pr", "argmax", "argmin", "det", "gcd", "inf", "lim", "max", "min", "sup",
  ]

  /// White space in mu.
  private static let spaces: [String: Double] = [
    " ": 6, "!": -3, ",": 3, ":": 4, ";": 5, ">": 4, "enspace": 9, "medspace": 4,
    "negthinspace": -3, "qquad": 36, "quad": 18, "thickspace": 5, "thinspace": 3,
  ]

  /// Combining marks over their argument.
  private static let accents: [String: Character] = [
    "acute": "\u{301}", "bar": "\u{304}", "breve": "\u{306}", "check": "\u{30c}",
    "dddot": "\u{20db}", "ddot": "\u{308}", "dot": "\u{307}", "grave": "\u{300}", "hat": "\u{302}",
    "mathring": "\u{30a}", "tilde": "\u{303}", "vec": "\u{20d7}",
  ]

  private static let wideAccents: [String: Character] = [
    "overleftarrow": "\u{20d6}", "overleftrightarrow": "\u{20e1}", "overrightarrow": "\u{20d7}",
    "widecheck": "\u{30c}", "widehat": "\u{302}", "widetilde": "\u{303}",
  ]

  private static let alphabets: [String: MathAlphabet] = [
    "bm": .boldItalic, "boldsymbol": .boldItalic, "mathbb": .doubleStruck,
    "mathbf": .letters(.bold), "mathcal": .script, "mathfrak": .fraktur,
    "mathit": .letters(.italic), "mathrm": .roman, "mathscr": .script, "mathsf": .letters(.sans),
    "mathtt": .letters(.mono),
  ]

  private static let words: [String: MathAtom.Letters?] = [
    "mbox": nil, "text": nil, "textbf": .bold, "textit": .italic, "textrm": nil, "textsf": .sans,
    "texttt": .mono,
  ]

  private static let others: [String: MathCommand] = [
    "atop": .obsolete(instead: #"\binom{…}{…} or \substack{… \\ …}"#),
    "begin": .environment,
    "bf": .obsolete(instead: #"\mathbf{…}"#),
    "binom": .fraction(MathAtom.Fraction(hasBar: false)),
    "bmod": .modulus(inParentheses: false),
    "cal": .obsolete(instead: #"\mathcal{…}"#),
    "choose": .obsolete(instead: #"\binom{…}{…}"#),
    "dbinom": .fraction(MathAtom.Fraction(hasBar: false, size: .display)),
    "dfrac": .fraction(MathAtom.Fraction(size: .display)),
    "displaystyle": .size(.display),
    "frac": .fraction(MathAtom.Fraction()),
    "it": .obsolete(instead: #"\mathit{…}"#),
    "left": .delimited,
    "liminf": .function("lim inf", .display),
    "limsup": .function("lim sup", .display),
    "mathbin": .kind(.binary),
    "mathclose": .kind(.close),
    "mathinner": .kind(.inner),
    "mathop": .kind(.operator),
    "mathopen": .kind(.open),
    "mathord": .kind(.ordinary),
    "mathpunct": .kind(.punctuation),
    "mathrel": .kind(.relation),
    "not": .negation,
    "operatorname": .operatorName,
    "over": .obsolete(instead: #"\frac{…}{…}"#),
    "overbrace": .brace("⏞", isAbove: true),
    "overline": .bar(isAbove: true),
    "overset": .stack(isAbove: true),
    "pmod": .modulus(inParentheses: true),
    "rm": .obsolete(instead: #"\mathrm{…}"#),
    "scriptscriptstyle": .size(.scriptScript),
    "scriptstyle": .size(.script),
    "sqrt": .radical,
    "stackrel": .stack(isAbove: true),
    "substack": .lines,
    "tbinom": .fraction(MathAtom.Fraction(hasBar: false, size: .text)),
    "textstyle": .size(.text),
    "tfrac": .fraction(MathAtom.Fraction(size: .text)),
    "underbrace": .brace("⏟", isAbove: false),
    "underline": .bar(isAbove: false),
    "underset": .stack(isAbove: false),
    "xleftarrow": .arrow("←"),
    "xrightarrow": .arrow("→"),
  ]
}
