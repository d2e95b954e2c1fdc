/// Reads text by operator precedence, with an explicit stack, so that depth costs no recursion.
///
///     formula    = { name "=" expression ";" } [ name "=" ] expression
///     expression = operators + -, then * /, then unary + -, then ^ (from the right)
///     component  = name "[" expression "]"
///     loop       = "sum" | "product" "(" name "=" expression ".." expression "," expression ")"
///
/// > E. W. Dijkstra. "ALGOL-60 Translation." Mathematisch Centrum, report MR 34/61 (1961).
struct Parser {
  /// What waits on the stack for its right end.
  enum Pending {
    case binary(Operation, precedence: Int, at: Range<Int>)
    case negation
    case parenthesis(at: Range<Int>)
    case call(Function, arguments: Int, from: Int, at: Range<Int>)
    case component(of: String, at: Range<Int>)
    case loopStart(Loop, at: Range<Int>)
    case loopEnd(Loop, at: Range<Int>)
    case loopBody(Loop, at: Range<Int>)

    var precedence: Int {
      switch self {
      case .binary(_, let precedence, _): precedence
      case .negation: 3
      case .parenthesis, .call, .component, .loopStart, .loopEnd, .loopBody: 0
      }
    }
  }

  var tokenizer: Tokenizer
  var token = Token(kind: .end, range: 0..<0)
  var previous = Token(kind: .end, range: 0..<0)
  var parsed = ParsedFormula()
  let isClosed: Bool
  var nodeOfName: [String: Int] = [:]
  var pending: [Pending] = []
  var operands: [Int] = []
  /// The indices of the sums around this place, with what they are now.
  var indices: [(name: String, value: Int)] = []
  /// What the nodes are that depend on constants alone.
  var values: [Int: Double] = [:]
  /// n, and the name of the vector whose components are the variables.
  let dimension: Int?
  let vector: String
  /// The first comma between digits without a space, which may be meant as a decimal point.
  var decimalComma: Range<Int>?
  /// How many operations the formula comes to so far, written out.
  var operationCount = 0
  /// How many words were read so far, those of a sum once for each index.
  var wordCount = 0
  /// The name that the current statement defines.
  var defined: String?

