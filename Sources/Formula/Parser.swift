/// Reads text by operator precedence, with an explicit stack, so that depth costs no recursion.
///
///     formula    = { name "=" expression ";" } [ name "=" ] expression
///     expression = operators + -, then * /, then unary + -, then ^ (from the right)
///
/// > E. W. Dijkstra. "ALGOL-60 Translation." Mathematisch Centrum, report MR 34/61 (1961).
struct Parser {
  /// What waits on the stack for its right end.
  private enum Pending {
    case binary(Operation, precedence: Int)
    case negation
    case parenthesis(at: Range<Int>)
    case call(Function, arguments: Int, at: Range<Int>)

    var precedence: Int {
      switch self {
      case .binary(_, let precedence): precedence
      case .negation: 3
      case .parenthesis, .call: 0
      }
    }
  }

  var tokenizer: Tokenizer
  private(set) var token = Token(kind: .end, range: 0..<0)
  private(set) var previous = Token(kind: .end, range: 0..<0)
  private(set) var parsed = ParsedFormula()
  private let isClosed: Bool
  private var nodeOfName: [String: Int] = [:]
  private var pending: [Pending] = []
  private var operands: [Int] = []
  /// The name that the current statement defines.
  private var defined: String?

  /// Nil for `variables` means: every name without another meaning is one.
  init(_ text: String, variables: [String]?) {
    tokenizer = Tokenizer(text)
    isClosed = variables != nil
    for (index, name) in (variables ?? []).enumerated() {
      precondition(nodeOfName[name] == nil, "variable \(name) twice")
      nodeOfName[name] = parsed.expression.intern(Node(.variable, index))
      parsed.variables.append(name)
    }
  }

  consuming func parse() throws(FormulaError) -> ParsedFormula {
    try advance()
    repeat {
      try beginStatement()
      try parseExpression()
    } while try endStatement()
    return parsed
  }

  // MARK: Statements

  private mutating func beginStatement() throws(FormulaError) {
    defined = nil
    guard case .name(let name) = token.kind, tokenizer.upcoming == "=" else { return }
    try advance()
    if let kind = meaning(of: name) {
      throw FormulaError("\"\(name)\" is already a \(kind)", at: token.range)
    }
    defined = name
    try advance()
  }

  /// Names what the statement computed; true if another statement must follow.
  private mutating func endStatement() throws(FormulaError) -> Bool {
    parsed.root = operands.removeLast()
    if let defined {
      let node = Node(.definition, parsed.root, parsed.definitions.count)
      parsed.root = parsed.expression.intern(node)
      parsed.definitions.append(defined)
      nodeOfName[defined] = parsed.root
    }
    guard token.kind == .symbol(";") else { return false }
    guard defined != nil else { throw unexpected("expected an operator or the end") }
    try advance()
    return true
  }

  private func meaning(of name: String) -> String? {
    if let node = nodeOfName[name] {
      return parsed.expression[node].operation == .variable ? "variable" : "definition"
    }
    if constants.contains(where: { $0.name == name }) { return "constant" }
    return function(named: name) == nil ? nil : "function"
  }

  // MARK: Expressions

  private mutating func parseExpression() throws(FormulaError) {
    repeat { try parseOperand() } while try parseOperator()
  }

  /// Reads prefixes and one number, variable or constant.
  private mutating func parseOperand() throws(FormulaError) {
    while true {
      switch token.kind {
      case .number(let value):
        operands.append(parsed.expression.constant(value))
        return try advance()
      case .name(let name) where tokenizer.upcoming == "(" && nodeOfName[name] == nil:
        try parseCallee(name)
      case .name(let name):
        operands.append(try node(of: name))
        return try advance()
      case .symbol("("): pending.append(.parenthesis(at: token.range))
      case .symbol("-"): pending.append(.negation)
      case .symbol("+"): break
      default: throw missingOperand()
      }
      try advance()
    }
  }

