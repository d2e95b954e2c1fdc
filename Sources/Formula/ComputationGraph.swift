/// How much of a computation a graph shows.
public enum GraphDetail: Hashable, Sendable {
  /// The variables, the definitions and the result.
  case named
  /// Every operation.
  case full
}

/// How a formula computes its value at a point, and how its derivative flows back.
///
/// Only what the result depends on is in it. The nodes are in the order of evaluation.
public struct ComputationGraph: Hashable, Sendable {
  /// A variable, a definition or an operation.
  public struct Node: Hashable, Sendable {
    /// The place in `nodes`.
    public var id: Int
    /// What the formula calls it, or v1, v2, … for operations without a name; nil for a result
    /// without one.
    public var name: String?
    /// How it follows from other nodes, as "2·x + 1"; the name for a variable.
    public var expression: String
    /// The value at the point.
    public var value: Double
    /// ∂output/∂node.
    public var adjoint: Double
    /// Whether it is a variable.
    public var isInput: Bool
  }

  /// The use of one node by another.
  public struct Edge: Hashable, Sendable {
    /// The id of the node used.
    public var from: Int
    /// The id of the node that uses it.
    public var to: Int
    /// ∂to/∂from while all other nodes that `to` uses are held fixed.
    public var derivative: Double
    /// The derivative as text, as "2·u", if it is short.
    public var expression: String?
  }

  /// The nodes, each after those it uses.
  public internal(set) var nodes: [Node] = []
  /// The uses, ordered by user.
  public internal(set) var edges: [Edge] = []
  /// The id of the result.
  public internal(set) var output = 0
}

extension Formula {
  /// The computation graph at a point, with values, local derivatives and adjoints.
  ///
  /// The adjoint of a node is the sum over its users of their adjoints times the derivatives on
  /// the edges: a node used twice receives two terms.
  ///
  /// > A. Griewank, A. Walther. *Evaluating Derivatives*, 2nd ed., SIAM (2008), 2.2 and 3.2,
  /// > doi:10.1137/1.9780898717761.
  public func graph(at point: [Double], detail: GraphDetail) -> ComputationGraph {
    precondition(
      point.count == variables.count, "\(point.count) numbers for \(variables.count) variables")
    var builder = GraphBuilder(formula: self, detail: detail)
    return builder.graph(at: point)
  }
}

/// Finds the nodes of a graph among those of an expression, and compiles what lies between.
private struct GraphBuilder {
  let formula: Formula
  /// The nodes of the expression that are nodes of the graph, in the order of evaluation.
  let vertices: [Int]
  private var graph = ComputationGraph()
  /// The places in `vertices`.
  private var ids: [Int: Int] = [:]

  init(formula: Formula, detail: GraphDetail) {
    self.formula = formula
    vertices = formula.vertices(detail)
    for (id, vertex) in vertices.enumerated() { ids[vertex] = id }
  }

  mutating func graph(at point: [Double]) -> ComputationGraph {
    graph.output = vertices.count - 1
    let names = vertexNames()
    for (id, vertex) in vertices.enumerated() {
      let node = formula.nodes[vertex]
      if node.operation == .variable {
        let variable = Int(node.first)
        add(id, names[id], formula.variables[variable], point[variable], isInput: true)
      } else {
        addUser(id, of: vertex, names)
      }
    }
    // Where there is no value there is no derivative.
    guard !graph.nodes[graph.output].value.isNaN else {
      for id in graph.nodes.indices { graph.nodes[id].adjoint = .nan }
      for index in graph.edges.indices where graph.nodes[graph.edges[index].to].value.isNaN {
        graph.edges[index].derivative = .nan
      }
      return graph
    }
    graph.nodes[graph.output].adjoint = 1
    for edge in graph.edges.reversed() {
      graph.nodes[edge.from].adjoint += Operation.guardedMultiply(
        graph.nodes[edge.to].adjoint, edge.derivative)
    }
    return graph
  }

  private mutating func add(
    _ id: Int, _ name: String?, _ expression: String, _ value: Double, isInput: Bool
  ) {
    graph.nodes.append(
      ComputationGraph.Node(
        id: id, name: name, expression: expression, value: value, adjoint: 0, isInput: isInput))
  }

