/// What to say when the text is wrong, and what was probably meant.
extension Parser {
  /// The bracket at this place.
  var bracket: Unicode.Scalar { token.kind == .symbol("[") ? "[" : "]" }

  var found: String {
    token.kind == .end ? "the end" : "\"\(tokenizer.text(token.range))\""
  }

  func unexpected(_ expected: String) -> FormulaError {
    FormulaError("\(expected), found \(found)", at: token.range)
  }

  func wrongCount(_ callee: Function, _ count: Int) -> FormulaError {
    let wanted =
      switch callee.argumentCount {
      case nil: "at least 1 argument"
      case 1: "1 argument"
      case let wanted?: "\(wanted) arguments"
      }
    return FormulaError("\(callee.name) takes \(wanted), found \(count)", at: token.range)
  }

  func alreadyMeant(_ name: String, _ kind: String) -> FormulaError {
    let article = kind == "index" ? "an" : "a"
    return FormulaError("\"\(name)\" is already \(article) \(kind)", at: token.range)
  }

  func missingOperand() -> FormulaError {
    guard case .symbol(let symbol) = previous.kind else {
      let message = token.kind == .end ? "the formula is empty" : "unexpected \(found)"
      return FormulaError(message, at: token.kind == .end ? 0..<1 : token.range)
    }
    // At the end, the mistake is the last word, not the void behind it.
    let range = token.kind == .end ? previous.range : token.range
    if token.kind == .end, symbol == "(" {
      return FormulaError("\"(\" is never closed", at: range, hint: "add \")\"")
    }
    return FormulaError("expected a value after \"\(symbol)\", found \(found)", at: range)
  }

  func missingOperator() -> FormulaError {
    var hint: String?
    if case .number = token.kind, case .number = previous.kind {
    } else {
      hint =
        "did you mean \"\(tokenizer.text(previous.range))*\(tokenizer.text(token.range))\"?"
    }
    return FormulaError("expected an operator, found \(found)", at: token.range, hint: hint)
  }

  mutating func missingParentheses(_ name: String) -> FormulaError {
    let range = token.range
    var argument = "x"
    if let next = try? tokenizer.next(), next.kind != .end {
      switch next.kind {
      case .name, .number: argument = tokenizer.text(next.range)
      default: break
      }
    }
    return FormulaError(
      "function \"\(name)\" needs its argument in parentheses", at: range,
      hint: "did you mean \"\(name)(\(argument))\"?")
  }

  func unknown(_ name: String) -> FormulaError {
    if let dimension, name == vector {
      return FormulaError(
        "\"\(name)\" is a vector of \(dimension) components", at: token.range,
        hint: "write \"\(name)[1]\" or \"sum(i = 1..n, \(name)[i])\"")
    }
    var guess: String?
    let names = parsed.variables + parsed.definitions
    let letters = name.unicodeScalars.map { String($0) }
    let digits = name.drop { !("0"..."9").contains($0) }
    let stem = String(name.dropLast(digits.count))
    if letters.allSatisfy(names.contains) {
      guess = "\"\(letters.joined(separator: "*"))\""
    } else if names.contains(stem), Int(digits) != nil {
      guess = "\"\(stem)*\(digits)\" or \"\(stem)^\(digits)\""
    } else {
      let known = names + constants.map(\.name) + functions.map(\.name)
      guess = nearest(to: name, among: known).map { "\"\($0)\"" }
    }
    return FormulaError(
      "unknown name \"\(name)\"", at: token.range, hint: guess.map { "did you mean \($0)?" })
  }
}
