import Elementary
import Graphics

/// Where the boundaries between the cells of a grid lie.
enum CellEdges {
  /// One more than there are values: between two of them in the middle, as the axis shows it, and outside
  /// as far as inside; but not beyond zero. Of an axis that is not known, it is taken for a logarithmic
  /// one where the values are evenly spaced on one.
  static func around(_ values: [Double], on transform: Scale.Transform? = nil) -> [Double] {
    guard values.count > 1 else { return values.flatMap { [$0 - 0.5, $0 + 0.5] } }
    let isGeometric =
      values.allSatisfy { $0 > 0 }
      && (transform.map { $0 == .log10 }
        ?? (unevenness(of: ratios(values)) < unevenness(of: gaps(values))))
    let even = isGeometric ? values.map(naturalLogarithm) : values
    let inner = zip(even, even.dropFirst()).map { 0.5 * ($0 + $1) }
    let first = 2 * even[0] - inner[0]
    let last = 2 * even[even.count - 1] - inner[inner.count - 1]
    if isGeometric { return ([first] + inner + [last]).map(exponential) }
    let isPositive = even[0] >= 0
    return [isPositive ? max(first, 0) : first] + inner + [even.last == 0 ? 0 : last]
  }

  private static func gaps(_ values: [Double]) -> [Double] {
    zip(values, values.dropFirst()).map { $1 - $0 }
  }

  private static func ratios(_ values: [Double]) -> [Double] {
    zip(values, values.dropFirst()).map { naturalLogarithm($1 / $0) }
  }

  /// How far the largest is above the least.
  private static func unevenness(of steps: [Double]) -> Double {
    guard let low = steps.min(), let high = steps.max(), low > 0 else { return .infinity }
    return high / low
  }
}

/// Cells between lines on the page.
struct CellGrid {
  /// The vertical lines in the order of the columns, cut at the area.
  private let x: [Double]
  /// The horizontal lines in the order of the rows, cut at the area.
  private let y: [Double]

  /// How far a cell reaches under its neighbors, so that no paper shines through between them.
  private static let overlap = 0.4

  init(x: [Double], y: [Double], area: Rect) {
    self.x = x.map { min(max($0, area.minX), area.maxX) }
    self.y = y.map { min(max($0, area.minY), area.maxY) }
  }

  private var columns: Int { max(0, x.count - 1) }
  private var rows: Int { max(0, y.count - 1) }

  /// Runs of equal values along the rows, as rectangles in the order in which they are painted.
  func runs<Value: Equatable>(of values: [Value]) -> [(rect: Rect, value: Value)] {
    guard columns > 0 else { return [] }
    return (0..<rows).flatMap { row -> [(rect: Rect, value: Value)] in
      // A row reaches under the next, and a run under the next one of its row, on whichever side.
      let vertical = span(y[row], y[row + 1], reach: row + 1 < rows ? CellGrid.overlap : 0)
      var runs: [(rect: Rect, value: Value)] = []
      var start = 0
      for column in 1...columns {
        let value = values[row * columns + start]
        if column < columns, values[row * columns + column] == value { continue }
        let horizontal = span(x[start], x[column], reach: column < columns ? CellGrid.overlap : 0)
        if let horizontal, let vertical {
          runs.append(
            (
              Rect(
                minX: horizontal.lowerBound, minY: vertical.lowerBound,
                maxX: horizontal.upperBound, maxY: vertical.upperBound), value
            ))
        }
        start = column
      }
      return runs
    }
  }

  /// From one line to another, and so far beyond it; nil where they are the same.
  private func span(_ from: Double, _ to: Double, reach: Double) -> ClosedRange<Double>? {
    if from < to { return from...to + reach }
    return from > to ? to - reach...from : nil
  }

  /// All cells together; nil if there are none.
  var bounds: Rect? {
    guard let left = x.first, let right = x.last, let first = y.first, let last = y.last else {
      return nil
    }
    return Rect(
      minX: min(left, right), minY: min(first, last), maxX: max(left, right),
      maxY: max(first, last))
  }

  /// A cell, by its number in the order of rows.
  func cell(_ index: Int) -> Rect {
    let (row, column) = (index / columns, index % columns)
    return Rect(
      minX: min(x[column], x[column + 1]), minY: min(y[row], y[row + 1]),
      maxX: max(x[column], x[column + 1]), maxY: max(y[row], y[row + 1]))
  }
}
