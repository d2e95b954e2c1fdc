/// What to say when the text is wrong, and what was probably meant.
extension Parser {
  /// The bracket at this place.
  var bracket: Unicode.Scalar { token.kind == .symbol("[") ? "[" : "]" }

  var found: String {
    token.kind == .end ? "the end" : "\"\(tokenizer.quote(token.range))\""
  }

  /// The bracket after a name, which nothing closes.
  func openIndex(_ name: Range<Int>) -> FormulaError {
    let place = tokenizer.afterSpaces(name.upperBound)
    return FormulaError("\"[\" is never closed", at: place..<place + 1, hint: "add \"]\"")
  }

  func unexpected(_ expected: String, hint: String? = nil) -> FormulaError {
    FormulaError("\(expected), found \(found)", at: token.range, hint: hint)
  }

  func wrongCount(_ callee: Function, _ count: Int) -> FormulaError {
    let wanted =
      switch callee.argumentCount {
      case nil: "at least 1 argument"
      case 1: "1 argument"
      case let wanted?: "\(wanted) arguments"
      }
    let isMore = count > callee.argumentCount ?? count
    return FormulaError(
      "\(callee.name) takes \(wanted), found \(count)", at: token.range,
      hint: isMore && decimalComma != nil
        ? decimalComma.flatMap(decimalPoint) : otherCounts["\(callee.name) \(count)"])
  }

  /// Advice for the comma between the digits of a decimal.
  func decimalPoint(at comma: Range<Int>) -> String {
    let whole = tokenizer.word(before: comma.lowerBound)
    let fraction = tokenizer.word(at: tokenizer.afterSpaces(comma.upperBound))
    let digits = fraction.prefix { tokenizer.isDigit(tokenizer.scalars[$0]) }
    // 1,000.5 has a comma between thousands.
    if digits.count == 3, tokenizer.scalar(at: digits.endIndex) == "." {
      return didYouMean("\(tokenizer.quote(whole))\(tokenizer.text(fraction))")
    }
    return "write decimals with a point: \"\(tokenizer.quote(whole)).\(tokenizer.text(digits))\""
  }

  func alreadyMeant(_ name: String, _ kind: String) -> FormulaError {
    let article = kind == "index" ? "an" : "a"
    let hint =
      switch kind {
      case "variable": "delete \"\(shortened(name)) =\""
      case "constant", "function": "choose another name"
      default: nil as String?
      }
    return FormulaError(
      "\"\(shortened(name))\" is already \(article) \(kind)", at: token.range, hint: hint)
  }

  func missingOperand() -> FormulaError {
    guard case .symbol(let symbol) = previous.kind else {
      if token.kind == .end { return FormulaError("the formula is empty", at: 0..<1) }
      let isOperator = ["*", "/", "^"].map { Token.Kind.symbol($0) }.contains(token.kind)
      return isOperator
        ? FormulaError("expected a value before \(found)", at: token.range)
        : FormulaError("unexpected \(found)", at: token.range, hint: "delete it")
    }
    // At the end, the mistake is the last word, not the void behind it.
    let range = token.kind == .end ? previous.range : token.range
    if token.kind == .end, symbol == "(" {
      return FormulaError("\"(\" is never closed", at: range, hint: "add \")\"")
    }
    let isSuperfluous = token.kind == .end && symbol == ";"
    return FormulaError(
      "expected a value after \"\(symbol)\", found \(found)", at: range,
      hint: isSuperfluous ? "delete it" : nil)
  }

  func missingOperator() -> FormulaError {
    if case .name(let word) = previous.kind, keywords.contains(word) {
      return FormulaError("unexpected \"\(word)\"", at: previous.range, hint: aloneAdvice)
    }
    let (left, right) = (tokenizer.quote(previous.range), tokenizer.quote(token.range))
    var hint: String? = didYouMean("\(left)*\(right)")
    switch (previous.kind, token.kind) {
    // A space or an underscore between groups of three digits.
    case (.number, .number):
      hint =
        right.count == 3 && tokenizer.word(at: token.range.lowerBound) == token.range
        ? didYouMean("\(left)\(right)") : nil
    case (.number, .name) where right.allSatisfy { $0 == "_" || $0.isWholeNumber }:
      hint = "did you mean \"\(left)\(right.filter { $0 != "_" })\"?"
    case (.number, .name(let name)):
      let isUnknown = isClosed && meaning(of: name) == nil
      if let product = isUnknown ? product(name) : nil {
        hint = didYouMean("\(left)*\(product)")
      } else if meaning(of: name) == "function",
        let argument = tokenizer.group(at: token.range.upperBound)
      {
        hint = didYouMean("\(left)*\(right)(\(tokenizer.text(argument)))")
      }
      if left == "0", right.lowercased().hasPrefix("x"),
        let value = Int(right.dropFirst(), radix: 16)
      {
        hint = didYouMean("\(value)")
      }
    default: break
    }
    return FormulaError("expected an operator, found \(found)", at: token.range, hint: hint)
  }

  func missingParentheses(_ name: String) -> FormulaError {
    FormulaError(
      "function \"\(name)\" needs its argument in parentheses", at: token.range,
      hint: loopOperations.contains { $0.name == name }
        ? loopAdvice(name)
        : didYouMean(tokenizer.call(of: name, endingAt: token.range.upperBound)))
  }
}
