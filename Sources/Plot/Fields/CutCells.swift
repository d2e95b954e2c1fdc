/// The cells of a field through which a function jumps, cut into the parts between the jumps on their
/// edges. A cut leads from each jump on an edge to the middle of the cell; to both of its sides the
/// parts have their own values.
///
///     4 ──────┬──── 3
///     │        ╲    │      two parts: the corners 4 and 1, and 2 and 3
///     │         ╲   │
///     1 ─────────┴─ 2
struct CutCells {
  /// A cut from the middle of a cell to a jump on an edge.
  struct Cut {
    /// The edge of the cell, from the lower one counter-clockwise.
    var side: Int
    var edge: Int
    /// The values at the jump before and after it, counter-clockwise, and in the middle.
    var before: Double
    var after: Double
    var middleBefore = 0.0
    var middleAfter = 0.0
  }

  struct Cell {
    var corner: Int
    var middle: (x: Double, y: Double)
    var cuts: [Cut]
    var range: ClosedRange<Double>
    /// Its middle; then for each cut where levels cross it, before and after.
    var firstNode: Int
  }

  let field: Field
  let jumps: FieldJumps
  /// The node of the jump on each edge that has one; the next is that of a level behind it.
  let jumpNodes: [Int: Int]
  /// The edges that have one.
  let jumpEdges: [Int]
  private(set) var cells: [Cell] = []
  /// The cells of the nodes after those of jumps.
  private(set) var owners: [Int] = []
  /// Which cells, by their corner, are cut; empty if none is.
  private(set) var isCut: [Bool] = []
  /// Nodes: of levels on edges and of grid points as in ``SuperlevelSet``, then its own.
  private(set) var nodeCount: Int

  init(_ field: Field, _ jumps: FieldJumps) {
    (self.field, self.jumps) = (field, jumps)
    var nodeCount = 3 * field.z.count
    var jumpNodes: [Int: Int] = [:]
    jumpEdges = jumps.edges.keys.sorted()
    for edge in jumpEdges {
      jumpNodes[edge] = nodeCount
      nodeCount += 2
    }
    self.jumpNodes = jumpNodes
    self.nodeCount = nodeCount
    guard !jumpNodes.isEmpty else { return }
    isCut = Array(repeating: false, count: field.z.count)
    for row in 0..<field.y.count - 1 {
      for column in 0..<field.x.count - 1 { cut(row * field.x.count + column) }
    }
  }

  /// The edges around a cell from the lower one, counter-clockwise; the last two are numbered from
  /// their other end.
  func sides(_ corner: Int) -> [Int] {
    let n = field.z.count
    return [corner, n + corner + 1, corner + field.x.count, n + corner]
  }

  func corners(_ corner: Int) -> [Int] {
    [corner, corner + 1, corner + field.x.count + 1, corner + field.x.count]
  }

  private mutating func cut(_ corner: Int) {
    let sides = sides(corner)
    guard sides.contains(where: { jumps.edges[$0] != nil }) else { return }
    let values = corners(corner).map { field.z[$0] }
    guard values.allSatisfy(\.isFinite) else { return }
    var cuts = sides.indices.compactMap { side -> Cut? in
      jumps.edges[sides[side]].map { jump in
        let (a, b) = side < 2 ? (jump.first, jump.second) : (jump.second, jump.first)
        return Cut(side: side, edge: sides[side], before: a, after: b)
      }
    }
    for index in cuts.indices {
      let next = (index + 1) % cuts.count
      let mean = 0.5 * cuts[index].after + 0.5 * cuts[next].before
      cuts[index].middleAfter = mean
      cuts[next].middleBefore = mean
    }
    let all = values + cuts.flatMap { [$0.before, $0.after] }
    guard let low = all.min(), let high = all.max() else { return }
    isCut[corner] = true
    owners += Array(repeating: cells.count, count: 1 + 2 * cuts.count)
    cells.append(
      Cell(
        corner: corner, middle: middle(of: cuts, corner), cuts: cuts, range: low...high,
        firstNode: nodeCount))
    nodeCount += 1 + 2 * cuts.count
  }

  /// Where the cuts of a cell meet.
  private func middle(of cuts: [Cut], _ corner: Int) -> (x: Double, y: Double) {
    let places = cuts.compactMap { jumps.edges[$0.edge] }
    let nx = field.x.count
    if places.count == 4 {
      // Two lines that cross, as the axes do for sign(x·y).
      let (south, east, north, west) = (places[0], places[1], places[2], places[3])
      let (u, v) = (
        (x: north.x - south.x, y: north.y - south.y), (x: east.x - west.x, y: east.y - west.y)
      )
      let t = ((west.x - south.x) * v.y - (west.y - south.y) * v.x) / (u.x * v.y - u.y * v.x)
      if t.isFinite { return (south.x + t * u.x, south.y + t * u.y) }
    }
    if places.count == 1 {
      let (column, row) = (corner % nx, corner / nx)
      return (
        0.5 * field.x[column] + 0.5 * field.x[column + 1],
        0.5 * field.y[row] + 0.5 * field.y[row + 1]
      )
    }
    let share = 1 / Double(places.count)
    return (places.reduce(0) { $0 + share * $1.x }, places.reduce(0) { $0 + share * $1.y })
  }
}