  /// Reads what follows an operand; true if another operand must follow.
  private mutating func parseOperator() throws(FormulaError) -> Bool {
    while true {
      guard case .symbol(let symbol) = token.kind else {
        guard token.kind == .end else { throw missingOperator() }
        try endExpression()
        return false
      }
      switch symbol {
      case "+": reduce(.binary(.add, precedence: 1))
      case "-": reduce(.binary(.subtract, precedence: 1))
      case "*": reduce(.binary(.multiply, precedence: 2))
      case "/": reduce(.binary(.divide, precedence: 2))
      case "^": pending.append(.binary(.power, precedence: 4))
      case ",": try separateArguments()
      case ")": try closeParenthesis()
      case "(": throw missingOperator()
      case ";":
        try endExpression()
        return false
      default: throw unexpected("expected an operator or the end")
      }
      try advance()
      if symbol != ")" { return true }
    }
  }

  private mutating func parseCallee(_ name: String) throws(FormulaError) {
    guard let callee = function(named: name) else {
      let hint = nearest(to: name, among: functions.map(\.name))
      throw FormulaError(
        "unknown function \"\(name)\"", at: token.range,
        hint: hint.map { "did you mean \"\($0)\"?" })
    }
    try advance()
    pending.append(.call(callee, arguments: 0, at: token.range))
    if tokenizer.upcoming == ")" {
      try advance()
      throw wrongCount(callee, 0)
    }
  }

  /// Applies what binds at least as tightly as a left-associative operator, and lets that wait.
  private mutating func reduce(_ next: Pending) {
    reduce(to: next.precedence)
    pending.append(next)
  }

  private mutating func reduce(to precedence: Int) {
    while let top = pending.last, top.precedence >= precedence {
      pending.removeLast()
      let second = operands.removeLast()
      if case .binary(let operation, _) = top {
        operands.append(parsed.expression.intern(Node(operation, operands.removeLast(), second)))
      } else {
        operands.append(parsed.expression.intern(Node(.negate, second)))
      }
    }
  }

  private mutating func separateArguments() throws(FormulaError) {
    reduce(to: 1)
    guard case .call(let callee, let count, let range)? = pending.popLast() else {
      var hint: String?
      if case .number = previous.kind, let digit = tokenizer.upcoming, "0"..."9" ~= digit {
        hint = "write decimals with a point: \"\(tokenizer.text(previous.range)).\(digit)\""
      }
      throw FormulaError("unexpected \",\"", at: token.range, hint: hint)
    }
    pending.append(.call(callee, arguments: count + 1, at: range))
  }

  private mutating func closeParenthesis() throws(FormulaError) {
    reduce(to: 1)
    switch pending.popLast() {
    case .call(let callee, let commas, _):
      let count = commas + 1
      guard count == callee.argumentCount ?? count else { throw wrongCount(callee, count) }
      let arguments = operands.suffix(count)
      operands.removeLast(count)
      guard var result = arguments.first else { return }
      if count == 1, callee.argumentCount != nil {
        result = parsed.expression.intern(Node(callee.operation, result))
      }
      for argument in arguments.dropFirst() {
        result = parsed.expression.intern(Node(callee.operation, result, argument))
      }
      operands.append(result)
    case .parenthesis: break
    default: throw FormulaError("\")\" without \"(\"", at: token.range)
    }
  }

  private mutating func endExpression() throws(FormulaError) {
    reduce(to: 1)
    switch pending.last {
    case .parenthesis(let range), .call(_, _, let range):
      throw FormulaError("\"(\" is never closed", at: range, hint: "add \")\"")
    default: break
    }
  }

  private mutating func node(of name: String) throws(FormulaError) -> Int {
    if name == defined {
      throw FormulaError("\"\(name)\" is used in its own definition", at: token.range)
    }
    if let node = nodeOfName[name] { return node }
    if let constant = constants.first(where: { $0.name == name }) {
      return parsed.expression.constant(constant.value)
    }
    if function(named: name) != nil { throw missingParentheses(name) }
    guard !isClosed else { throw unknown(name) }
    let node = parsed.expression.intern(Node(.variable, parsed.variables.count))
    nodeOfName[name] = node
    parsed.variables.append(name)
    return node
  }

  private mutating func advance() throws(FormulaError) {
    previous = token
    token = try tokenizer.next()
  }
}
