/// Adjoints, as nodes of the same expression.
extension Expression {
  /// The nodes of ∂root/∂leaf for each leaf; nil where the root does not depend on it.
  ///
  /// Reverse accumulation: the adjoint of a node is the sum, over the nodes that use it, of their
  /// adjoints times their local derivatives. The result is itself an expression, so that equal
  /// parts of value and gradient are computed once, and it can be differentiated again.
  ///
  /// Where f has a kink the result is a subgradient: 0 for |x| and relu at 0, the mean for max and
  /// min at a tie. Behind a derivative that can be infinite (√ at 0) 0·∞ counts as 0, so that
  /// √(x² + y²) has the subgradient 0 at its tip.
  ///
  /// > A. Griewank, A. Walther. *Evaluating Derivatives*, 2nd ed., SIAM (2008), 3.2,
  /// > doi:10.1137/1.9780898717761.
  mutating func derivatives(of root: Int, by leaves: [Int]) -> [Int?] {
    var sweep = ReverseSweep(root: root)
    sweep.adjoints[root] = constant(1)
    for index in stride(from: root, through: 0, by: -1) {
      guard let adjoint = sweep.adjoints[index] else { continue }
      propagate(adjoint, of: index, in: &sweep)
    }
    return leaves.map { $0 <= root ? sweep.adjoints[$0] : nil }
  }

  private mutating func propagate(_ adjoint: Int, of index: Int, in sweep: inout ReverseSweep) {
    let node = nodes[index]
    let x = Int(node.first)
    let y = Int(node.second)
    let isSteep = sweep.isSteep[index]
    switch node.operation {
    case .constant, .variable, .unitStep, .share, .sign, .floor, .ceiling: break
    case .definition: add(adjoint, to: x, in: &sweep, isSteep)
    case .add:
      add(adjoint, to: x, in: &sweep, isSteep)
      add(adjoint, to: y, in: &sweep, isSteep)
    case .subtract:
      add(adjoint, to: x, in: &sweep, isSteep)
      add(make(.negate, adjoint), to: y, in: &sweep, isSteep)
    case .negate: add(make(.negate, adjoint), to: x, in: &sweep, isSteep)
    case .divide:
      let share = make(.divide, adjoint, y)
      add(share, to: x, in: &sweep, isSteep)
      if nodes[y].constant == nil {
        add(make(.negate, times(share, index, isSteep)), to: y, in: &sweep, isSteep)
      }
    default:
      let becomesSteep = isSteep || node.operation.isSteep
      for (operand, local) in partials(of: index) {
        add(times(adjoint, local, becomesSteep), to: operand, in: &sweep, becomesSteep)
      }
    }
  }

  private mutating func add(
    _ term: Int, to operand: Int, in sweep: inout ReverseSweep, _ isSteep: Bool
  ) {
    guard nodes[operand].constant == nil else { return }
    sweep.adjoints[operand] = sweep.adjoints[operand].map { make(.add, $0, term) } ?? term
    sweep.isSteep[operand] = sweep.isSteep[operand] || isSteep
  }

  private mutating func times(_ adjoint: Int, _ local: Int, _ isSteep: Bool) -> Int {
    guard !isSteep else { return make(.guardedMultiply, adjoint, local) }
    // a·(b·x) = (a·b)·x without another rounding if b is ±2.
    let factor = nodes[local]
    if factor.operation == .multiply, nodes[Int(factor.first)].constant == 2 {
      return make(.multiply, doubled(adjoint), Int(factor.second))
    }
    if factor.operation == .divide, nodes[Int(factor.first)].constant == 1 {
      return make(.divide, adjoint, Int(factor.second))
    }
    return make(.multiply, adjoint, local)
  }

  private mutating func doubled(_ index: Int) -> Int {
    let node = nodes[index]
    if node.operation == .multiply, let factor = nodes[Int(node.first)].constant {
      return make(.multiply, constant(2 * factor), Int(node.second))
    }
    return make(.multiply, constant(2), index)
  }
}

/// What reverse accumulation knows about the nodes up to the root.
private struct ReverseSweep {
  var adjoints: [Int?]
  /// Whether an infinite derivative may be a factor of the adjoint.
  var isSteep: [Bool]

  init(root: Int) {
    adjoints = Array(repeating: nil, count: root + 1)
    isSteep = Array(repeating: false, count: root + 1)
  }
}
