/// What commands and characters mean in formulas.
enum MathSymbols {
  /// The character and the kind of a command without arguments; nil if there is none.
  static func symbol(named name: String) -> (scalar: Unicode.Scalar, kind: MathAtom.Kind)? {
    guard let symbol = symbols[name] else { return nil }
    switch name {
    case "lvert", "lVert": return (symbol, .open)
    case "rvert", "rVert": return (symbol, .close)
    default: return (symbol, kind(of: symbol))
    }
  }

  /// What a character is to its neighbors.
  static func kind(of scalar: Unicode.Scalar) -> MathAtom.Kind { kinds[scalar] ?? .ordinary }

  /// The character that stands for a typed one: variables are italic, a hyphen is a minus.
  static func styled(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    func shifted(from first: UInt32, to italic: UInt32) -> Unicode.Scalar {
      Unicode.Scalar(scalar.value - first + italic) ?? scalar
    }
    switch scalar {
    case "h": return "ℎ"
    case "a"..."z": return shifted(from: 0x61, to: 0x1d44e)
    case "A"..."Z": return shifted(from: 0x41, to: 0x1d434)
    case "α"..."ω": return shifted(from: 0x3b1, to: 0x1d6fc)
    case "ϵ": return "𝜖"
    case "ϑ": return "𝜗"
    case "ϕ": return "𝜙"
    case "ϱ": return "𝜚"
    case "ϖ": return "𝜛"
    case "-": return "−"
    case "*": return "∗"
    default: return scalar
    }
  }

  /// The letter that a mathematical one is drawn from: 𝑥, 𝜃 and 𝔼 are x, θ and E.
  static func upright(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    func shifted(from first: UInt32, to upright: UInt32) -> Unicode.Scalar {
      Unicode.Scalar(scalar.value - first + upright) ?? scalar
    }
    switch scalar.value {
    case 0x210e: return "h"
    case 0x1d434...0x1d44d: return shifted(from: 0x1d434, to: 0x41)
    case 0x1d44e...0x1d467: return shifted(from: 0x1d44e, to: 0x61)
    case 0x1d49c...0x1d4b5: return shifted(from: 0x1d49c, to: 0x41)
    case 0x1d538...0x1d551: return shifted(from: 0x1d538, to: 0x41)
    case 0x1d6fc...0x1d714: return shifted(from: 0x1d6fc, to: 0x3b1)
    case 0x1d716: return "ϵ"
    case 0x1d717: return "ϑ"
    case 0x1d719: return "ϕ"
    case 0x1d71a: return "ϱ"
    case 0x1d71b: return "ϖ"
    default: return scalar
    }
  }

  /// A capital as in ℝ; Unicode had some of them before the alphabet of the rest.
  static func doubleStruck(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    capital(scalar, early: "CℂHℍNℕPℙQℚRℝZℤ", first: 0x1d538)
  }

  /// A capital as in ℒ.
  static func script(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    capital(scalar, early: "BℬEℰFℱHℋIℐLℒMℳRℛ", first: 0x1d49c)
  }

  private static func capital(
    _ scalar: Unicode.Scalar, early: String, first: UInt32
  ) -> Unicode.Scalar {
    guard ("A"..."Z").contains(scalar) else { return scalar }
    let pairs = Array(early.unicodeScalars)
    if let i = pairs.firstIndex(of: scalar) { return pairs[i + 1] }
    return Unicode.Scalar(first + scalar.value - 0x41) ?? scalar
  }

  /// Whether the character is a slanted letter.
  static func isSlanted(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "ℎ" || (0x1d434...0x1d467).contains(scalar.value)
      || (0x1d6e2...0x1d71b).contains(scalar.value)
  }

  /// Names set upright.
  static let functions: Set<String> = [
    "arg", "argmax", "argmin", "cos", "cosh", "cot", "deg", "det", "diag", "dim", "exp", "inf",
    "ker", "lim", "ln", "log", "max", "min", "sgn", "sign", "sin", "sinh", "sup", "tan", "tanh",
    "tr",
  ]

