/// Where the part of a function that is shown ends between neighboring samples of a field: at the
/// border of its domain, where it leaves a range of values, and at a pole.
public struct FieldBorder: Hashable, Sendable {
  /// A place at an end, and the value there.
  struct End: Hashable {
    var x: Double
    var y: Double
    var z: Double
  }

  /// The ends on an edge of the grid, as seen from its two samples; nil beside one not shown.
  struct Gap: Hashable {
    var first: End?
    var second: End?
  }

  /// The gaps of edges, numbered as in ``CellBuckets``.
  private(set) var gaps: [Int: Gap] = [:]
  /// The values that are shown.
  let range: ClosedRange<Double>

  /// The least and the greatest value at the ends; nil if there are none.
  var heights: ClosedRange<Double>? {
    let values = gaps.values.flatMap { [$0.first, $0.second] }.compactMap { $0?.z }
    guard let low = values.min(), let high = values.max() else { return nil }
    return low...high
  }

  /// Finds where a function that was sampled for a field is not a number or outside of a range.
  ///
  /// Between two samples that are shown there is a gap only where the function jumps by a good part
  /// of the range and leaves it in between, and on cliffs.
  public init(
    of field: Field, within range: ClosedRange<Double>, jumps: FieldJumps = FieldJumps(),
    _ function: (Double, Double) -> Double
  ) {
    self.range = range
    let (nx, ny, z) = (field.x.count, field.y.count, field.z)
    let jump = 0.25 * (range.upperBound - range.lowerBound)
    let isShown = z.map(range.contains)
    if jump == .infinity, !isShown.contains(false), jumps.edges.isEmpty { return }
    func visit(_ first: Int, _ second: Int, edge: Int) {
      if let cliff = jumps.edges[edge], cliff.isCliff, isShown[first], isShown[second] {
        gaps[edge] = Gap(
          first: End(x: cliff.x, y: cliff.y, z: cliff.first),
          second: End(x: cliff.x, y: cliff.y, z: cliff.second))
        return
      }
      guard isShown[first] != isShown[second] || isShown[first] && abs(z[second] - z[first]) > jump
      else { return }
      let (a, b) = (
        End(x: field.x[first % nx], y: field.y[first / nx], z: z[first]),
        End(x: field.x[second % nx], y: field.y[second / nx], z: z[second])
      )
      gaps[edge] = gap(
        between: isShown[first] ? a : nil, and: isShown[second] ? b : nil, at: (a, b), function)
    }
    for row in 0..<ny {
      for column in 0..<nx {
        let index = row * nx + column
        if column + 1 < nx { visit(index, index + 1, edge: index) }
        if row + 1 < ny { visit(index, index + nx, edge: z.count + index) }
      }
    }
  }

  /// How often a distance is halved.
  private static let halvings = 30

  private func gap(
    between first: End?, and second: End?, at ends: (End, End),
    _ function: (Double, Double) -> Double
  ) -> Gap? {
    var outside = first == nil ? ends.0 : ends.1
    if let first, let second {
      guard let found = hidden(between: first, and: second, function) else { return nil }
      outside = found
    }
    return Gap(
      first: first.map { last(from: $0, to: outside, function) },
      second: second.map { last(from: $0, to: outside, function) })
  }

  private func middle(
    _ a: End, _ b: End, _ function: (Double, Double) -> Double
  ) -> End {
    let (x, y) = (0.5 * a.x + 0.5 * b.x, 0.5 * a.y + 0.5 * b.y)
    return End(x: x, y: y, z: function(x, y))
  }

  /// The last place on the way out that is shown.
  private func last(
    from inside: End, to outside: End, _ function: (Double, Double) -> Double
  ) -> End {
    var (inside, outside) = (inside, outside)
    for _ in 0..<FieldBorder.halvings {
      let middle = middle(inside, outside, function)
      if range.contains(middle.z) { inside = middle } else { outside = middle }
    }
    return inside
  }

  /// A place that is not shown between two that are, found by following the larger part of the
  /// rise; nil if the function gets from one to the other.
  private func hidden(
    between first: End, and second: End, _ function: (Double, Double) -> Double
  ) -> End? {
    var (a, b) = (first, second)
    let rise = abs(b.z - a.z)
    for _ in 0..<FieldBorder.halvings where abs(b.z - a.z) >= 0.25 * rise {
      let middle = middle(a, b, function)
      guard range.contains(middle.z) else { return middle }
      if abs(middle.z - a.z) >= abs(b.z - middle.z) { b = middle } else { a = middle }
    }
    return nil
  }
}