  /// Nil for `variables` means: every name without another meaning is one. With a `dimension` they
  /// are the components x1, x2, … of a vector, and n is their number.
  init(_ text: String, variables: [String]?, dimension: Int? = nil, vector: String = "x") {
    tokenizer = Tokenizer(text)
    self.dimension = dimension
    self.vector = vector
    let variables = variables ?? dimension.map { n in (0..<n).map { "\(vector)\($0 + 1)" } }
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

  mutating func beginStatement() throws(FormulaError) {
    defined = nil
    guard case .name(let name) = token.kind, tokenizer.upcoming == "=" else { return }
    try advance()
    if let kind = meaning(of: name) {
      throw alreadyMeant(name, kind)
    }
    defined = name
    try advance()
  }

  /// Names what the statement computed; true if another statement must follow.
  mutating func endStatement() throws(FormulaError) -> Bool {
    parsed.root = operands.removeLast()
    if let defined {
      let node = Node(.definition, parsed.root, parsed.definitions.count)
      parsed.root = parsed.expression.intern(node)
      parsed.definitions.append(defined)
      nodeOfName[defined] = parsed.root
    }
    guard token.kind == .symbol(";") else { return false }
    guard defined != nil else {
      let hint = tokenizer.upcoming == nil ? "delete it" : nil
      throw unexpected("expected an operator or the end", hint: hint)
    }
    try advance()
    return true
  }

  func meaning(of name: String) -> String? {
    if let node = nodeOfName[name] {
      return parsed.expression[node].operation == .variable ? "variable" : "definition"
    }
    if constants.contains(where: { $0.name == name }) { return "constant" }
    if dimension != nil, name == "n" { return "constant" }
    if indices.contains(where: { $0.name == name }) { return "index" }
    if loopOperations.contains(where: { $0.name == name }) { return "function" }
    return function(named: name) == nil ? nil : "function"
  }

  // MARK: Expressions

  mutating func parseExpression() throws(FormulaError) {
    repeat { try parseOperand() } while try parseOperator()
  }

  /// Reads prefixes and one number, variable or constant.
  mutating func parseOperand() throws(FormulaError) {
    while true {
      switch token.kind {
      case .number(let value):
        operands.append(parsed.expression.constant(value))
        return try advance()
      case .name(let name) where tokenizer.upcoming == "[": try beginIndex(of: name)
      case .name(let name) where tokenizer.upcoming == "(" && nodeOfName[name] == nil:
        try parseCallee(name)
      case .name(let name):
        operands.append(try node(of: name))
        return try advance()
      case .symbol("("): pending.append(.parenthesis(at: token.range))
      case .symbol("-"): pending.append(.negation)
      case .symbol("+"): break
      case .symbol("["), .symbol("]"): throw tokenizer.unexpected(bracket, at: token.range)
      default: throw missingOperand()
      }
      try advance()
    }
  }

  /// Reads what follows an operand; true if another operand must follow.
  mutating func parseOperator() throws(FormulaError) -> Bool {
    while true {
      guard case .symbol(let symbol) = token.kind else {
        guard token.kind == .end else { throw missingOperator() }
        try endExpression()
        return false
      }
      switch symbol {
      case "+": reduce(.binary(.add, precedence: 1, at: token.range))
      case "-": reduce(.binary(.subtract, precedence: 1, at: token.range))
      case "*": reduce(.binary(.multiply, precedence: 2, at: token.range))
      case "/": reduce(.binary(.divide, precedence: 2, at: token.range))
      case "^": pending.append(.binary(.power, precedence: 4, at: token.range))
      case ",":
        guard try separateArguments() else {
          try advance()
          continue
        }
      case ")": if try closeParenthesis() { return true }
      case "]": try endIndex()
      case "‥": try endLoopStart()
      case "[": throw tokenizer.unexpected("[", at: token.range)
      case "(": throw missingOperator()
      case ";":
        reduce(to: 1)
        if case .call? = pending.last {
          throw FormulaError("unexpected \";\"", at: token.range, hint: didYouMean(","))
        }
        try endExpression()
        return false
      default: throw unexpected("expected an operator or the end")
      }
      try advance()
      if symbol != ")", symbol != "]" { return true }
    }
  }

  /// Applies what binds at least as tightly as a left-associative operator, and lets that wait.
  mutating func reduce(_ next: Pending) {
    reduce(to: next.precedence)
    pending.append(next)
  }

  mutating func reduce(to precedence: Int) {
    while let top = pending.last, top.precedence >= precedence {
      pending.removeLast()
      let second = operands.removeLast()
      if case .binary(let operation, _, let range) = top {
        operands.append(intern(Node(operation, operands.removeLast(), second), at: range))
      } else {
        operands.append(intern(Node(.negate, second)))
      }
    }
  }

  /// The node, with its value if that of its operands is known; `range` is where it was typed.
  mutating func intern(_ node: Node, at range: Range<Int>? = nil) -> Int {
    let index = parsed.expression.intern(node)
    operationCount += 1
    if let range, node.operation.hasKinks, parsed.places[index] == nil {
      parsed.places[index] = range
    }
    let known = node.operands.compactMap { values[$0] ?? parsed.expression[$0].constant }
    if !known.isEmpty, known.count == node.operation.arity {
      values[index] = node.operation(known[0], known.last ?? 0)
    }
    return index
  }

  mutating func node(of name: String) throws(FormulaError) -> Int {
    if let index = indices.last(where: { $0.name == name }) {
      return parsed.expression.constant(Double(index.value))
    }
    if name == defined {
      throw FormulaError("\"\(name)\" is used in its own definition", at: token.range)
    }
    if let node = nodeOfName[name] { return node }
    if let constant = constants.first(where: { $0.name == name }) {
      return parsed.expression.constant(constant.value)
    }
    if let dimension, name == "n" { return parsed.expression.constant(Double(dimension)) }
    if function(named: name) != nil || loopOperations.contains(where: { $0.name == name }) {
      throw missingParentheses(name)
    }
    guard !isClosed else { throw unknown(name) }
    let node = parsed.expression.intern(Node(.variable, parsed.variables.count))
    nodeOfName[name] = node
    parsed.variables.append(name)
    return node
  }
}
