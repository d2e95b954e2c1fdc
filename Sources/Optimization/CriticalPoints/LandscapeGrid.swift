/// An objective at the corners of a grid over a box of one or two dimensions.
struct LandscapeGrid {
  /// A corner around which the objective does something else than slope.
  struct Candidate {
    var point: [Double]
    var value: Double
    var kind: CriticalPoint.Kind
    /// By how much the corners around it are higher, or lower, all of them.
    var relief = 0.0
  }

  private let region: [ClosedRange<Double>]
  private let x: [Double]
  private let y: [Double]
  private let values: [Double]

  /// Corners per axis in two dimensions, those of a fine grid, and in one dimension.
  private static let counts = (coarse: 49, fine: 193, line: 2401)

  init(_ objective: any Objective, region: [ClosedRange<Double>], isFine: Bool = false) {
    let isLine = region.count == 1
    let counts = LandscapeGrid.counts
    let count = isLine ? counts.line : isFine ? counts.fine : counts.coarse
    func corners(_ range: ClosedRange<Double>) -> [Double] {
      (0..<count).map { index in
        let part = Double(index) / Double(count - 1)
        return (1 - part) * range.lowerBound + part * range.upperBound
      }
    }
    let x = corners(region[0])
    let y = isLine ? [] : corners(region[1])
    self.region = region
    self.x = x
    self.y = y
    var row = Array(repeating: 0.0, count: count)
    func values(_ evaluate: (Span<Double>, inout MutableSpan<Double>) -> Void) -> [Double] {
      var span = row.mutableSpan
      evaluate(x.span, &span)
      return row
    }
    self.values =
      isLine
      ? values { objective.values(x: $0, into: &$1) }
      : y.flatMap { y in values { objective.values(x: $0, y: y, into: &$1) } }
  }

  /// Whether a coarse grid over the middle of the box alone has more low and high corners than this
  /// one, whose candidates are given, has there.
  func isTooCoarse(for objective: any Objective, _ candidates: [Candidate]) -> Bool {
    let middle = region.map { range in
      let center = 0.5 * range.lowerBound + 0.5 * range.upperBound
      // A part that waves and the fine grid have no common measure with.
      let reach = (range.upperBound - range.lowerBound) / 61
      return (center - reach)...(center + reach)
    }
    func extrema(_ candidates: [Candidate]) -> Int {
      candidates.count { candidate in
        candidate.kind != .saddle && zip(middle, candidate.point).allSatisfy { $0.contains($1) }
      }
    }
    return extrema(LandscapeGrid(objective, region: middle).extrema) > extrema(candidates) + 4
  }

  /// The corners inside the box that are lower or higher than all around them, and those around
  /// which it goes up and down more than once. Of equal corners the first counts as the lowest, so
  /// that a plateau has at most one.
  var candidates: [Candidate] {
    let inner = 1..<x.count - 1
    guard !y.isEmpty else {
      return inner.compactMap { candidate(at: $0, ring: [-1, 1], [x[$0]]) }
    }
    let width = x.count
    let ring = [-width - 1, -width, -width + 1, 1, width + 1, width, width - 1, -1]
    return (1..<y.count - 1).flatMap { row in
      inner.compactMap { column in
        candidate(at: row * width + column, ring: ring, [x[column], y[row]])
      }
    }
  }

  /// The low and high corners, but those that are so by next to nothing, as on a slope that dies out.
  var extrema: [Candidate] {
    let all = candidates.filter { $0.kind != .saddle }
    let most = all.map(\.relief).max() ?? 0
    return all.filter { $0.relief > CriticalPoint.leastRelief * most }
  }

  /// What a corner is; the ring leads from it to all around it, one after the other.
  private func candidate(
    at place: Int, ring: [Int], _ point: @autoclosure () -> [Double]
  ) -> Candidate? {
    let value = values[place]
    guard value.isFinite else { return nil }
    var rises = 0
    var changes = 0
    var relief = Double.infinity
    var wasHigher = isHigher(place + ring[ring.count - 1], place)
    for step in ring {
      let neighbor = place + step
      guard values[neighbor].isFinite else { return nil }
      relief = min(relief, abs(values[neighbor] - value))
      let higher = isHigher(neighbor, place)
      if higher { rises += 1 }
      if higher != wasHigher { changes += 1 }
      wasHigher = higher
    }
    if rises == ring.count || rises == 0 {
      let kind = rises == 0 ? CriticalPoint.Kind.maximizer : .minimizer
      return Candidate(point: point(), value: value, kind: kind, relief: relief)
    }
    return changes > 2 ? Candidate(point: point(), value: value, kind: .saddle) : nil
  }

  private func isHigher(_ other: Int, _ place: Int) -> Bool {
    values[other] == values[place] ? other > place : values[other] > values[place]
  }
}
