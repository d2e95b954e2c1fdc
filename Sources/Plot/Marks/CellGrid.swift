import Elementary
import Graphics

/// Where the boundaries between the cells of a grid lie.
enum CellEdges {
  /// One more than there are values: between two of them in the middle, on a logarithmic scale where
  /// the values are evenly spaced on one, and outside as far as inside; but not beyond zero.
  static func around(_ values: [Double]) -> [Double] {
    guard values.count > 1 else { return values.flatMap { [$0 - 0.5, $0 + 0.5] } }
    let isGeometric =
      values.allSatisfy { $0 > 0 } && unevenness(of: ratios(values)) < unevenness(of: gaps(values))
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
  /// The vertical lines from left to right, cut at the area.
  private let x: [Double]
  /// The horizontal lines in the order of the rows, cut at the area.
  private let y: [Double]

  /// How far a cell reaches under its neighbors, so that no paper shines through between them.
  private static let overlap = 0.4
  /// Between two lines of the hatching.
  private static let spacing = 4.0

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
      let (top, bottom) = (min(y[row], y[row + 1]), max(y[row], y[row + 1]))
      // A row reaches under the next, which lies above it on the page.
      let reach = row + 1 < rows ? CellGrid.overlap : 0
      var runs: [(rect: Rect, value: Value)] = []
      var start = 0
      for column in 1...columns {
        let value = values[row * columns + start]
        if column < columns, values[row * columns + column] == value { continue }
        let right = x[column] + (column < columns ? CellGrid.overlap : 0)
        if x[start] < x[column], top < bottom {
          runs.append(
            (Rect(minX: x[start], minY: top - reach, maxX: right, maxY: bottom), value))
        }
        start = column
      }
      return runs
    }
  }

  /// Lines at 45° over the marked cells, each as long as the cells that it crosses hang together.
  func hatching(of marked: [Bool]) -> Path {
    var path = Path()
    guard let left = x.first, let right = x.last, let first = y.first, let last = y.last else {
      return path
    }
    let (top, bottom) = (min(first, last), max(first, last))
    // Along a line x + y is constant.
    let start = ((left + top) / CellGrid.spacing).rounded(.up) * CellGrid.spacing
    for sum in stride(from: start, through: right + bottom, by: CellGrid.spacing) {
      for segment in segments(where: sum, marked) {
        path.append(
          polyline: [
            Point(segment.lowerBound, sum - segment.lowerBound),
            Point(segment.upperBound, sum - segment.upperBound),
          ])
      }
    }
    return path
  }

  /// The ranges of x in which the line x + y = `sum` crosses marked cells, joined where they touch.
  private func segments(where sum: Double, _ marked: [Bool]) -> [ClosedRange<Double>] {
    var pieces: [ClosedRange<Double>] = []
    for row in 0..<rows {
      let (top, bottom) = (min(y[row], y[row + 1]), max(y[row], y[row + 1]))
      for column in 0..<columns where marked[row * columns + column] {
        let (low, high) = (max(x[column], sum - bottom), min(x[column + 1], sum - top))
        if low < high { pieces.append(low...high) }
      }
    }
    return pieces.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { joined, piece in
      guard let last = joined.last, piece.lowerBound <= last.upperBound + 1e-6 else {
        joined.append(piece)
        return
      }
      joined[joined.count - 1] = last.lowerBound...max(last.upperBound, piece.upperBound)
    }
  }
}
