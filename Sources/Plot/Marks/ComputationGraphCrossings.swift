/// How many edges cross between the layers of a computation graph, and exchanges that make it fewer.
///
/// > E. R. Gansner, E. Koutsofios, S. C. North, K.-P. Vo. "A technique for drawing directed graphs."
/// > *IEEE Transactions on Software Engineering* 19 (1993), 214–230, doi:10.1109/32.221135
struct ComputationGraphCrossings {
  /// Neighbors in the layer before, of each member.
  private var before: [[Int]]
  /// Neighbors in the layer after.
  private var after: [[Int]]

  /// Edges that do not lead to the next layer, which only a cycle has, are not counted.
  init(_ layers: [[Int]], routes: [[Int]]) {
    before = Array(repeating: [], count: layers.reduce(0) { $0 + $1.count })
    after = before
    var rank = Array(repeating: 0, count: before.count)
    for (index, layer) in layers.enumerated() {
      for member in layer { rank[member] = index }
    }
    for route in routes {
      for (a, b) in zip(route, route.dropFirst()) where rank[b] == rank[a] + 1 {
        after[a].append(b)
        before[b].append(a)
      }
    }
  }

  /// Pairs of edges that cross.
  func count(in layers: [[Int]]) -> Int {
    let place = places(in: layers)
    return layers.reduce(0) { sum, layer in
      sum
        + layer.indices.reduce(0) { sum, index in
          sum
            + layer[..<index].reduce(0) { $0 + crossings($1, layer[index], after, place) }
        }
    }
  }

  /// The layers after exchanges of neighbors, as long as one makes fewer edges cross.
  func exchanged(_ layers: [[Int]]) -> [[Int]] {
    var layers = layers
    var place = places(in: layers)
    var isChanged = true
    while isChanged {
      isChanged = false
      for layer in layers.indices {
        for index in layers[layer].indices.dropLast() {
          let (a, b) = (layers[layer][index], layers[layer][index + 1])
          let now = crossings(a, b, before, place) + crossings(a, b, after, place)
          let then = crossings(b, a, before, place) + crossings(b, a, after, place)
          guard then < now else { continue }
          layers[layer].swapAt(index, index + 1)
          (place[a], place[b]) = (place[b], place[a])
          isChanged = true
        }
      }
    }
    return layers
  }

  private func places(in layers: [[Int]]) -> [Int] {
    var place = Array(repeating: 0, count: before.count)
    for layer in layers {
      for (index, member) in layer.enumerated() { place[member] = index }
    }
    return place
  }

  /// Pairs of edges from two members of a layer, the first above the second, that cross.
  private func crossings(
    _ upper: Int, _ lower: Int, _ neighbors: [[Int]], _ place: [Int]
  ) -> Int {
    neighbors[upper].reduce(0) { sum, far in
      sum + neighbors[lower].count { place[$0] < place[far] }
    }
  }
}
