import Graphics

/// Cells of a surface that ends somewhere.
extension SurfaceQuads {
  /// Whether the surface ends between samples: then cells may be so steep that none can reach under
  /// its neighbors.
  var endsSomewhere: Bool { mark.border.map { !$0.gaps.isEmpty } ?? false }

  /// The edges around a cell from its first corner, as they are numbered in ``CellBuckets``, and
  /// whether one goes along them from their second sample to their first.
  private func edges(_ column: Int, _ row: Int) -> [(edge: Int, isReverse: Bool)] {
    let (nx, n) = (mark.field.x.count, mark.field.z.count)
    let index = row * nx + column
    return [(index, false), (n + index + 1, false), (index + nx, true), (n + index, true)]
  }

  /// The polygons that are shown of a cell: runs of corners around it, each closed from where the
  /// surface ends after them to where it begins before.
  func pieces(_ column: Int, _ row: Int) -> [[Corner]] {
    guard let border = mark.border else { return [] }
    let steps = [(0, 0), (1, 0), (1, 1), (0, 1)]
    var runs: [[Corner]] = [[]]
    for (step, edge) in zip(steps, edges(column, row)) {
      let corner = corner(column + step.0, row + step.1)
      if border.range.contains(corner.z) { runs[runs.count - 1].append(corner) }
      guard let gap = border.gaps[edge.edge] else { continue }
      let (end, start) = edge.isReverse ? (gap.second, gap.first) : (gap.first, gap.second)
      if let end { runs[runs.count - 1].append(Corner(end)) }
      runs.append([])
      if let start { runs[runs.count - 1].append(Corner(start)) }
    }
    // The last run goes on with the first one.
    if runs.count > 1 { runs[0] = runs.removeLast() + runs[0] }
    if let crossing = crossing(column, row) {
      runs = runs.map { run in
        var crossing = crossing
        crossing.z = 0.5 * run[0].z + 0.5 * run[run.count - 1].z
        return run + [crossing]
      }
    }
    return runs.filter { $0.count > 2 }
  }

  /// Where two lines cross along which the surface jumps, as the axes do for sign(x·y); nil if none do.
  private func crossing(_ column: Int, _ row: Int) -> Corner? {
    let ends = edges(column, row).compactMap { mark.border?.gaps[$0.edge] }
      .filter { $0.second != nil }.compactMap(\.first)
    guard ends.count == 4 else { return nil }
    let (u, v) = (
      (x: ends[2].x - ends[0].x, y: ends[2].y - ends[0].y),
      (x: ends[1].x - ends[3].x, y: ends[1].y - ends[3].y)
    )
    let t =
      ((ends[3].x - ends[0].x) * v.y - (ends[3].y - ends[0].y) * v.x) / (u.x * v.y - u.y * v.x)
    return t.isFinite
      ? Corner(x: ends[0].x + t * u.x, y: ends[0].y + t * u.y, z: 0, isEnd: true) : nil
  }

  /// A polygon with its part of the mesh and the line along which the surface ends.
  func items(_ piece: [Corner]) -> [Scene.Item] {
    let piece = clipped(piece)
    guard piece.count > 2 else { return [] }
    let color = color(of: piece)
    let outline = piece.map(place)
    var lines = Path()
    let (field, stride) = (mark.field, max(1, mark.meshStride))
    func isOnLine(_ a: Double, _ b: Double, _ values: [Double]) -> Bool {
      a == b && (values.firstIndex(of: a)?.isMultiple(of: stride) ?? false)
    }
    for index in piece.indices {
      let next = (index + 1) % piece.count
      let (a, b) = (piece[index], piece[next])
      if a.isEnd && b.isEnd || isOnLine(a.x, b.x, field.x) || isOnLine(a.y, b.y, field.y) {
        lines.append(polyline: [outline[index], outline[next]])
      }
    }
    // The rim in its own color closes the seam to its neighbors.
    let rim = Stroke(color, width: 0.3, join: .round)
    return [.path(Path(polyline: outline, isClosed: true), fill: color, stroke: rim)]
      + (lines.isEmpty ? [] : [.stroke(lines, pen(on: color))])
  }
}

extension SurfaceQuads.Corner {
  fileprivate init(_ end: FieldBorder.End) {
    self.init(x: end.x, y: end.y, z: end.z, isEnd: true)
  }
}
