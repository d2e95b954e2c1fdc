/// Commands of LaTeX, and what to write for them.
extension Tokenizer {
  /// What is wrong with the command at a place, a backslash.
  func unexpectedCommand(at place: Int) -> FormulaError {
    var end = place + 1
    while let scalar = scalar(at: end), scalar.isASCII, isLetter(scalar), scalar != "_",
      end < place + 20
    {
      end += 1
    }
    let name = text(place + 1..<end)
    // \, and \{ are commands of one sign.
    if name.isEmpty, scalar(at: end) != nil { end += 1 }
    if name == "left" || name == "right", scalar(at: end) == "\\" { end += 1 }
    if name == "left" || name == "right", scalar(at: end) != nil { end += 1 }
    let command = quote(place..<end)
    let hint =
      name.isEmpty ? signHint(command) : hint(forCommand: name, command, endingAt: end)
    return FormulaError("unexpected LaTeX \"\(command)\"", at: place..<end, hint: hint)
  }

  private func signHint(_ command: String) -> String? {
    switch command {
    case "\\{": didYouMean("(")
    case "\\}": didYouMean(")")
    case "\\|": normAdvice
    default: "delete it"
    }
  }

  private func hint(forCommand name: String, _ command: String, endingAt end: Int) -> String? {
    func instead(_ text: String) -> String { didYouMean(text) }
    switch name {
    case "cdot", "times", "ast": return instead("*")
    case "div", "over": return instead("/")
    case "frac", "dfrac", "tfrac", "cfrac":
      guard let (above, below) = parts(at: end) else { return "write a fraction as \"(a/b)\"" }
      return instead("(\(factor(above))/\(factor(below)))")
    case "sqrt": return instead(root(at: end))
    case "left", "right":
      let bar = name == "left" ? "abs(" : ")"
      return instead(command.hasSuffix("|") ? bar : name == "left" ? "(" : ")")
    case "lvert", "vert", "mid": return instead("abs(\(argument(at: end) ?? "x"))")
    case "lfloor", "lceil": return instead(name == "lfloor" ? "floor(" : "ceil(")
    case "rvert", "rfloor", "rceil": return instead(")")
    case "mathrm", "operatorname", "text", "mathit", "mathbf", "mathsf", "textrm", "bm":
      return group(at: end).map { instead(text($0)) }
    case "quad", "qquad", "displaystyle", "limits", "big", "Big", "bigl", "bigr": return "delete it"
    case "infty": return infinityAdvice
    case "le", "leq", "ge", "geq", "ne", "neq", "lt", "gt": return conditionAdvice
    case "sum": return loopAdvice("sum")
    case "prod": return loopAdvice("product")
    default:
      let plain = name.hasPrefix("var") ? String(name.dropFirst(3)) : name
      if greekLetters.contains(plain.lowercased()) { return instead(plain) }
      guard let function = nearest(to: name, among: functions.map(\.name)) else { return nil }
      let isCalled = scalar(at: afterSpaces(end)) == "("
      let argument = isCalled ? nil : argument(at: end)
      return instead(argument.map { "\(function)(\($0))" } ?? function)
    }
  }

  /// Both parts of a fraction: groups, or single digits and letters.
  private func parts(at start: Int) -> (Range<Int>, Range<Int>)? {
    func part(_ start: Int) -> Range<Int>? {
      let place = afterSpaces(start)
      if scalar(at: place) == "{" { return group(at: place) }
      guard let scalar = scalar(at: place), isLetter(scalar) || isDigit(scalar) else { return nil }
      return place..<place + 1
    }
    guard let above = part(start) else { return nil }
    let isGroup = scalar(at: above.upperBound) == "}"
    return part(above.upperBound + (isGroup ? 1 : 0)).map { (above, $0) }
  }

  private func root(at start: Int) -> String {
    guard scalar(at: start) == "[", let index = group(at: start) else {
      return "sqrt(\(argument(at: start) ?? "x"))"
    }
    let radicand = argument(at: index.upperBound + 1) ?? "x"
    return text(index) == "3" ? "cbrt(\(radicand))" : "(\(radicand))^(1/\(text(index)))"
  }
}

private let greekLetters: Set<String> = [
  "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda",
  "mu", "nu", "xi", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
]
