/// The part of the plane where a field is above a level, bounded by polygons in data coordinates.
public struct SuperlevelSet: Hashable, Sendable {
  /// Closed rings with the set on their left: outlines run counter-clockwise, holes clockwise, so
  /// that non-zero and even-odd filling agree.
  public var rings: [Isoline]

  /// The sets of several ascending levels: what isolines bound, closed along the border of the
  /// grid (and of masked cells). The level −∞ gives all cells that are not masked.
  public static func sets(
    of field: Field, above levels: [Double], jumps: FieldJumps = FieldJumps()
  ) -> [SuperlevelSet] {
    sets(of: field, above: levels, crossings: [:], jumps: jumps)
  }

  /// The sets, crossing the edges for which a place is known there.
  static func sets(
    of field: Field, above levels: [Double], crossings: [Int: (x: Double, y: Double)],
    jumps: FieldJumps = FieldJumps()
  ) -> [SuperlevelSet] {
    let buckets = CellBuckets(field, levels: levels, jumps: jumps)
    let cuts = buckets.cuts
    let border = borderEdges(of: field)
    let (n, nx) = (field.z.count, field.x.count)
    // Nodes: crossings of edges 0 ..< 2n as in ``CellBuckets``, then the grid points, then those of
    // cut cells.
    var chains = Chains(nodeCount: cuts.nodeCount)
    return levels.indices.map { index in
      let level = levels[index]
      var segments = buckets.segments(at: index, onlyCliffs: false)
      func go(from: (node: Int, z: Double), over crossing: Int, to: (node: Int, z: Double)) {
        switch (from.z > level, to.z > level) {
        case (true, true): segments.append((from.node, to.node))
        case (true, false): segments.append((from.node, crossing))
        case (false, true): segments.append((crossing, to.node))
        case (false, false): break
        }
      }
      for edge in border {
        let from = (node: 2 * n + edge.from, z: field.z[edge.from])
        let to = (node: 2 * n + edge.to, z: field.z[edge.to])
        guard let jump = jumps.edges[edge.number], let node = cuts.node(ofJumpOn: edge.number)
        else {
          go(from: from, over: edge.number, to: to)
          continue
        }
        let isForward = edge.from < edge.to
        let (before, after) = isForward ? (jump.first, jump.second) : (jump.second, jump.first)
        go(
          from: from, over: cuts.node(on: edge.number, isBehindJump: !isForward),
          to: (node, before))
        go(
          from: (node, after), over: cuts.node(on: edge.number, isBehindJump: isForward), to: to)
      }
      let rings = chains.join(segments).map { chain in
        let vertices = chain.nodes.map { node in
          node < 2 * n || node >= 3 * n
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
