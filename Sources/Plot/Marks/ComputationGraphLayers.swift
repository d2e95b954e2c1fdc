/// The rank of each node of an acyclic graph and the order within ranks.
///
/// Ranks are longest paths from the inputs; an edge over several ranks gets a waypoint in each, so
/// that it is led around the nodes between; orders are improved by sweeps of barycenters.
///
/// > K. Sugiyama, S. Tagawa, M. Toda. "Methods for visual understanding of hierarchical system
/// > structures." *IEEE Transactions on Systems, Man, and Cybernetics* 11 (1981), 109–125,
/// > doi:10.1109/TSMC.1981.4308636
struct ComputationGraphLayers {
  /// Members of each layer from top to bottom: indices of nodes, then of waypoints.
  private(set) var layers: [[Int]] = []
  /// For each edge, the nodes and waypoints that it visits, ends included.
  private(set) var routes: [[Int]] = []
  /// Nodes and waypoints together.
  private(set) var count: Int

  init(nodeCount: Int, edges: [(from: Int, to: Int)]) {
    count = nodeCount
    var rank = Array(repeating: 0, count: nodeCount)
    // As many rounds as the longest path can have; a cycle stops there too.
    for _ in 0..<nodeCount {
      for (from, to) in edges { rank[to] = max(rank[to], min(rank[from] + 1, nodeCount - 1)) }
    }
    // An input stands just before its first use, not far left of it.
    for node in 0..<nodeCount where !edges.contains(where: { $0.to == node }) {
      let uses = edges.filter { $0.from == node }.map { rank[$0.to] }
      if let first = uses.min() { rank[node] = max(0, first - 1) }
    }
    layers = Array(repeating: [], count: (rank.max() ?? 0) + 1)
    for node in 0..<nodeCount { layers[rank[node]].append(node) }
    for (from, to) in edges {
      var route = [from]
      for layer in (rank[from] + 1)..<max(rank[to], rank[from] + 1) {
        layers[layer].append(count)
        route.append(count)
        count += 1
      }
      routes.append(route + [to])
    }
    for sweep in 0..<8 { sort(isForward: sweep.isMultiple(of: 2)) }
    untangle()
  }

  /// Sweeps on as long as edges cross, with exchanges of neighbors, and keeps the best order.
  private mutating func untangle() {
    let crossings = ComputationGraphCrossings(layers, routes: routes)
    var best = (count: crossings.count(in: layers), layers: layers)
    for sweep in 0..<Self.untangling where best.count > 0 {
      layers = crossings.exchanged(layers)
      let found = crossings.count(in: layers)
      if found < best.count { best = (found, layers) }
      sort(isForward: sweep.isMultiple(of: 2))
    }
    layers = best.layers
  }

  /// Of so many orders the best is kept.
  private static let untangling = 24

  /// Orders each layer by the mean place of its neighbors in the layer before (or after).
  private mutating func sort(isForward: Bool) {
    var neighbors: [[Int]] = Array(repeating: [], count: count)
    for route in routes {
      for (a, b) in zip(route, route.dropFirst()) {
        if isForward { neighbors[b].append(a) } else { neighbors[a].append(b) }
      }
    }
    var place = Array(repeating: 0.0, count: count)
    for layer in isForward ? Array(layers.indices) : layers.indices.reversed() {
      let middle = 0.5 * Double(layers[layer].count - 1)
      func wish(_ member: Int) -> Double {
        let near = neighbors[member]
        return near.isEmpty
          ? place[member] : near.map { place[$0] }.reduce(0, +) / Double(near.count)
      }
      for (index, member) in layers[layer].enumerated() { place[member] = Double(index) - middle }
      let wishes = layers[layer].enumerated().map { ($0.element, wish($0.element), $0.offset) }
      layers[layer] = wishes.sorted { ($0.1, $0.2) < ($1.1, $1.2) }.map(\.0)
      for (index, member) in layers[layer].enumerated() { place[member] = Double(index) - middle }
    }
  }
}
