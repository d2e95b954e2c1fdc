/// The expression of a text, and the names in it.
struct ParsedFormula {
  var expression = Expression()
  var root = 0
  var variables: [String] = []
  /// The names of definitions, by the `second` of their nodes.
  var definitions: [String] = []
  /// Where the operations were typed that may have a kink, by their nodes.
  var places: [Int: Range<Int>] = [:]

  /// The nodes of the variables, in the order of `variables`; all of them exist.
  var leaves: [Int] {
    var leaves = Array(repeating: 0, count: variables.count)
    for (index, node) in expression.nodes.enumerated() where node.operation == .variable {
      leaves[Int(node.first)] = index
    }
    return leaves
  }

  /// Puts the variables into natural order.
  mutating func sortVariables() {
    let order = variables.indices.sorted { precedes(variables[$0], variables[$1]) }
    var ranks = order
    for (rank, index) in order.enumerated() { ranks[index] = rank }
    expression.renumberVariables(ranks)
    variables = order.map { variables[$0] }
  }
}

/// Natural order: scalar by scalar, but runs of digits as numbers, so that x2 precedes x10.
private func precedes(_ a: String, _ b: String) -> Bool {
  let (left, right) = (pieces(a), pieces(b))
  for (p, q) in zip(left, right) where p != q {
    guard let first = p.first, let second = q.first, first.isNumber, second.isNumber else {
      return p < q
    }
    let (m, n) = (p.drop { $0 == "0" }, q.drop { $0 == "0" })
    if m.count != n.count { return m.count < n.count }
    return m == n ? p.count > q.count : m < n
  }
  return left.count < right.count
}

/// The runs of digits and of other characters.
private func pieces(_ name: String) -> [Substring] {
  var pieces: [Substring] = []
  var rest = name[...]
  while let isNumber = rest.first?.isNumber {
    let piece = rest.prefix { $0.isNumber == isNumber }
    pieces.append(piece)
    rest = rest.dropFirst(piece.count)
  }
  return pieces
}
