/// Parentheses with what is in them, and the words of the text.
extension Parser {
  mutating func parseCallee(_ name: String) throws(FormulaError) {
    if let loop = loopOperations.first(where: { $0.name == name }) {
      return try beginLoop(loop.operation)
    }
    guard let callee = function(named: name) else {
      throw unknownFunction(name)
    }
    let start = token.range.lowerBound
    try advance()
    pending.append(.call(callee, arguments: 0, from: start, at: token.range))
    if tokenizer.upcoming == ")" {
      try advance()
      throw wrongCount(callee, 0)
    }
  }

  /// True if an operand must follow; the sum of nothing is one already.
  mutating func separateArguments() throws(FormulaError) -> Bool {
    reduce(to: 1)
    switch pending.last {
    case .loopStart, .loopEnd: return try beginLoopBody()
    default: break
    }
    guard case .call(let callee, let count, let start, let range)? = pending.popLast() else {
      var hint: String?
      if case .number = previous.kind, let digit = tokenizer.upcoming, "0"..."9" ~= digit {
        hint = decimalPoint(at: token.range)
      }
      throw FormulaError("unexpected \",\"", at: token.range, hint: hint)
    }
    if decimalComma == nil, case .number = previous.kind,
      !tokenizer.word(at: token.range.upperBound).isEmpty
    {
      decimalComma = token.range
    }
    pending.append(.call(callee, arguments: count + 1, from: start, at: range))
    return true
  }

  /// True if an operand must follow after all: the body of a sum is read again.
  mutating func closeParenthesis() throws(FormulaError) -> Bool {
    reduce(to: 1)
    switch pending.popLast() {
    case .loopBody(let loop, let open): return try endLoopBody(loop, at: open)
    case .loopStart(let loop, _), .loopEnd(let loop, _):
      throw FormulaError(
        "expected \",\" and what to add up, found \")\"", at: token.range,
        hint: "write \"\(tokenizer.text(loop.range))(i = 1..n, x[i])\"")
    case .component(_, let range): throw openIndex(range)
    case .call(let callee, let commas, let start, _):
      let count = commas + 1
      guard count == callee.argumentCount ?? count else { throw wrongCount(callee, count) }
      let range = start..<token.range.upperBound
      let arguments = operands.suffix(count)
      operands.removeLast(count)
      guard var result = arguments.first else { return false }
      if count == 1, callee.argumentCount != nil {
        result = intern(Node(callee.operation, result), at: range)
      }
      for (place, argument) in arguments.dropFirst().enumerated() {
        let operation = place == 0 ? callee.operation : callee.last ?? callee.operation
        result = intern(Node(operation, result, argument), at: range)
      }
      operands.append(result)
    case .parenthesis: break
    default: throw FormulaError("\")\" without \"(\"", at: token.range, hint: "delete it")
    }
    return false
  }

  mutating func endExpression() throws(FormulaError) {
    reduce(to: 1)
    switch pending.last {
    case .component(_, let range): throw openIndex(range)
    case .parenthesis(let range), .call(_, _, _, let range), .loopStart(_, let range),
      .loopEnd(_, let range), .loopBody(_, let range):
      throw FormulaError("\"(\" is never closed", at: range, hint: "add \")\"")
    default: break
    }
  }

  // MARK: Words

  mutating func advance() throws(FormulaError) {
    previous = token
    wordCount += 1
    token = try tokenizer.next()
  }

  /// Goes back to a token that was read before.
  mutating func resume(at token: Token) {
    previous = Token(kind: .symbol(","), range: token.range)
    self.token = token
  }
}
