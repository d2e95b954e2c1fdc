import Synchronization

/// Where a formula may have kinks, and what it takes to tell whether it has them at a point.
struct KinkFinder {
  /// The simplified formula, and the adjoints of the candidates.
  let expression: Expression
  /// How many of the nodes are the formula itself.
  let count: Int
  /// The node that is the formula.
  let root: Int
  /// The nodes that may be at a kink, each with the node it comes from and its adjoint.
  private let candidates: [(node: Int, source: Int, adjoint: Int)]

  /// Whether there are points at which it may find something.
  var mayFind: Bool { !candidates.isEmpty }

  init(_ source: [Node], root: Int, leaves: [Int], places: [Int: Range<Int>]) {
    var (expression, images) = Expression.simplified(source, root: root, leaves: leaves)
    count = expression.nodes.count
    self.root = images[root] ?? 0
    var isKnown = Array(repeating: false, count: count)
    var found: [(node: Int, source: Int)] = []
    for index in places.keys.sorted() where index <= root {
      guard let image = images[index], !isKnown[image], expression[image].operation.hasKinks else {
        continue
      }
      isKnown[image] = true
      found.append((image, index))
    }
    var candidates: [(node: Int, source: Int, adjoint: Int)] = []
    if let image = images[root] {
      let isUsed = expression.ancestry(of: image)
      let adjoints = expression.derivatives(of: image, by: found.map(\.node))
      let zero = expression.constant(0)
      for (candidate, adjoint) in zip(found, adjoints) where isUsed[candidate.node] {
        candidates.append((candidate.node, candidate.source, adjoint ?? zero))
      }
    }
    self.candidates = candidates
    self.expression = expression
  }

  func kinks(at point: [Double], of formula: Formula) -> [Kink] {
    guard !candidates.isEmpty else { return [] }
    var values: [Double] = []
    values.reserveCapacity(expression.nodes.count)
    evaluate(count, at: point, into: &values)
    let atKink = candidates.compactMap { candidate in
      kink(of: candidate.node, values).map { (candidate, $0) }
    }
    guard !atKink.isEmpty else { return [] }
    evaluate(expression.nodes.count, at: point, into: &values)
    let isFlat = flatNodes(values)
    let isFelt = feltNodes(Array(values.prefix(count)))
    return atKink.filter { candidate, kind in
      kind == .corner
        ? values[candidate.adjoint] != 0 && !isFlat[candidate.node] : isFelt[candidate.node]
    }.map { candidate, kind in
      let place = formula.places[candidate.source] ?? 0..<0
      return Kink(
        kind: kind, expression: formula.shortText(of: candidate.source),
        column: place.lowerBound + 1, length: place.count)
    }
  }

  /// Appends the values of the nodes up to `end`.
  private func evaluate(_ end: Int, at point: [Double], into values: inout [Double]) {
    for node in expression.nodes[values.count..<end] {
      switch node.operation {
      case .constant: values.append(node.constant ?? .nan)
      case .variable: values.append(point[Int(node.first)])
      case let operation where operation.arity == 1:
        values.append(operation(values[Int(node.first)], 0))
      case let operation:
        values.append(operation(values[Int(node.first)], values[Int(node.second)]))
      }
    }
  }

  func kink(of index: Int, _ values: [Double]) -> Kink.Kind? {
    let node = expression[index]
    let second = node.operation.arity == 2 ? values[Int(node.second)] : 0
    return node.operation.kink(at: values[Int(node.first)], second)
  }

  /// The nodes of the formula that surely do not change to first order.
  private func flatNodes(_ values: [Double]) -> [Bool] {
    var isFlat: [Bool] = []
    isFlat.reserveCapacity(count)
    for index in 0..<count { isFlat.append(isFlatNode(index, values, isFlat)) }
    return isFlat
  }

  private func isFlatNode(_ index: Int, _ values: [Double], _ isFlat: [Bool]) -> Bool {
    let node = expression[index]
    guard node.operation.arity > 0 else { return node.operation == .constant }
    let (first, second) = (Int(node.first), Int(node.second))
    let x = values[first]
    let isUnary = node.operation.arity == 1
    let y = isUnary ? 0 : values[second]
    let (restsX, restsY) = (isFlat[first], isUnary || isFlat[second])
    if let kind = node.operation.kink(at: x, y) { return kind == .corner && restsX && restsY }
    switch node.operation {
    case .sign, .unitStep, .floor, .ceiling: return true
    case .rectifier: return restsX || x < 0
    case .square, .cosine, .hyperbolicCosine: return restsX || x == 0
    case .integerPower: return restsX || x == 0 && y > 1
    case .multiply: return (restsX || y == 0) && (restsY || x == 0)
    case .divide: return restsX && (restsY || x == 0)
    case .hypotenuse: return (restsX || x == 0) && (restsY || y == 0)
    case .maximum: return x > y ? restsX : restsY
    case .minimum: return x < y ? restsX : restsY
    default: return restsX && restsY
    }
  }
}

extension Expression {
  /// For each node up to the root whether the root is computed from it.
  fileprivate func ancestry(of root: Int) -> [Bool] {
    var isUsed = Array(repeating: false, count: nodes.count)
    isUsed[root] = true
    for index in (0...root).reversed() where isUsed[index] {
      for operand in nodes[index].operands { isUsed[operand] = true }
    }
    return isUsed
  }
}

/// The finder of a formula, made when it is first asked for.
final class LazyKinkFinder: Sendable {
  private let make: @Sendable () -> KinkFinder
  private let made = Mutex<KinkFinder?>(nil)

  init(_ make: @escaping @Sendable () -> KinkFinder) { self.make = make }

  var finder: KinkFinder {
    made.withLock { finder in
      if let finder { return finder }
      let new = make()
      finder = new
      return new
    }
  }
}

extension Formula {
  /// A node as text, at most 40 characters long.
  fileprivate func shortText(of index: Int) -> String {
    let text = ExpressionText(nodes) { node in
      switch nodes[node].operation {
      case .variable: variables[Int(nodes[node].first)]
      case .definition: definitions[Int(nodes[node].second)]
      default: nil
      }
    }
    if let whole = text.describe(index, limit: 40) { return whole }
    return "\(nodes[index].operation.name)(…)"
  }
}