  /// Adds a node that is computed, and the edges to it.
  private mutating func addUser(_ id: Int, of vertex: Int, _ names: [String?]) {
    let used = formula.frontier(below: vertex) { ids[$0] != nil }
    let (nodes, leaves) = formula.part(from: used, to: vertex)
    let part = Compiled(nodes, root: nodes.count - 1, leaves: leaves)
    let usedIDs = used.compactMap { ids[$0] }
    let usedNames = usedIDs.map { names[$0] ?? "" }
    let point = usedIDs.map { graph.nodes[$0].value }
    var derivatives = Array(repeating: 0.0, count: used.count)
    var span = derivatives.mutableSpan
    let value = part.gradient.evaluate(at: point.span, rest: &span)
    let text = ExpressionText(formula.nodes) { [ids] index in
      index == vertex ? nil : ids[index].flatMap { names[$0] }
    }
    add(id, names[id], text.describe(vertex), value, isInput: false)
    let derivativeText = ExpressionText(part.expression.nodes) { index in
      let node = part.expression[index]
      return node.operation == .variable ? usedNames[Int(node.first)] : nil
    }
    for (position, from) in usedIDs.enumerated() {
      graph.edges.append(
        ComputationGraph.Edge(
          from: from, to: id, derivative: derivatives[position],
          expression: derivativeText.describe(part.derivatives[position], limit: 24)))
    }
  }

  /// The names of the vertices; v1, v2, … must not be taken.
  private func vertexNames() -> [String?] {
    var taken = Set(formula.variables + formula.definitions)
    var count = 0
    return vertices.map { vertex in
      let node = formula.nodes[vertex]
      switch node.operation {
      case .variable: return formula.variables[Int(node.first)]
      case .definition: return formula.definitions[Int(node.second)]
      default:
        guard vertex != formula.root else { return nil }
        repeat { count += 1 } while !taken.insert("v\(count)").inserted
        return "v\(count)"
      }
    }
  }
}

extension Formula {
  /// The nodes to show, in the order of evaluation.
  fileprivate func vertices(_ detail: GraphDetail) -> [Int] {
    var isVertex = Array(repeating: false, count: nodes.count)
    var isReached = isVertex
    isVertex[root] = true
    isReached[root] = true
    for index in (0...root).reversed() where isReached[index] {
      let node = nodes[index]
      if node.operation == .variable || node.operation == .definition { isVertex[index] = true }
      // A definition and what it names are one node.
      let isNamed = node.operation == .definition
      for operand in isNamed ? namedOperands(of: index) : node.operands {
        isReached[operand] = true
        if detail == .full && nodes[operand].constant == nil { isVertex[operand] = true }
      }
    }
    return nodes.indices.filter { isVertex[$0] }
  }

  /// The operands of what a definition names; a variable or definition stays an operand itself.
  private func namedOperands(of definition: Int) -> [Int] {
    let inner = Int(nodes[definition].first)
    switch nodes[inner].operation {
    case .variable, .definition: return [inner]
    default: return nodes[inner].operands
    }
  }

  /// The nodes that compute a vertex from those that it uses, renumbered: parts are compiled one
  /// by one, so each must be no larger than itself.
  fileprivate func part(from used: [Int], to vertex: Int) -> (nodes: [Node], leaves: [Int]) {
    var members = Set(used).union([vertex])
    var waiting = [vertex]
    while let index = waiting.popLast() {
      for operand in nodes[index].operands where members.insert(operand).inserted {
        waiting.append(operand)
      }
    }
    let order = members.sorted()
    var places: [Int: Int] = [:]
    for (place, index) in order.enumerated() { places[index] = place }
    let part = order.map { index in
      var node = nodes[index]
      // Leaves stand for themselves; what they are made of is not there.
      if node.operation.arity > 0, let first = places[Int(node.first)] {
        node.first = UInt32(first)
      }
      if node.operation.arity > 1, let second = places[Int(node.second)] {
        node.second = UInt32(second)
      }
      return node
    }
    return (part, used.compactMap { places[$0] })
  }

  /// The vertices that a vertex uses, in the order of evaluation.
  fileprivate func frontier(below vertex: Int, _ isVertex: (Int) -> Bool) -> [Int] {
    var found: Set<Int> = []
    var waiting =
      nodes[vertex].operation == .definition ? namedOperands(of: vertex) : nodes[vertex].operands
    var visited = Set(waiting)
    while let index = waiting.popLast() {
      if isVertex(index) {
        found.insert(index)
      } else {
        waiting += nodes[index].operands.filter { visited.insert($0).inserted }
      }
    }
    return found.sorted()
  }
}
