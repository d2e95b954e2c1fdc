/// The part of the plane where a field is above a level, bounded by polygons in data coordinates.
public struct SuperlevelSet: Hashable, Sendable {
  /// Closed rings with the set on their left: outlines run counter-clockwise, holes clockwise, so
  /// that non-zero and even-odd filling agree.
  public var rings: [Isoline]

  /// The sets of several ascending levels: what isolines bound, closed along the border of the
  /// grid (and of masked cells). The level −∞ gives all cells that are not masked.
  public static func sets(of field: Field, above levels: [Double]) -> [SuperlevelSet] {
    sets(of: field, above: levels, crossings: [:])
  }

  /// The sets, crossing the edges for which a place is known there.
  static func sets(
    of field: Field, above levels: [Double], crossings: [Int: (x: Double, y: Double)]
  ) -> [SuperlevelSet] {
    let buckets = CellBuckets(field, levels: levels)
    let border = borderEdges(of: field)
    let (n, nx) = (field.z.count, field.x.count)
    // Nodes: crossings of edges 0 ..< 2n as in ``CellBuckets``, then the grid points.
    var chains = Chains(nodeCount: 3 * n)
    return levels.indices.map { index in
      let level = levels[index]
      var segments = buckets.segments(at: index)
      for edge in border {
        switch (field.z[edge.from] > level, field.z[edge.to] > level) {
        case (true, true): segments.append((2 * n + edge.from, 2 * n + edge.to))
        case (true, false): segments.append((2 * n + edge.from, edge.number))
        case (false, true): segments.append((edge.number, 2 * n + edge.to))
        case (false, false): break
        }
      }
      let rings = chains.join(segments).map { chain in
        let vertices = chain.nodes.map { node in
          node < 2 * n
            ? crossings[node] ?? buckets.crossing(node, at: level)
            : (x: field.x[(node - 2 * n) % nx], y: field.y[(node - 2 * n) / nx])
        }
        return Isoline(x: vertices.map(\.x), y: vertices.map(\.y), isClosed: true)
      }
      return SuperlevelSet(rings: rings)
    }
  }

  private struct BorderEdge {
    var number: Int
    var from: Int
    var to: Int
  }

  /// The edges with a whole cell on one side only, directed with the cell on their left.
  private static func borderEdges(of field: Field) -> [BorderEdge] {
    let (nx, ny, z) = (field.x.count, field.y.count, field.z)
    guard nx > 1, ny > 1 else { return [] }
    let isFinite = z.map(\.isFinite)
    func isWhole(_ column: Int, _ row: Int) -> Bool {
      guard column >= 0, row >= 0, column < nx - 1, row < ny - 1 else { return false }
      let corner = row * nx + column
      return isFinite[corner] && isFinite[corner + 1] && isFinite[corner + nx]
        && isFinite[corner + nx + 1]
    }
    var edges: [BorderEdge] = []
    for row in 0..<(ny - 1) {
      for column in 0..<(nx - 1) where isWhole(column, row) {
        let a = row * nx + column
        let (b, c, d) = (a + 1, a + nx + 1, a + nx)
        if !isWhole(column, row - 1) { edges.append(BorderEdge(number: a, from: a, to: b)) }
        if !isWhole(column + 1, row) {
          edges.append(BorderEdge(number: z.count + b, from: b, to: c))
        }
        if !isWhole(column, row + 1) { edges.append(BorderEdge(number: d, from: c, to: d)) }
        if !isWhole(column - 1, row) {
          edges.append(BorderEdge(number: z.count + a, from: d, to: a))
        }
      }
    }
    return edges
  }
}
