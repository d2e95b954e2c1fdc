/// A sum or product over a range while it is read: `sum(i = 1..n-1, x[i]*x[i+1])`.
///
/// The body is read once for every index, by going back to its first token; nothing recurses, and
/// the expression grows by what the formula means written out.
struct Loop {
  /// `.add` or `.multiply`.
  let operation: Operation
  /// Where the name of the sum stands, for messages.
  let range: Range<Int>
  /// The name of the index.
  var index = ""
  /// The index in the body that is read.
  var current = 0
  /// The last index.
  var last = 0
  /// Where the body begins: the tokenizer after its first token, and that token.
  var body: (tokenizer: Tokenizer, token: Token)?
  /// What the bodies so far come to.
  var total: Int?
}

/// Sums and products are functions by their names only.
let loopOperations: [(name: String, operation: Operation)] = [
  ("product", .multiply), ("sum", .add),
]

/// Formulas that come to more operations than this, written out, are refused.
let operationLimit = 4_000_000

/// Sums in sums in sums: deeper ones are refused.
private let depthLimit = 64

extension Parser {
  /// Reads `(i =` of a sum; what follows is the first index.
  mutating func beginLoop(_ operation: Operation) throws(FormulaError) {
    var loop = Loop(operation: operation, range: token.range)
    guard indices.count < depthLimit else {
      throw FormulaError(
        "sums and products are nested more than \(depthLimit) deep", at: token.range)
    }
    try advance()  // The parenthesis.
    loop.index = ""
    let open = token.range
    try advance()
    guard case .name(let name) = token.kind, tokenizer.upcoming == "=" else {
      throw FormulaError(
        "expected an index and its range, found \(found)", at: token.range,
        hint: "write \"\(tokenizer.text(loop.range))(i = 1..n, x[i])\"")
    }
    if let kind = meaning(of: name) {
      throw alreadyMeant(name, kind)
    }
    loop.index = name
    try advance()  // The equals sign.
    pending.append(.loopStart(loop, at: open))
  }

  /// Ends the first index at "..".
  mutating func endLoopStart() throws(FormulaError) {
    reduce(to: 1)
    guard case .loopStart(var loop, let open)? = pending.last else {
      throw FormulaError("expected one decimal point, found two", at: token.range)
    }
    pending.removeLast()
    loop.current = try wholeNumber(endingAt: token.range, "a first index")
    pending.append(.loopEnd(loop, at: open))
  }

  /// Ends the last index at the comma, and begins with the body; false if there is
  /// none, because the range is empty.
  mutating func beginLoopBody() throws(FormulaError) -> Bool {
    switch pending.last {
    case .loopStart(_, _)?:
      throw FormulaError(
        "expected \"..\" and the last index, found \",\"", at: token.range,
        hint: "a range is written 1..n")
    case .loopEnd(var loop, let open)?:
      pending.removeLast()
      loop.last = try wholeNumber(endingAt: token.range, "a last index")
      let count = Double(loop.last) - Double(loop.current) + 1
      // Far beyond the limit nobody waits for it; triangular sums have less to do than this.
      let readings = pending.reduce(count) { readings, outer in
        guard case .loopBody(let loop, _) = outer else { return readings }
        return readings * Double(loop.last - loop.current + 1)
      }
      if count > Double(operationLimit) || readings > 1e4 * Double(operationLimit) {
        throw tooLarge(loop)
      }
      if count < 1 {
        try skipLoopBody()
        operands.append(parsed.expression.constant(loop.operation == .add ? 0 : 1))
        pending.append(.parenthesis(at: open))
        return false
      }
      var tokenizer = tokenizer
      loop.body = (tokenizer, try tokenizer.next())
      loop.body?.tokenizer = tokenizer
      indices.append((loop.index, loop.current))
      pending.append(.loopBody(loop, at: open))
      return true
    default: preconditionFailure("no sum is begun")
    }
  }

