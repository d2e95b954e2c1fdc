/// An operation with the indices of its operands.
///
/// A constant keeps the halves of its bit pattern in place of operands, a variable its index.
struct Node: Hashable, Sendable {
  var operation: Operation
  var first: UInt32
  var second: UInt32

  init(_ operation: Operation, _ first: Int, _ second: Int = 0) {
    self.operation = operation
    self.first = UInt32(first)
    self.second = UInt32(second)
  }

  init(constant: Double) {
    operation = .constant
    first = UInt32(truncatingIfNeeded: constant.bitPattern >> 32)
    second = UInt32(truncatingIfNeeded: constant.bitPattern)
  }

  /// One word instead of three fields: interning is most of the time of compiling.
  func hash(into hasher: inout Hasher) {
    let operands = UInt64(first) << 32 | UInt64(second)
    hasher.combine(operands ^ UInt64(operation.rawValue) &* 0x9E37_79B9_7F4A_7C15)
  }

  /// The number, if this is a constant.
  var constant: Double? {
    guard operation == .constant else { return nil }
    return Double(bitPattern: UInt64(first) << 32 | UInt64(second))
  }

  /// The operands that are nodes.
  var operands: [Int] {
    switch operation.arity {
    case 0: []
    case 1: [Int(first)]
    default: [Int(first), Int(second)]
    }
  }
}

/// A directed acyclic graph of operations; equal subexpressions are one node.
///
/// Operands precede the nodes that use them, so a pass over the array is a pass in topological
/// order, and nothing recurses however deeply the text is nested.
///
/// > A. P. Ershov. "On Programming of Arithmetic Operations." *Communications of the ACM* 1:8
/// > (1958), pages 3–6, doi:10.1145/368892.368907.
struct Expression {
  private(set) var nodes: [Node] = []
  private var indices: [Node: Int] = [:]

  subscript(_ index: Int) -> Node { nodes[index] }

  /// The index of the node, appended if it is new.
  mutating func intern(_ node: Node) -> Int {
    if let index = indices[node] { return index }
    indices[node] = nodes.count
    nodes.append(node)
    return nodes.count - 1
  }

  /// Renames the variables: variable i becomes variable `permutation[i]`.
  mutating func renumberVariables(_ permutation: [Int]) {
    for index in nodes.indices where nodes[index].operation == .variable {
      nodes[index].first = UInt32(permutation[Int(nodes[index].first)])
    }
    indices = [:]
    for (index, node) in nodes.enumerated() { indices[node] = index }
  }

  mutating func constant(_ value: Double) -> Int { intern(Node(constant: value)) }

  /// The node for an operation, simplified where the value keeps every bit.
  mutating func make(_ operation: Operation, _ first: Int, _ second: Int = 0) -> Int {
    let x = nodes[first]
    let y = nodes[second]
    let isConstant = x.constant != nil && (operation.arity < 2 || y.constant != nil)
    if isConstant, let a = x.constant {
      return constant(operation(a, y.constant ?? 0))
    }
    switch operation {
    case .definition: return first
    case .maximum where first == second, .minimum where first == second: return first
    case .add where y.operation == .negate: return make(.subtract, first, Int(y.first))
    case .add where x.operation == .negate: return make(.subtract, second, Int(x.first))
    case .subtract where y.operation == .negate: return make(.add, first, Int(y.first))
    case .subtract where y.constant == 0 && y.constant?.sign == .plus: return first
    case .multiply where x.constant == 1, .guardedMultiply where x.constant == 1: return second
    case .multiply where y.constant == 1, .divide where y.constant == 1,
      .guardedMultiply where y.constant == 1:
      return first
    case .multiply where x.constant == -1: return make(.negate, second)
    case .multiply where y.constant != nil: return make(.multiply, second, first)
    case .multiply where first == second: return intern(Node(.square, first))
    case .negate where x.operation == .negate: return Int(x.first)
    case .negate where x.operation == .multiply:
      if let factor = nodes[Int(x.first)].constant {
        return make(.multiply, constant(-factor), Int(x.second))
      }
    case .power:
      if let exponent = y.constant { return makePower(first, exponent) }
    default: break
    }
    return intern(Node(operation, first, second))
  }

  /// Powers with small whole exponents are multiplied out: faster than `pow`, and the same in
  /// every program that contains them.
  private mutating func makePower(_ base: Int, _ exponent: Double) -> Int {
    switch exponent {
    case 0: return constant(1)
    case 1: return base
    case 2: return intern(Node(.square, base))
    default:
      let isSmallInteger = abs(exponent) <= 1024 && Double(Int(exponent)) == exponent
      let operation = isSmallInteger ? Operation.integerPower : .power
      return intern(Node(operation, base, constant(exponent)))
    }
  }
}