  /// Combining marks over their argument.
  static let accents: [String: Character] = [
    "bar": "\u{304}", "ddot": "\u{308}", "dot": "\u{307}", "hat": "\u{302}", "tilde": "\u{303}",
    "vec": "\u{20d7}",
  ]

  /// Whether a symbol looks the same in words: digits, names of functions, common operators.
  static func isUprightInWords(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "0"..."9", "a"..."z", "A"..."Z", "+", "\u{2212}", "×", "±", "=", "<", ">", "≤", "≥", "(",
      ")", "[", "]", ".", ",", ":", ";", "!", "?":
      true
    default: false
    }
  }

  /// White space in mu.
  static let spaces: [String: Double] = [
    " ": 6, "!": -3, ",": 3, ":": 4, ";": 5, "qquad": 36, "quad": 18,
  ]

  /// Every command there is, in order: for hints.
  static let commands: [String] =
    ([
      Array(symbols.keys), Array(functions), Array(accents.keys), Array(spaces.keys),
      [
        "frac", "left", "mathbb", "mathbf", "mathcal", "mathrm", "operatorname", "right", "sqrt",
        "text",
      ],
    ].flatMap { $0 }).sorted()

  private static let symbols: [String: Unicode.Scalar] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ",
    "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "varpi": "ϖ", "rho": "ρ",
    "varrho": "ϱ", "sigma": "σ", "varsigma": "ς", "tau": "τ", "upsilon": "υ", "phi": "ϕ",
    "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
    "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ",
    "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
    "cdot": "⋅", "times": "×", "pm": "±", "mp": "∓", "div": "÷", "ast": "∗", "star": "⋆",
    "circ": "∘", "bullet": "∙", "odot": "⊙", "oplus": "⊕", "otimes": "⊗", "cup": "∪",
    "cap": "∩", "wedge": "∧", "vee": "∨", "setminus": "∖",
    "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠", "neq": "≠", "approx": "≈",
    "sim": "∼", "simeq": "≃", "equiv": "≡", "cong": "≅", "propto": "∝", "ll": "≪", "gg": "≫",
    "in": "∈", "notin": "∉", "subset": "⊂", "subseteq": "⊆", "mid": "∣", "parallel": "∥",
    "perp": "⟂", "top": "⊤", "bot": "⊥", "to": "→", "rightarrow": "→", "leftarrow": "←",
    "gets": "←", "mapsto": "↦",
    "leftrightarrow": "↔", "Rightarrow": "⇒", "Leftarrow": "⇐", "Leftrightarrow": "⇔",
    "uparrow": "↑", "downarrow": "↓",
    "infty": "∞", "nabla": "∇", "partial": "∂", "ell": "ℓ", "forall": "∀", "exists": "∃",
    "emptyset": "∅", "prime": "′", "ldots": "…", "dots": "…", "cdots": "⋯",
    "sum": "∑", "prod": "∏", "int": "∫",
    "langle": "⟨", "rangle": "⟩", "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉",
    "{": "{", "}": "}", "|": "‖", "lVert": "‖", "rVert": "‖", "lvert": "|", "rvert": "|",
    "$": "$", "%": "%", "#": "#", "&": "&", "_": "_",
  ]

  private static let kinds: [Unicode.Scalar: MathAtom.Kind] = {
    let table: [(MathAtom.Kind, String)] = [
      (.operator, "∑∏∫"),
      (.binary, "+-−±∓×⋅·÷∗*⋆∘∙⊙⊕⊗∪∩∧∨∖"),
      (.relation, "=<>:≤≥≠≈∼≃≡≅∝≪≫∈∉⊂⊆∣∥⟂→←↦↔⇒⇐⇔↑↓"),
      (.open, "([{⟨⌊⌈"),
      (.close, ")]}⟩⌋⌉!?"),
      (.punctuation, ",;"),
      (.inner, "…⋯"),
    ]
    var kinds: [Unicode.Scalar: MathAtom.Kind] = [:]
    for (kind, scalars) in table {
      for scalar in scalars.unicodeScalars { kinds[scalar] = kind }
    }
    return kinds
  }()
}
