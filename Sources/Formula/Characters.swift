/// What to type for characters that are pasted from elsewhere.
let replacements: [Unicode.Scalar: String] = {
  let table: [(String, String)] = [
    ("−–—‐‑‒―﹣", "-"), ("·×⋅∗•∙✕✖⋆", "*"), ("÷⁄∕", "/"), ("ˆ↑˄", "^"), ("…", ".."),
    ("‚،", ","), ("]}", ")"), ("ℎ", "h"), ("°", "*pi/180"),
    ("\u{A0}\u{2000}\u{2001}\u{2002}\u{2003}\u{2004}\u{2005}\u{2006}\u{2007}\u{2008}", " "),
    ("\u{2009}\u{200A}\u{202F}\u{205F}\u{3000}", " "),
  ]
  var replacements: [Unicode.Scalar: String] = [:]
  for (scalars, replacement) in table {
    for scalar in scalars.unicodeScalars { replacements[scalar] = replacement }
  }
  return replacements
}()

/// What to do about characters that stand for something the language writes otherwise.
let advice: [Unicode.Scalar: String] = {
  let table: [(String, String)] = [
    ("<>?≤≥≠≈≡∧∨¬", conditionAdvice), ("$&~`", "delete it"), ("@↦→", aloneAdvice),
    ("\"“”„«»‘", "write names without quotes"), ("'’′″´", "write names without primes"),
    ("!", "write a factorial as \"product(i = 1..n, i)\""), ("#", "formulas have no comments"),
    (":", "a range is written \"1..n\""), ("∞", infinityAdvice),
    ("∑", loopAdvice("sum")), ("∏", loopAdvice("product")),
  ]
  var advice: [Unicode.Scalar: String] = [:]
  for (scalars, text) in table {
    for scalar in scalars.unicodeScalars { advice[scalar] = text }
  }
  return advice
}()

let conditionAdvice = "write conditions with \"max\", \"min\", \"step\" or \"sign\""
let aloneAdvice = "write the expression alone"
let normAdvice = """
  write "hypot(x, y)" or "sqrt(sum(i = 1..n, x[i]^2))"
  """
let infinityAdvice = "write a large number, such as 1e300"
func loopAdvice(_ name: String) -> String { "write \"\(name)(i = 1..n, x[i])\"" }

/// Raised characters, and what stands behind `^` for them.
let superscripts: [Unicode.Scalar: String] = translation(
  of: "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿⁱ", to: "0123456789+-()ni")

/// Lowered characters, and what stands in names for them.
let subscripts: [Unicode.Scalar: String] = translation(
  of: "₀₁₂₃₄₅₆₇₈₉ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼᵣᵤᵥ", to: "0123456789aeoxhklmnpstijruv")

/// Letters of other alphabets that look like Latin ones.
let lookalikes: [Unicode.Scalar: String] = translation(
  of: "асеорхуіјѕАВЕКМНОРСТХУοναρυµ", to: "aceopxyijsABEKMHOPCTXYovapuu")

private func translation(of from: String, to: String) -> [Unicode.Scalar: String] {
  let pairs = zip(from.unicodeScalars, to.unicodeScalars)
  return Dictionary(pairs.map { ($0, String($1)) }, uniquingKeysWith: { first, _ in first })
}

/// Operators of programming languages, and what to write for them.
let foreignOperators: [(text: String, hint: String)] = [
  (".**", didYouMean("^")), ("===", conditionAdvice), ("**", didYouMean("^")),
  (".^", didYouMean("^")), (".*", didYouMean("*")), ("./", didYouMean("/")),
  (".'", "write names without primes"), ("//", "did you mean \"/\" or \"floor(x/y)\"?"),
  ("==", conditionAdvice), ("!=", conditionAdvice), ("<=", conditionAdvice),
  (">=", conditionAdvice), ("&&", conditionAdvice), ("||", conditionAdvice),
  ("->", aloneAdvice), ("=>", aloneAdvice), (":=", didYouMean("=")), ("+=", aloneAdvice),
  ("-=", aloneAdvice), ("*=", aloneAdvice), ("/=", aloneAdvice),
]

/// The second characters of foreign operators: few of the language stand behind another of it.
private let secondCharacters = Set(
  foreignOperators.compactMap { $0.text.unicodeScalars.dropFirst().first })

extension Tokenizer {
  /// What is wrong at a place where a foreign operator begins; nil if none does.
  func foreignOperator(at place: Int) -> FormulaError? {
    guard let second = scalar(at: place + 1), secondCharacters.contains(second) else { return nil }
    for (text, hint) in foreignOperators
    where text.unicodeScalars.enumerated().allSatisfy({ scalar(at: place + $0) == $1 }) {
      return FormulaError(
        "unknown operator \"\(text)\"", at: place..<place + text.unicodeScalars.count, hint: hint)
    }
    return nil
  }
}
