extension KinkFinder {
  /// So many sides of jumps are looked at; of more, all is felt.
  private static let sideLimit = 64

  /// The nodes that the formula feels somewhere around a point where the nodes have these values.
  ///
  /// Those that max, min and relu pass over are not felt. Where operands differ they do so all around,
  /// unless one of them jumps: then each side of each jump is looked at.
  func feltNodes(_ values: [Double]) -> [Bool] {
    let all = Array(repeating: true, count: count)
    var choices = [values]
    var isJump = Array(repeating: false, count: count)
    for node in 0..<count where expression[node].operation.hasKinks {
      guard kink(of: node, values) == .jump else { continue }
      guard let sides = sides(of: node, values[node]) else { return all }
      isJump[node] = true
      choices = choices.flatMap { choice in
        sides.map { side in
          var choice = choice
          choice[node] = side
          return choice
        }
      }
      guard choices.count <= KinkFinder.sideLimit else { return all }
    }
    var isFelt = Array(repeating: false, count: count)
    for choice in choices {
      guard let around = carry(choice, isJump, from: values) else { return all }
      mark(&isFelt, around)
    }
    return isFelt
  }

  /// The values that a jump takes next to a point, its own included; nil if they are not known.
  private func sides(of node: Int, _ value: Double) -> [Double]? {
    switch expression[node].operation {
    case .floor: [value - 1, value]
    case .ceiling: [value, value + 1]
    case .sign: [-1, 0, 1]
    case .unitStep: [0, 1]
    default: nil
    }
  }

  /// The values of all nodes where those of the jumps are given; nil where one jump leads to another.
  private func carry(
    _ choice: [Double], _ isJump: [Bool], from values: [Double]
  ) -> [Double]? {
    var around = choice
    for (index, node) in expression.nodes.prefix(count).enumerated()
    where node.operation.arity > 0 {
      let (first, second) = (Int(node.first), node.operation.arity == 2 ? Int(node.second) : nil)
      if isJump[index] {
        guard around[first] == values[first] else { return nil }
      } else {
        let y = second.map { around[$0] } ?? 0
        guard node.operation.kink(at: around[first], y) != .jump else { return nil }
        around[index] = node.operation(around[first], y)
      }
    }
    return around
  }

  /// Adds the nodes that the formula feels where the nodes have these values.
  private func mark(_ isFelt: inout [Bool], _ values: [Double]) {
    var isReached = Array(repeating: false, count: count)
    isReached[root] = true
    for index in (0...root).reversed() where isReached[index] {
      isFelt[index] = true
      for operand in feltOperands(of: expression[index], values) { isReached[operand] = true }
    }
  }

  private func feltOperands(of node: Node, _ values: [Double]) -> [Int] {
    let operands = node.operands
    guard operands.allSatisfy({ values[$0].isFinite }) else { return operands }
    switch node.operation {
    case .rectifier where values[operands[0]] < 0: return []
    case .maximum where values[operands[0]] != values[operands[1]]:
      return [values[operands[0]] > values[operands[1]] ? operands[0] : operands[1]]
    case .minimum where values[operands[0]] != values[operands[1]]:
      return [values[operands[0]] < values[operands[1]] ? operands[0] : operands[1]]
    default: return operands
    }
  }
}
