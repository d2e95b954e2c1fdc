/// Expressions as people write them: 2·x + 1, −x², sin(π·x).
struct ExpressionText {
  private enum Piece {
    case text(String)
    case node(Int, precedence: Int)
  }

  private let nodes: [Node]
  private let name: (Int) -> String?

  /// `name` gives the nodes that are written by name.
  init(_ nodes: [Node], name: @escaping (Int) -> String?) {
    self.nodes = nodes
    self.name = name
  }

  /// The text of a node.
  func describe(_ index: Int) -> String { describe(index, limit: .max) ?? "" }

  /// The text of a node, nil if it is longer than `limit`. The stack is explicit, because texts may
  /// be nested deeply.
  func describe(_ index: Int, limit: Int) -> String? {
    var result = ""
    var length = 0
    var stack = [Piece.node(index, precedence: 0)]
    while let piece = stack.popLast() {
      switch piece {
      case .text(let text):
        result += text
        length += text.count
        guard length <= limit else { return nil }
      case .node(let index, let precedence):
        let (pieces, own) = self.pieces(of: index)
        let isWrapped = own < precedence
        if isWrapped { stack.append(.text(")")) }
        stack += pieces.reversed()
        if isWrapped { stack.append(.text("(")) }
      }
    }
    return result
  }

  /// The pieces of a node, and how tightly its operation binds: 1 sum, 2 product, 3 sign, 4 power,
  /// 5 everything else.
  private func pieces(of index: Int) -> (pieces: [Piece], precedence: Int) {
    if let name = name(index) { return ([.text(name)], 5) }
    return operationPieces(of: nodes[index])
  }

  private func operationPieces(of node: Node) -> (pieces: [Piece], precedence: Int) {
    let x = Int(node.first)
    let y = Int(node.second)
    switch node.operation {
    case .constant:
      let value = node.constant ?? 0
      return ([.text(describe(value))], value.sign == .minus ? 3 : 5)
    case .variable: return ([.text("x\(x)")], 5)
    case .definition:
      // What a definition names may also be a node of its own, which it does not use.
      let inner = nodes[x]
      return inner.operation.arity > 0 && inner.operation != .definition
        ? operationPieces(of: inner) : pieces(of: x)
    case .add: return (infix(x, 1, " + ", y, 1), 1)
    case .subtract: return (infix(x, 1, " − ", y, 2), 1)
    case .multiply, .guardedMultiply: return (infix(x, 2, "·", y, 3), 2)
    case .divide, .guardedDivide: return (infix(x, 2, "/", y, 3), 2)
    case .negate: return ([.text("−"), .node(x, precedence: 3)], 3)
    case .square: return ([.node(x, precedence: 5), .text("²")], 4)
    case .power, .integerPower:
      if let exponent = wholeNumber(y) {
        return ([.node(x, precedence: 5), .text(superscript(exponent))], 4)
      }
      return (infix(x, 5, "^", y, 4), 4)
    default:
      return (call(node.operation.name, node.operands), 5)
    }
  }

  private func infix(_ x: Int, _ left: Int, _ sign: String, _ y: Int, _ right: Int) -> [Piece] {
    // A sign never follows another operator: x − (−y).
    let isSigned = nodes[y].operation == .negate || nodes[y].constant?.sign == .minus
    return [
      .node(x, precedence: left), .text(sign), .node(y, precedence: isSigned ? 4 : right),
    ]
  }

  private func call(_ name: String, _ arguments: [Int]) -> [Piece] {
    var pieces = [Piece.text("\(name)(")]
    for (position, argument) in arguments.enumerated() {
      if position > 0 { pieces.append(.text(", ")) }
      pieces.append(.node(argument, precedence: 0))
    }
    return pieces + [.text(")")]
  }

  private func wholeNumber(_ index: Int) -> Int? {
    guard name(index) == nil else { return nil }
    let node = nodes[index]
    let isNegated = node.operation == .negate
    let magnitude = isNegated ? nodes[Int(node.first)].constant : node.constant
    return magnitude.flatMap { Int(exactly: isNegated ? -$0 : $0) }
  }

  private func superscript(_ number: Int) -> String {
    let digits: [Character: Character] = [
      "-": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷",
      "8": "⁸", "9": "⁹",
    ]
    return String(String(number).map { digits[$0] ?? $0 })
  }

  private func describe(_ value: Double) -> String {
    if let constant = constants.last(where: { $0.value == value }) { return constant.name }
    let whole = value.magnitude < 1e15 ? Int(exactly: value) : nil
    let text = whole.map { String($0) } ?? "\(value)"
    return String(text.map { $0 == "-" ? "−" : $0 })
  }
}

extension Operation {
  /// The name under which the language has it, or a derivative would be read.
  var name: String {
    switch self {
    case .share: "share"
    default: functions.first { $0.operation == self && $0.last == nil }?.name ?? "\(self)"
    }
  }
}
