import Elementary
import Graphics

/// Evenly spaced streamlines of a field of directions on the page.
///
/// A line is traced by the Runge–Kutta method of fourth order with the arc length as its time, both
/// ways from its seed, until it leaves the area, comes to rest, or is nearer than half the distance
/// of seeds to another line, or to itself. Each line has seeds to both of its sides, which are tried
/// in order; where none is left, the free places of the area are tried row by row.
///
/// > B. Jobard, W. Lefer. "Creating evenly-spaced streamlines of arbitrary density."
/// > *Visualization in Scientific Computing '97* (1997), 43–55,
/// > doi:10.1007/978-3-7091-6876-9_5
struct Streamlines {
  /// Where lines may go, in points.
  let area: Rect
  /// Between the seed of a line and other lines, in points.
  let distance: Double
  /// The direction at a place, of length 1; nil where there is none.
  let direction: (Point) -> Point?

  /// Lines come so near, as a part of the distance of seeds.
  private static let nearness = 0.5
  /// Length of a step of the integration, in points.
  private static let step = 1.0
  /// The shortest line worth drawing, as a multiple of the distance of seeds.
  private static let shortest = 1.2

  /// The lines, each in the direction of the field.
  func lines() -> [[Point]] {
    var lines: [[Point]] = []
    var taken = NeighborGrid(area: area, cell: distance)
    guard area.width > 0, area.height > 0, distance > 0 else { return [] }
    func grow(from seed: Point) {
      guard area.contains(seed), !taken.hasPoint(within: distance, of: seed) else { return }
      let line = line(through: seed, among: taken)
      guard Double(line.count) * Streamlines.step > Streamlines.shortest * distance else { return }
      lines.append(line)
      for point in line { taken.insert(point) }
    }
    var next = 0
    for seed in [area.center] + places {
      grow(from: seed)
      while next < lines.count {
        for seed in seeds(beside: lines[next]) { grow(from: seed) }
        next += 1
      }
    }
    return lines
  }

  /// Places all over the area.
  private var places: [Point] {
    let (columns, rows) = (Int(area.width / distance) + 1, Int(area.height / distance) + 1)
    return (0..<rows).flatMap { row in
      (0..<columns).map { column in
        Point(
          area.minX + (Double(column) + 0.5) * area.width / Double(columns),
          area.minY + (Double(row) + 0.5) * area.height / Double(rows))
      }
    }
  }

  /// Places at both sides of a line, just far enough from it.
  private func seeds(beside line: [Point]) -> [Point] {
    let stride = max(1, Int(0.5 * distance / Streamlines.step))
    return Swift.stride(from: 0, to: line.count, by: stride).flatMap { index -> [Point] in
      guard let d = direction(line[index]) else { return [] }
      let side = Point(-d.y, d.x) * (1.001 * distance)
      return [line[index] + side, line[index] - side]
    }
  }

  private func line(through seed: Point, among taken: NeighborGrid) -> [Point] {
    traced(from: seed, sign: -1, among: taken).reversed() + [seed]
      + traced(from: seed, sign: 1, among: taken)
  }

  /// The points after the seed.
  private func traced(from seed: Point, sign: Double, among taken: NeighborGrid) -> [Point] {
    var own = NeighborGrid(area: area, cell: distance)
    let limit = Streamlines.nearness * distance
    // The line itself is near its last points; older ones it must not meet again.
    let lag = Int((2 * distance / Streamlines.step).rounded(.up))
    let most = Int(4 * (area.width + area.height) / Streamlines.step)
    var points: [Point] = []
    var place = seed
    var last = direction(seed)
    while points.count < most, let before = last, let next = advanced(place, sign) {
      // A turn back within one step: the line has run over the place where the field vanishes.
      guard let after = direction(next), after.x * before.x + after.y * before.y > 0,
        area.contains(next), !taken.hasPoint(within: limit, of: next),
        !own.hasPoint(within: limit, of: next)
      else { break }
      points.append(next)
      (place, last) = (next, after)
      if points.count > lag { own.insert(points[points.count - 1 - lag]) }
    }
    return points
  }

  /// One step of the Runge–Kutta method.
  private func advanced(_ p: Point, _ sign: Double) -> Point? {
    let h = sign * Streamlines.step
    guard let a = direction(p), let b = direction(p + a * (0.5 * h)),
      let c = direction(p + b * (0.5 * h)), let d = direction(p + c * h)
    else { return nil }
    return p + (a + (b + c) * 2 + d) * (h / 6)
  }
}

/// Points in cells, to find those near a place.
private struct NeighborGrid {
  private let area: Rect
  private let cell: Double
  private let columns: Int
  private let rows: Int
  private var points: [[Point]]

  init(area: Rect, cell: Double) {
    self.area = area
    self.cell = max(cell, 1e-3)
    columns = max(1, Int(area.width / self.cell) + 1)
    rows = max(1, Int(area.height / self.cell) + 1)
    points = Array(repeating: [], count: columns * rows)
  }

  private func place(of point: Point) -> (column: Int, row: Int) {
    (
      min(max(Int((point.x - area.minX) / cell), 0), columns - 1),
      min(max(Int((point.y - area.minY) / cell), 0), rows - 1)
    )
  }

  mutating func insert(_ point: Point) {
    let place = place(of: point)
    points[place.row * columns + place.column].append(point)
  }

  /// Whether a point is nearer than a distance, which is at most the side of a cell.
  func hasPoint(within distance: Double, of point: Point) -> Bool {
    let place = place(of: point)
    for row in max(0, place.row - 1)...min(rows - 1, place.row + 1) {
      for column in max(0, place.column - 1)...min(columns - 1, place.column + 1) {
        for other in points[row * columns + column] {
          let d = other - point
          if d.x * d.x + d.y * d.y < distance * distance { return true }
        }
      }
    }
    return false
  }
}
