import Elementary
import Graphics

/// The cells of a surface, from the far corner of the grid to the near one.
struct SurfaceQuads {
  /// A point of the surface in data coordinates.
  struct Corner {
    var x: Double
    var y: Double
    var z: Double
    /// Whether the surface ends here.
    var isEnd = false

    /// The point between two where the height is a given one.
    func cut(toward other: Corner, at height: Double) -> Corner {
      let part = (height - z) / (other.z - z)
      return Corner(x: x + part * (other.x - x), y: y + part * (other.y - y), z: height)
    }
  }

  private let drawing: SurfaceDrawing
  let mark: SurfaceMark
  let theme: Theme
  /// Whether later columns are nearer.
  private let risesToward: (column: Bool, row: Bool)
  /// Toward the light, at the upper left of the camera.
  private let light: SIMD3<Double>

  init(_ drawing: SurfaceDrawing) {
    self.drawing = drawing
    mark = drawing.mark
    theme = drawing.frame.theme
    risesToward = (drawing.view.toward[0] > 0, drawing.view.toward[1] > 0)
    let angle = mark.azimuth - 0.9
    light = SIMD3(0.6 * cosine(angle), 0.6 * sine(angle), 0.8)
  }

  /// Quads from the far corner of the grid to the near one: on a height field no quad hides one
  /// that comes after it. Each reaches under its nearer neighbors, so that no seam shows what is
  /// behind.
  var items: [Scene.Item] {
    let (columns, rows) = (mark.field.x.count - 1, mark.field.y.count - 1)
    let rowOrder = risesToward.row ? Array(0..<rows) : (0..<rows).reversed()
    let columnOrder = risesToward.column ? Array(0..<columns) : (0..<columns).reversed()
    var items: [Scene.Item] = []
    items.reserveCapacity(2 * rows * columns)
    for row in rowOrder {
      for column in columnOrder { items += quad(column, row) }
    }
    return items
  }

  func corner(_ column: Int, _ row: Int) -> Corner {
    let field = mark.field
    return Corner(x: field.x[column], y: field.y[row], z: field[column: column, row: row])
  }

  /// The corners of a cell, around it.
  private func corners(_ column: Int, _ row: Int) -> [Corner] {
    [
      corner(column, row), corner(column + 1, row), corner(column + 1, row + 1),
      corner(column, row + 1),
    ]
  }

  private func isWhole(_ column: Int, _ row: Int) -> Bool {
    let field = mark.field
    return 0..<field.x.count - 1 ~= column && 0..<field.y.count - 1 ~= row
      && corners(column, row).allSatisfy { $0.z.isFinite }
  }

  /// The corners of a cell, those at its near edges moved to the middle of the neighbor that will
  /// be drawn over them, if there is one.
  private func spread(_ corners: [Corner], _ column: Int, _ row: Int) -> [Corner] {
    let columnStep = risesToward.column ? 1 : -1
    let rowStep = risesToward.row ? 1 : -1
    let (right, up) = (risesToward.column ? 1 : 0, risesToward.row ? 1 : 0)
    let hasBeside = isWhole(column + columnStep, row)
    let hasBefore = isWhole(column, row + rowStep)
    return zip(corners, [(0, 0), (1, 0), (1, 1), (0, 1)]).map { corner, place in
      var spread = corner
      func move(toward other: Corner) {
        spread.x += 0.5 * (other.x - corner.x)
        spread.y += 0.5 * (other.y - corner.y)
        spread.z += 0.5 * (other.z - corner.z)
      }
      let (x, y) = (column + place.0, row + place.1)
      if place.0 == right, hasBeside { move(toward: self.corner(x + columnStep, y)) }
      if place.1 == up, hasBefore { move(toward: self.corner(x, y + rowStep)) }
      return spread
    }
  }

