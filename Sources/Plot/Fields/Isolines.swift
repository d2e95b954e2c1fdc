/// A curve on which a field has one value, in data coordinates.
public struct Isoline: Hashable, Sendable {
  /// x of the vertices, one where the curve crosses each grid line.
  public var x: [Double]
  /// y of the vertices.
  public var y: [Double]
  /// Whether the last vertex is joined to the first (which is not repeated).
  public var isClosed: Bool

  /// Creates an isoline.
  public init(x: [Double], y: [Double], isClosed: Bool) {
    precondition(x.count == y.count, "\(x.count) x for \(y.count) y")
    self.x = x
    self.y = y
    self.isClosed = isClosed
  }
}

/// Isolines by marching squares.
///
/// A sample is above a level iff z > level; vertices lie on the grid's edges by linear
/// interpolation; a cell with two opposite corners above is split by the mean of its four corners;
/// cells with a sample that is not finite are left out. Pieces are joined into maximal lines, with
/// what is above on the left. Lines come in the order of their first cell, row by row; open ones
/// first.
///
/// > W. E. Lorensen, H. E. Cline. "Marching cubes: a high resolution 3D surface construction
/// > algorithm." *SIGGRAPH Computer Graphics* 21 (1987), 163–169, doi:10.1145/37402.37422
/// > (the two-dimensional case).
public enum Isolines {
  /// The isolines at one level.
  public static func lines(of field: Field, at level: Double) -> [Isoline] {
    lines(of: field, at: [level])[0]
  }

  /// The isolines at each of several ascending levels, along the cliffs of jumps.
  public static func lines(
    of field: Field, at levels: [Double], jumps: FieldJumps = FieldJumps()
  ) -> [[Isoline]] {
    let buckets = CellBuckets(field, levels: levels, jumps: jumps)
    var chains = Chains(nodeCount: buckets.cuts.nodeCount)
    return levels.indices.map { level in
      chains.join(buckets.segments(at: level, onlyCliffs: true)).map { chain in
        let vertices = chain.nodes.map { buckets.crossing($0, at: levels[level]) }
        return Isoline(x: vertices.map(\.x), y: vertices.map(\.y), isClosed: chain.isClosed)
      }
    }
  }
}

/// Joins directed segments between numbered nodes into maximal chains.
///
/// Two segments may leave one node (regions that touch at a corner): which continues which is then
/// free, because the area to the left of all chains stays the same.
struct Chains {
  struct Chain {
    var nodes: [Int]
    var isClosed: Bool
  }

  /// The successor of each node, −1 for none, and a second one; clean between calls.
  private var next: [Int32]
  private var second: [Int32]
  private var arrivals: [Int8]

  init(nodeCount: Int) {
    next = Array(repeating: -1, count: nodeCount)
    second = next
    arrivals = Array(repeating: 0, count: nodeCount)
  }

  mutating func join(_ segments: [(from: Int, to: Int)]) -> [Chain] {
    for (from, to) in segments {
      if next[from] < 0 { next[from] = Int32(to) } else { second[from] = Int32(to) }
      arrivals[to] += 1
    }
    var chains: [Chain] = []
    for (from, _) in segments where arrivals[from] == 0 && next[from] >= 0 {
      chains.append(Chain(nodes: follow(from), isClosed: false))
    }
    for (from, _) in segments where next[from] >= 0 {
      chains.append(Chain(nodes: follow(from).dropLast(), isClosed: true))
    }
    for (_, to) in segments { arrivals[to] = 0 }
    return chains
  }

  /// The nodes from a start until no segment is left to follow, which are used up.
  private mutating func follow(_ start: Int) -> [Int] {
    var nodes = [start]
    var node = start
    while next[node] >= 0 {
      let successor = Int(next[node])
      next[node] = second[node]
      second[node] = -1
      nodes.append(successor)
      node = successor
    }
    return nodes
  }
}
