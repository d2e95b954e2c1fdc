/// Where levels run through cut cells.
extension CutCells {
  /// The pieces of an isoline in the cut cells, what is above on their left; along the cuts those that
  /// bound what is above, or only those on cliffs.
  func segments(at level: Double, onlyCliffs: Bool) -> [(from: Int, to: Int)] {
    var segments: [(from: Int, to: Int)] = []
    for cell in cells where cell.range.lowerBound <= level && level < cell.range.upperBound {
      for index in cell.cuts.indices {
        segments += part(of: cell, after: index, at: level)
        if !onlyCliffs || jumps.edges[cell.cuts[index].edge]?.isCliff ?? false {
          segments += along(cell, index, at: level)
        }
      }
    }
    return segments
  }

  /// The node of a level between a jump and a sample of its edge.
  func node(on edge: Int, isBehindJump: Bool) -> Int {
    isBehindJump ? (jumpNodes[edge] ?? edge) + 1 : edge
  }

  /// The node of the jump on an edge; nil if there is none.
  func node(ofJumpOn edge: Int) -> Int? { jumpNodes[edge] }

  /// The pieces in the part of a cell between a cut and the next.
  private func part(of cell: Cell, after index: Int, at level: Double) -> [(from: Int, to: Int)] {
    let next = (index + 1) % cell.cuts.count
    let (cut, end) = (cell.cuts[index], cell.cuts[next])
    let (sides, corners) = (sides(cell.corner), corners(cell.corner))
    let count = (end.side - cut.side + 3) % 4 + 1
    // The values around the part, each with the node of a level on the way to the next.
    var around: [(value: Double, node: Int)] = [
      (cut.middleAfter, cell.firstNode + 2 + 2 * index),
      (cut.after, node(on: cut.edge, isBehindJump: cut.side < 2)),
    ]
    for step in 1...count {
      let side = (cut.side + step) % 4
      let onward = step < count ? sides[side] : node(on: end.edge, isBehindJump: end.side >= 2)
      around.append((field.z[corners[side]], onward))
    }
    around.append((end.before, cell.firstNode + 1 + 2 * next))
    var (exits, entries): ([Int], [Int]) = ([], [])
    var startsBelow = false
    for (here, there) in zip(around, around.dropFirst() + around.prefix(1)) {
      switch (here.value > level, there.value > level) {
      case (true, false): exits.append(here.node)
      case (false, true):
        if exits.isEmpty { startsBelow = true }
        entries.append(here.node)
      default: break
      }
    }
    guard !exits.isEmpty else { return [] }
    if startsBelow { entries.append(entries.removeFirst()) }
    // As in a saddle: what is below is cut off, or what is above.
    let mean = around.reduce(0) { $0 + $1.value / Double(around.count) }
    if exits.count > 1, mean <= level { entries.insert(entries.removeLast(), at: 0) }
    return zip(exits, entries).map { ($0, $1) }
  }

  /// The pieces along a cut where one side is above and the other is not.
  private func along(_ cell: Cell, _ index: Int, at level: Double) -> [(from: Int, to: Int)] {
    let cut = cell.cuts[index]
    guard let end = jumpNodes[cut.edge] else { return [] }
    var before = cut.middleBefore > level
    var after = cut.middleAfter > level
    var changes: [(part: Double, isBefore: Bool)] = []
    if before != (cut.before > level) {
      changes.append((part(level, cut.middleBefore, cut.before), true))
    }
    if after != (cut.after > level) {
      changes.append((part(level, cut.middleAfter, cut.after), false))
    }
    changes.sort { $0.part < $1.part }
    var segments: [(from: Int, to: Int)] = []
    var place = cell.firstNode
    func go(to node: Int) {
      if after && !before { segments.append((place, node)) }
      if before && !after { segments.append((node, place)) }
      place = node
    }
    for change in changes {
      go(to: cell.firstNode + (change.isBefore ? 1 : 2) + 2 * index)
      if change.isBefore { before.toggle() } else { after.toggle() }
    }
    go(to: end)
    return segments
  }

  /// Where between two values a level is; halves, because their difference may overflow.
  private func part(_ level: Double, _ a: Double, _ b: Double) -> Double {
    (0.5 * level - 0.5 * a) / (0.5 * b - 0.5 * a)
  }

  /// Where a node of a level is; nil if no jump is near.
  func place(_ node: Int, at level: Double) -> (x: Double, y: Double)? {
    let (n, nx) = (field.z.count, field.x.count)
    func between(
      _ a: (x: Double, y: Double), _ b: (x: Double, y: Double), _ t: Double
    ) -> (x: Double, y: Double) { (a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)) }
    func sample(_ index: Int) -> (x: Double, y: Double) {
      (field.x[index % nx], field.y[index / nx])
    }
    if node < 2 * n {
      guard let jump = jumps.edges[node] else { return nil }
      let start = node < n ? node : node - n
      return between(sample(start), (jump.x, jump.y), part(level, field.z[start], jump.first))
    }
    if node < 3 * n + 2 * jumpEdges.count {
      let edge = jumpEdges[(node - 3 * n) / 2]
      guard node >= 3 * n, let jump = jumps.edges[edge] else { return nil }
      if node == jumpNodes[edge] { return (jump.x, jump.y) }
      let end = edge < n ? edge + 1 : edge - n + nx
      return between((jump.x, jump.y), sample(end), part(level, jump.second, field.z[end]))
    }
    let cell = cells[owners[node - 3 * n - 2 * jumpEdges.count]]
    let index = node - cell.firstNode - 1
    guard index >= 0 else { return cell.middle }
    let cut = cell.cuts[index / 2]
    guard let jump = jumps.edges[cut.edge] else { return nil }
    let t =
      index.isMultiple(of: 2)
      ? part(level, cut.middleBefore, cut.before) : part(level, cut.middleAfter, cut.after)
    return between(cell.middle, (jump.x, jump.y), t)
  }
}