  private func quad(_ column: Int, _ row: Int) -> [Scene.Item] {
    if endsSomewhere { return pieces(column, row).flatMap(items) }
    let corners = corners(column, row)
    guard corners.allSatisfy({ $0.z.isFinite }) else { return [] }
    // Of a cell that only touches a bound there is nothing but an edge.
    let lowest = corners.reduce(.infinity) { min($0, $1.z) }
    let highest = corners.reduce(-.infinity) { max($0, $1.z) }
    let heights = drawing.heights
    guard highest > heights.lowerBound || lowest == highest || lowest >= heights.lowerBound,
      lowest < heights.upperBound || lowest == highest || highest <= heights.upperBound
    else { return [] }
    guard clipped(corners).count > 2 else { return [] }
    if let folded = folded(column, row) { return folded }
    let color = color(of: corners)
    let shown = clipped(spread(corners, column, row))
    var items: [Scene.Item] = [.fill(Path(polyline: shown.map(place)), color)]
    var mesh = Path()
    let stride = max(1, mark.meshStride)
    func line(_ a: Int, _ b: Int) {
      let ends = edge(corners[a], corners[b])
      if ends.count == 2 { mesh.append(polyline: ends.map(place)) }
    }
    // A nearer neighbor draws the line that it shares: it would cover half of this one.
    let sharesColumn = isWhole(column + (risesToward.column ? 1 : -1), row)
    let sharesRow = isWhole(column, row + (risesToward.row ? 1 : -1))
    let isLeftFree = risesToward.column || !sharesColumn
    let isRightFree = !risesToward.column || !sharesColumn
    if isLeftFree, column.isMultiple(of: stride) { line(0, 3) }
    if isRightFree, (column + 1).isMultiple(of: stride) { line(1, 2) }
    if risesToward.row || !sharesRow, row.isMultiple(of: stride) { line(0, 1) }
    if !risesToward.row || !sharesRow, (row + 1).isMultiple(of: stride) { line(3, 2) }
    if !mesh.isEmpty { items.append(.stroke(mesh, pen(on: color))) }
    return items
  }

  /// The pen of the mesh over a color.
  func pen(on color: Color) -> Stroke {
    let ink =
      mark.isWireframe
      ? theme.ink.mixed(with: theme.background, by: 0.25)
      : theme.secondaryInk.mixed(with: color, by: 0.55)
    return Stroke(ink, width: mark.isWireframe ? 0.4 : 0.3, cap: .round)
  }

  /// All heights that are shown.
  var heights: ClosedRange<Double> { drawing.heights }

  func place(_ corner: Corner) -> Point { drawing.view.point(corner.x, corner.y, corner.z) }

  /// The part of a polygon between the least and the greatest height that are shown.
  ///
  /// > I. E. Sutherland, G. W. Hodgman. "Reentrant polygon clipping." *Communications of the ACM* 17
  /// > (1974), 32–42, doi:10.1145/360767.360802
  func clipped(_ polygon: [Corner]) -> [Corner] {
    guard mark.heightRange != nil else { return polygon }
    let bounds: [(height: Double, sign: Double)] = [
      (drawing.heights.lowerBound, 1), (drawing.heights.upperBound, -1),
    ]
    return bounds.reduce(polygon) { polygon, bound in
      polygon.indices.flatMap { index -> [Corner] in
        let (a, b) = (polygon[index], polygon[(index + 1) % polygon.count])
        let isIn = bound.sign * (a.z - bound.height) >= 0
        let isNextIn = bound.sign * (b.z - bound.height) >= 0
        return (isIn ? [a] : []) + (isIn != isNextIn ? [a.cut(toward: b, at: bound.height)] : [])
      }
    }
  }

  /// The part of an edge between these heights.
  func edge(_ a: Corner, _ b: Corner) -> [Corner] {
    guard mark.heightRange != nil else { return [a, b] }
    var (a, b) = (a, b)
    let (low, high) = (drawing.heights.lowerBound, drawing.heights.upperBound)
    if max(a.z, b.z) < low || min(a.z, b.z) > high { return [] }
    for bound in [low, high] {
      let isBeyond = { (corner: Corner) in bound == low ? corner.z < low : corner.z > high }
      if isBeyond(a) { a = a.cut(toward: b, at: bound) }
      if isBeyond(b) { b = b.cut(toward: a, at: bound) }
    }
    return [a, b]
  }

  /// By the mean height, a little darker where the surface turns away from a light at the upper left;
  /// paper where only the mesh is drawn.
  func color(of corners: [Corner]) -> Color {
    if mark.isWireframe { return theme.background }
    let heights = drawing.heights
    let mean = corners.reduce(0) { $0 + 1 / Double(corners.count) * $1.z }
    let height = heights.upperBound - heights.lowerBound
    let base = mark.map.color(at: height > 0 ? (mean - heights.lowerBound) / height : 0)
    let cube = corners.map { drawing.view.cube($0.x, $0.y, $0.z) }
    let (a, b) = (cube[2] - cube[0], cube[corners.count - 1] - cube[1])
    let normal = SIMD3(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)
    func product(_ a: SIMD3<Double>, _ b: SIMD3<Double>) -> Double {
      a.x * b.x + a.y * b.y + a.z * b.z
    }
    let length = squareRoot(product(normal, normal))
    guard length > 0 else { return base }
    let cosineOfAngle = product(normal, light) / length
    return base.mixed(with: theme.ink, by: 0.16 * (1 - max(0, cosineOfAngle)))
  }
}
