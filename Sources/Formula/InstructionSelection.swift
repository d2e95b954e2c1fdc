/// Which instructions compute some nodes of an expression, and in which order.
struct InstructionSelection {
  /// An instruction before it has registers: its operation, and the nodes that it reads.
  struct Term {
    var operation: Operation
    var operands: [Int]
  }

  /// Whether some root depends on a node and an instruction or a leaf computes it.
  private(set) var isNeeded: [Bool]
  /// For each node what computes it; only of use where the node is needed and not a leaf.
  private(set) var terms: [Term]
  /// The nodes that instructions compute, in their order: first those that do not depend on the
  /// first leaf.
  private(set) var schedule: [Int] = []
  /// How many nodes of the schedule do not depend on the first leaf.
  private(set) var invariantCount = 0

  init(computing roots: [Int], of expression: Expression, leaves: [Int]) {
    let nodes = expression.nodes
    var isLeaf = Array(repeating: false, count: nodes.count)
    for leaf in leaves { isLeaf[leaf] = true }
    let useCounts = InstructionSelection.useCounts(roots, nodes, isLeaf)
    isNeeded = Array(repeating: false, count: nodes.count)
    terms = nodes.map { Term(operation: $0.operation, operands: $0.operands) }
    for root in roots { isNeeded[root] = true }
    for index in nodes.indices.reversed() where isNeeded[index] && !isLeaf[index] {
      // A product that is used once disappears in the sum that uses it.
      terms[index] = Term.fused(index, nodes) { operand in
        !isLeaf[operand] && useCounts[operand] == 1
      }
      for operand in terms[index].operands { isNeeded[operand] = true }
    }
    for leaf in leaves { isNeeded[leaf] = true }

    var varies = Array(repeating: false, count: nodes.count)
    if let first = leaves.first { varies[first] = true }
    var varying: [Int] = []
    for index in nodes.indices
    where isNeeded[index] && !isLeaf[index] && nodes[index].constant == nil {
      varies[index] = terms[index].operands.contains { varies[$0] }
      if varies[index] { varying.append(index) } else { schedule.append(index) }
    }
    invariantCount = schedule.count
    schedule += varying
  }

  /// For each node the last place of the schedule that reads it; beyond the end for what must stay:
  /// results, and invariants that are read in every point of a row.
  func lastUses(roots: [Int], count: Int) -> [Int] {
    var lastUses = Array(repeating: 0, count: count)
    for (place, index) in schedule.enumerated() {
      for operand in terms[index].operands { lastUses[operand] = place }
    }
    for index in schedule[..<invariantCount] where lastUses[index] >= invariantCount {
      lastUses[index] = schedule.count
    }
    for root in roots { lastUses[root] = schedule.count }
    return lastUses
  }

  /// How often each node is read, by nodes that a root depends on or as a root.
  private static func useCounts(_ roots: [Int], _ nodes: [Node], _ isLeaf: [Bool]) -> [Int] {
    var counts = Array(repeating: 0, count: nodes.count)
    for root in roots { counts[root] += 1 }
    for index in nodes.indices.reversed() where counts[index] > 0 && !isLeaf[index] {
      for operand in nodes[index].operands { counts[operand] += 1 }
    }
    return counts
  }
}

extension InstructionSelection.Term {
  /// The term for a node; a sum or difference takes up the products for which `isOwn` holds.
  fileprivate static func fused(
    _ index: Int, _ nodes: [Node], isOwn: (Int) -> Bool
  ) -> InstructionSelection.Term {
    let node = nodes[index]
    let plain = InstructionSelection.Term(operation: node.operation, operands: node.operands)
    guard node.operation == .add || node.operation == .subtract else { return plain }
    let isSum = node.operation == .add
    let (x, y) = (Int(node.first), Int(node.second))
    guard x != y else { return plain }
    let left = isOwn(x) ? nodes[x].factors : nil
    let right = isOwn(y) ? nodes[y].factors : nil
    switch (left, right) {
    case (let left?, let right?):
      let operation = isSum ? Operation.sumOfProducts : .differenceOfProducts
      return Self(operation: operation, operands: left + right)
    case (let left?, nil):
      return Self(operation: isSum ? .multiplyAdd : .multiplySubtract, operands: left + [y])
    case (nil, let right?):
      return Self(operation: isSum ? .multiplyAdd : .subtractProduct, operands: right + [x])
    case (nil, nil): return plain
    }
  }
}

extension Node {
  /// The two factors of a product; nil for other nodes.
  fileprivate var factors: [Int]? {
    switch operation {
    case .multiply: [Int(first), Int(second)]
    case .square: [Int(first), Int(first)]
    default: nil
    }
  }
}
