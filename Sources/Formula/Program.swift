/// Straight-line code over registers, computing some nodes of an expression.
///
/// The register file holds the constants, then the variables, then what the instructions compute.
/// A register is used again as soon as its value is no longer needed, so it stays small.
struct Program: Sendable {
  struct Instruction: Sendable {
    var operation: Operation
    var output: UInt32
    var first: UInt32
    var second: UInt32
  }

  private(set) var constants: [Double] = []
  let variableCount: Int
  private(set) var instructions: [Instruction] = []
  private(set) var registerCount = 0
  /// The registers of the results.
  private(set) var outputs: [Int] = []

  /// Code for `roots`, in which the nodes `leaves` are the variables.
  init(computing roots: [Int], of expression: Expression, leaves: [Int]) {
    variableCount = leaves.count
    var registers: [Int?] = Array(repeating: nil, count: expression.nodes.count)
    let lastUses = expression.lastUses(computing: roots, leaves: leaves)
    for (index, lastUse) in lastUses.enumerated() where lastUse != nil {
      guard let value = expression[index].constant else { continue }
      registers[index] = constants.count
      constants.append(value)
    }
    for (position, leaf) in leaves.enumerated() { registers[leaf] = constants.count + position }
    registerCount = max(1, constants.count + leaves.count)
    var free: [Int] = []
    for (index, lastUse) in lastUses.enumerated() where lastUse != nil && registers[index] == nil {
      let operands = expression[index].operands
      let sources = operands.compactMap { registers[$0] }
      for (position, operand) in operands.enumerated()
      where lastUses[operand] == index && operands.firstIndex(of: operand) == position {
        guard sources[position] >= constants.count + leaves.count else { continue }
        free.append(sources[position])
      }
      let output = free.popLast() ?? registerCount
      registerCount = max(registerCount, output + 1)
      registers[index] = output
      instructions.append(
        Instruction(
          operation: expression[index].operation, output: UInt32(output),
          first: UInt32(sources.first ?? 0), second: UInt32(sources.last ?? 0)))
    }
    outputs = roots.map { registers[$0] ?? 0 }
  }
}

extension Expression {
  /// For each node the last node that uses it, the number of nodes for a root, nil if no root
  /// depends on it.
  fileprivate func lastUses(computing roots: [Int], leaves: [Int]) -> [Int?] {
    var lastUses: [Int?] = Array(repeating: nil, count: nodes.count)
    var isLeaf = Array(repeating: false, count: nodes.count)
    for leaf in leaves { isLeaf[leaf] = true }
    for root in roots { lastUses[root] = nodes.count }
    for index in nodes.indices.reversed() where lastUses[index] != nil && !isLeaf[index] {
      for operand in nodes[index].operands where lastUses[operand] == nil {
        lastUses[operand] = index
      }
    }
    return lastUses
  }
}