  /// Takes a body into the total; goes back for the next index, if there is one, and returns true.
  mutating func endLoopBody(_ loop: Loop, at open: Range<Int>) throws(FormulaError) -> Bool {
    var loop = loop
    let value = operands.removeLast()
    let total = loop.total.map { intern(Node(loop.operation, $0, value)) } ?? value
    indices.removeLast()
    let isTooLarge =
      max(operationCount, parsed.expression.nodes.count) > operationLimit
      || wordCount > 10 * operationLimit
    if isTooLarge { throw tooLarge(loop) }
    guard loop.current < loop.last, let body = loop.body else {
      operands.append(total)
      return false
    }
    loop.total = total
    loop.current += 1
    indices.append((loop.index, loop.current))
    pending.append(.loopBody(loop, at: open))
    tokenizer = body.tokenizer
    resume(at: body.token)
    return true
  }

  /// Passes over the body of a sum of nothing, up to its closing parenthesis.
  private mutating func skipLoopBody() throws(FormulaError) {
    var depth = 0
    while true {
      switch tokenizer.upcoming {
      case ")" where depth == 0: return
      case nil: throw FormulaError("\"(\" is never closed", at: token.range, hint: "add \")\"")
      default: break
      }
      try advance()
      if token.kind == .symbol("(") { depth += 1 }
      if token.kind == .symbol(")") { depth -= 1 }
    }
  }

  private func tooLarge(_ loop: Loop) -> FormulaError {
    FormulaError(
      "the formula comes to more than \(operationLimit) operations, written out", at: loop.range)
  }

  // MARK: Components

  /// Reads `x[`; the index follows.
  mutating func beginIndex(of name: String) throws(FormulaError) {
    let range = token.range
    try advance()
    if function(named: name) != nil || constants.contains(where: { $0.name == name }) {
      throw tokenizer.unexpected("[", at: token.range)
    }
    pending.append(.component(of: name, at: range))
  }

  /// Ends an index at "]".
  mutating func endIndex() throws(FormulaError) {
    reduce(to: 1)
    guard case .component(let name, let range)? = pending.last else {
      throw tokenizer.unexpected("]", at: token.range)
    }
    pending.removeLast()
    let index = try wholeNumber(endingAt: token.range, "an index")
    if vector != name || dimension == nil, isClosed, nodeOfName["\(name)\(index)"] == nil,
      nodeOfName[name] != nil
    {
      throw FormulaError(
        "\"\(name)\" is one number and has no components",
        at: range.lowerBound..<token.range.upperBound,
        hint: didYouMean(name))
    }
    if let dimension, vector == name, !(1...dimension).contains(index) {
      throw FormulaError(
        "\"\(name)\" has the components 1 to \(dimension), found \(name)[\(index)]",
        at: range.lowerBound..<token.range.upperBound,
        hint: index == 0 ? "components are counted from 1" : nil)
    }
    guard index >= 0 else {
      throw FormulaError(
        "expected an index that is not negative, found \(index)",
        at: range.lowerBound..<token.range.upperBound)
    }
    let place = token
    token = Token(kind: .name("\(name)\(index)"), range: range.lowerBound..<place.range.upperBound)
    operands.append(try node(of: "\(name)\(index)"))
    token = place
  }

  /// The last operand, which must be a whole number that no variable changes.
  private mutating func wholeNumber(
    endingAt end: Range<Int>, _ what: String
  ) throws(FormulaError) -> Int {
    let operand = operands.removeLast()
    let place = previous.range.lowerBound..<previous.range.upperBound
    guard let value = values[operand] ?? parsed.expression[operand].constant else {
      throw FormulaError("expected \(what) that no variable changes", at: place)
    }
    guard let index = Int(exactly: value) else {
      throw FormulaError(
        "expected a whole number as \(what.drop { $0 != " " }.dropFirst()), found \(value)",
        at: place)
    }
    return index
  }
}
