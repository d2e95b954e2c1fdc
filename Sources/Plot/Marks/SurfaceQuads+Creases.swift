import Graphics

/// Cells through which a crease runs.
extension SurfaceQuads {
  /// Deviations from a flat cell that are not seen, as a part of all heights.
  private static let flatness = 0.006

  /// The corners of a cell and the middles of its edges, around it, and its middle, if they tell that
  /// the cell is not flat; else nil.
  private func folds(_ column: Int, _ row: Int) -> (ring: [Corner], middle: Corner)? {
    guard let details = mark.details else { return nil }
    let steps = [(0, 0), (1, 0), (2, 0), (2, 1), (2, 2), (1, 2), (0, 2), (0, 1)]
    func corner(_ step: (Int, Int)) -> Corner {
      let (i, j) = (2 * column + step.0, 2 * row + step.1)
      return Corner(x: details.x[i], y: details.y[j], z: details[column: i, row: j])
    }
    let ring = steps.map(corner)
    let middle = corner((1, 1))
    guard middle.z.isFinite, ring.allSatisfy({ $0.z.isFinite }) else { return nil }
    let slack = SurfaceQuads.flatness * (heights.upperBound - heights.lowerBound)
    let isBent = [1, 3, 5, 7].contains { index in
      abs(ring[index].z - 0.5 * ring[index - 1].z - 0.5 * ring[(index + 1) % 8].z) > slack
    }
    let mean = [0, 2, 4, 6].reduce(0) { $0 + 0.25 * ring[$1].z }
    return isBent || abs(middle.z - mean) > slack ? (ring, middle) : nil
  }

  /// A folded cell as triangles around its middle, with its part of the mesh; nil if it is flat.
  func folded(_ column: Int, _ row: Int) -> [Scene.Item]? {
    guard let (ring, middle) = folds(column, row) else { return nil }
    var items: [Scene.Item] = []
    for index in ring.indices {
      let triangle = [ring[index], ring[(index + 1) % 8], middle]
      let shown = clipped(triangle)
      guard shown.count > 2 else { continue }
      let color = color(of: triangle)
      // The rim in its own color closes the seam to its neighbors.
      items.append(
        .path(
          Path(polyline: shown.map(place), isClosed: true), fill: color,
          stroke: Stroke(color, width: 0.3, join: .round)))
    }
    let stride = max(1, mark.meshStride)
    var mesh = Path()
    let sides = [
      (0, row.isMultiple(of: stride)), (2, (column + 1).isMultiple(of: stride)),
      (4, (row + 1).isMultiple(of: stride)), (6, column.isMultiple(of: stride)),
    ]
    for (start, isDrawn) in sides where isDrawn {
      for index in [start, start + 1] {
        let ends = edge(ring[index], ring[(index + 1) % 8])
        if ends.count == 2 { mesh.append(polyline: ends.map(place)) }
      }
    }
    let four = [0, 2, 4, 6].map { ring[$0] }
    return mesh.isEmpty ? items : items + [.stroke(mesh, pen(on: color(of: four)))]
  }
}
