import Elementary
import Graphics

/// Which cells of an area ink lies on, to find out what would not be seen.
struct Coverage {
  private let area: Rect
  private let cell: Double
  private let columns: Int
  private let rows: Int
  private var isCovered: [Bool]

  /// Creates a grid without ink.
  init(_ area: Rect, cell: Double) {
    self.area = area
    self.cell = cell
    columns = max(1, Int((max(area.width, 0) / cell).rounded(.up)))
    rows = max(1, Int((max(area.height, 0) / cell).rounded(.up)))
    isCovered = Array(repeating: false, count: columns * rows)
  }

  /// Draws a line, which lies in the area; whether any of its cells was free.
  mutating func add(from a: Point, to b: Point) -> Bool {
    let steps = max(1, (2 * a.distance(to: b) / cell).rounded(.up))
    var isSeen = false
    for step in 0...Int(steps) {
      let point = a + (b - a) * (Double(step) / steps)
      let column = min(max(Int((point.x - area.minX) / cell), 0), columns - 1)
      let row = min(max(Int((point.y - area.minY) / cell), 0), rows - 1)
      if take(column, row) { isSeen = true }
    }
    return isSeen
  }

  /// Draws a disc with its center in the area; whether any of its cells was free.
  mutating func add(discAt center: Point, radius: Double) -> Bool {
    let middle = (
      x: (center.x - area.minX) / cell - 0.5, y: (center.y - area.minY) / cell - 0.5
    )
    let reach = radius / cell
    var isSeen = false
    for row in range(middle.y, reach, rows) {
      let height = Double(row) - middle.y
      let half = squareRoot(max(reach * reach - height * height, 0))
      for column in range(middle.x, half, columns) where take(column, row) { isSeen = true }
    }
    return isSeen
  }

  private func range(_ middle: Double, _ reach: Double, _ count: Int) -> Range<Int> {
    let low = min(max(Int((middle - reach).rounded(.up)), 0), count - 1)
    let high = min(max(Int((middle + reach).rounded(.down)), low), count - 1)
    return low..<high + 1
  }

  private mutating func take(_ column: Int, _ row: Int) -> Bool {
    let index = row * columns + column
    if isCovered[index] { return false }
    isCovered[index] = true
    return true
  }

  /// The ink as rectangles, one for each run of cells in a row.
  var path: Path {
    var path = Path()
    for row in 0..<rows {
      var column = 0
      while column < columns {
        guard isCovered[row * columns + column] else {
          column += 1
          continue
        }
        let start = column
        while column < columns, isCovered[row * columns + column] { column += 1 }
        let (left, right) = (
          area.minX + Double(start) * cell, area.minX + Double(column) * cell
        )
        let top = area.minY + Double(row) * cell
        path.append(Path(rectangle: Rect(minX: left, minY: top, maxX: right, maxY: top + cell)))
      }
    }
    return path
  }
}

extension SeriesStyle {
  /// Markers at places inside an area; of very many only those that are seen, and of a cloud of
  /// them its shape.
  func markerItems(
    at centers: [Point], radius: Double, paper: Color? = nil, in area: Rect
  ) -> [Scene.Item] {
    guard centers.count > 2000 else {
      return centers.map { markerItem(at: $0, radius: radius, paper: paper) }
    }
    var coverage = Coverage(area.outset(by: radius), cell: 0.5)
    // The last one lies on top.
    let seen = centers.reversed().filter { coverage.add(discAt: $0, radius: radius) }
    if seen.count > 4000, paper == nil { return [.fill(coverage.path, color)] }
    return seen.reversed().map { markerItem(at: $0, radius: radius, paper: paper) }
  }
}
