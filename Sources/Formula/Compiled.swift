/// Programs for a part of an expression, and what they were made from.
struct Compiled {
  /// The simplified part, with its derivatives.
  let expression: Expression
  /// The nodes of the derivatives by each leaf; 0 where there is no dependence.
  let derivatives: [Int]
  let value: Program
  /// The value and then the derivatives.
  let gradient: Program

  /// Compiles what `source` computes at `root` from the nodes `leaves`, which precede it.
  init(_ source: [Node], root: Int, leaves: [Int]) {
    var (simplified, images) = Expression.simplified(source, root: root, leaves: leaves)
    let variables = leaves.indices.map { simplified.intern(Node(.variable, $0)) }
    guard let image = images[root] else {
      preconditionFailure("node \(root) needs more than the leaves \(leaves)")
    }
    let partials = simplified.derivatives(of: image, by: variables)
    derivatives = partials.map { $0 ?? simplified.constant(0) }
    expression = simplified
    value = Program(computing: [image], of: simplified, leaves: variables)
    gradient = Program(computing: [image] + derivatives, of: simplified, leaves: variables)
  }
}

extension Expression {
  /// What `source` computes at `root` from the nodes `leaves`, simplified, and what became of each
  /// node; nil for one that needs more than the leaves.
  static func simplified(
    _ source: [Node], root: Int, leaves: [Int]
  ) -> (expression: Expression, images: [Int?]) {
    var simplified = Expression()
    var images: [Int?] = Array(repeating: nil, count: root + 1)
    let variables = leaves.indices.map { simplified.intern(Node(.variable, $0)) }
    for (leaf, image) in zip(leaves, variables) where leaf <= root { images[leaf] = image }
    for index in 0...root where images[index] == nil {
      let node = source[index]
      let operands = node.operands.compactMap { images[$0] }
      guard operands.count == node.operation.arity else { continue }
      images[index] =
        switch operands.count {
        case 0: node.constant.map { simplified.constant($0) }
        case 1: simplified.make(node.operation, operands[0])
        default: simplified.make(node.operation, operands[0], operands[1])
        }
    }
    return (simplified, images)
  }
}
