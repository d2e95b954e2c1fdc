/// Where a function jumps between neighboring samples of a field: at a step, at a pole, and from one
/// turn of an angle to the next.
public struct FieldJumps: Hashable, Sendable {
  /// A jump on an edge of the grid.
  struct Jump: Hashable {
    var x: Double
    var y: Double
    /// The value beside it toward the first sample of the edge.
    var first: Double
    /// The value beside it toward the second sample.
    var second: Double
    /// Whether the levels between the two values meet here, as on a cliff: a pole and the end of a
    /// turn have none.
    var isCliff: Bool
  }

  /// The jumps of edges, numbered as in ``CellBuckets``.
  private(set) var edges: [Int: Jump] = [:]

  /// Whether there are none.
  public var isEmpty: Bool { edges.isEmpty }

  /// No jumps.
  public init() {}

  /// Finds the jumps of a function that was sampled for a field; a jump by `period` is none in the
  /// meaning of the values.
  public init(
    of field: Field, period: Double? = nil, _ function: (Double, Double) -> Double
  ) {
    guard let range = field.range else { return }
    let (nx, ny, z) = (field.x.count, field.y.count, field.z)
    // Beside a pole the greatest values say nothing of the others.
    let low = field.quantile(0.05) { _ in true } ?? range.lowerBound
    let high = field.quantile(0.95) { _ in true } ?? range.upperBound
    let usual = low < high ? low...high : range
    let least = 1e-3 * usual.upperBound - 1e-3 * usual.lowerBound
    func search(from start: Int, by stride: Int, count: Int, numbers: Int) {
      for place in FieldJumps.steepPlaces(z, from: start, by: stride, count: count, least) {
        let end = place + stride
        let jump = FieldJumps.jump(
          from: (field.x[place % nx], field.y[place / nx], z[place]),
          to: (field.x[end % nx], field.y[end / nx], z[end]), period, function)
        if let jump { edges[numbers + place] = jump }
      }
    }
    for row in 0..<ny { search(from: row * nx, by: 1, count: nx, numbers: 0) }
    for column in 0..<nx { search(from: column, by: nx, count: ny, numbers: z.count) }
  }

  /// The samples of a line of the grid after which the values rise, or fall, as they do not before or
  /// after: by far, or the other way. A step may lie on a sample, and so on both of its sides.
  private static func steepPlaces(
    _ z: [Double], from start: Int, by stride: Int, count: Int, _ least: Double
  ) -> [Int] {
    guard count > 1 else { return [] }
    var places: [Int] = []
    var before = Double.nan
    var rise = z[start + stride] - z[start]
    for index in 0..<count - 1 {
      let place = start + index * stride
      let after = index + 2 < count ? z[place + 2 * stride] - z[place + stride] : .nan
      if abs(rise) > least, rise.isFinite {
        let (a, b) = (abs(before), abs(after))
        let low = a.isNaN ? (b.isNaN ? 0 : b) : b.isNaN ? a : min(a, b)
        let turns = !(before * rise > 0) && !(after * rise > 0)
        if abs(rise) > 2 * low || turns && !(abs(rise) <= a) && !(abs(rise) <= b) {
          places.append(place)
        }
      }
      (before, rise) = (rise, after)
    }
    return places
  }

  /// How often a distance is halved.
  private static let halvings = 40

  private typealias Sample = (x: Double, y: Double, z: Double)

  /// The jump between two samples, found by following the larger part of the rise; nil if the
  /// function gets from one to the other.
  private static func jump(
    from start: Sample, to end: Sample, _ period: Double?, _ function: (Double, Double) -> Double
  ) -> Jump? {
    var (a, b) = (start, end)
    let rise = abs(b.z - a.z)
    for _ in 0..<halvings {
      let (x, y) = (0.5 * a.x + 0.5 * b.x, 0.5 * a.y + 0.5 * b.y)
      let z = function(x, y)
      guard z.isFinite else {
        return z.isNaN ? nil : Jump(x: x, y: y, first: start.z, second: end.z, isCliff: false)
      }
      if abs(z - a.z) >= abs(b.z - z) { b = (x, y, z) } else { a = (x, y, z) }
      guard abs(b.z - a.z) >= 0.4 * rise else { return nil }
    }
    let height = abs(b.z - a.z)
    // Toward a pole nothing that is shown lies beyond the samples.
    if !(height < 2 * rise) {
      return Jump(x: a.x, y: a.y, first: start.z, second: end.z, isCliff: false)
    }
    let turns = period.map { height / $0 }
    let isTurn = turns.map { $0 > 0.5 && abs($0 - $0.rounded()) < 0.01 } ?? false
    return Jump(x: a.x, y: a.y, first: a.z, second: b.z, isCliff: !isTurn)
  }
}
