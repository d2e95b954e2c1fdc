/// A field of a function that is not defined everywhere, or has poles: continued a little beyond the
/// border of its domain, so that lines and bands reach it, the region beyond, and the poles.
public struct BorderedField: Sendable {
  /// The samples, finite as far as one cell beyond the border.
  public let field: Field
  /// Where the function is not defined, up to the border itself; no more than about a cell wide
  /// places are left out, such as the origin for sin(x)/x.
  public let undefined: SuperlevelSet

  /// Where on edges, numbered as in ``CellBuckets``, the function jumps over a range of values.
  let poles: [Int: (x: Double, y: Double)]

  /// Follows the border of the domain of a function that was sampled for a field, and the poles beyond
  /// whose sides it is outside of a range.
  public init(
    _ field: Field, within usual: ClosedRange<Double>? = nil,
    _ function: (Double, Double) -> Double
  ) {
    poles = usual.map { BorderedField.poles(of: field, beyond: $0, function) } ?? [:]
    guard let range = field.range, field.z.contains(where: { !$0.isFinite }) else {
      self.field = field
      undefined = SuperlevelSet(rings: [])
      return
    }
    let border = FieldBorder(of: field, within: -.infinity ... .infinity, function)
    self.field = Field(
      x: field.x, y: field.y, z: BorderedField.continued(field, across: border, in: range))
    let indicator = Field(x: field.x, y: field.y, z: field.z.map { $0.isNaN ? 1 : 0 })
    let ends = border.gaps.compactMapValues { $0.first ?? $0.second }
    let sets = SuperlevelSet.sets(
      of: indicator, above: [0.5], crossings: ends.mapValues { (x: $0.x, y: $0.y) })
    undefined = SuperlevelSet(rings: sets[0].rings.filter { BorderedField.isWide($0, in: field) })
  }

  /// How often a distance is halved.
  private static let halvings = 30

  private static func poles(
    of field: Field, beyond usual: ClosedRange<Double>, _ function: (Double, Double) -> Double
  ) -> [Int: (x: Double, y: Double)] {
    let (nx, z) = (field.x.count, field.z)
    let middle = 0.5 * usual.lowerBound + 0.5 * usual.upperBound
    var poles: [Int: (x: Double, y: Double)] = [:]
    for start in z.indices {
      for (end, edge) in [(start + 1, start), (start + nx, z.count + start)] {
        guard end < z.count, end % nx != 0 || end != start + 1,
          (z[start] > middle) != (z[end] > middle),
          abs(z[end] - z[start]) > 0.5 * (usual.upperBound - usual.lowerBound)
        else { continue }
        var (a, b) = (
          (x: field.x[start % nx], y: field.y[start / nx]),
          (x: field.x[end % nx], y: field.y[end / nx])
        )
        var (low, high) = (z[start], z[end])
        for _ in 0..<halvings {
          let place = (x: 0.5 * a.x + 0.5 * b.x, y: 0.5 * a.y + 0.5 * b.y)
          let value = function(place.x, place.y)
          if (value > middle) == (low > middle) {
            (a, low) = (place, value)
          } else {
            (b, high) = (place, value)
          }
        }
        // Of a steep zero nothing is left.
        if !(abs(high - low) < abs(z[end] - z[start])) { poles[edge] = a }
      }
    }
    return poles
  }

  /// Whether a ring is more than a speck beside the cell of the grid in which it starts.
  private static func isWide(_ ring: Isoline, in field: Field) -> Bool {
    func width(at place: Double, in lines: [Double]) -> Double {
      let above = lines.firstIndex { $0 > place } ?? lines.count - 1
      return lines[above] - lines[max(above - 1, 0)]
    }
    let cell = width(at: ring.x[0], in: field.x) * width(at: ring.y[0], in: field.y)
    return abs(ring.area) > 0.01 * cell
  }

  /// The samples; beyond the border the mean of the values at the border beside, and then of those
  /// beside that.
  private static func continued(
    _ field: Field, across border: FieldBorder, in range: ClosedRange<Double>
  ) -> [Double] {
    let (nx, n) = (field.x.count, field.z.count)
    func bounded(_ value: Double) -> Double { min(max(value, range.lowerBound), range.upperBound) }
    var z = field.z.map { $0.isNaN ? $0 : bounded($0) }
    var sums: [Int: (sum: Double, count: Double)] = [:]
    func add(_ value: Double, to index: Int) {
      let known = sums[index] ?? (0, 0)
      sums[index] = (known.sum + 0.125 * value, known.count + 0.125)
    }
    for (edge, gap) in border.gaps.sorted(by: { $0.key < $1.key }) {
      let start = edge < n ? edge : edge - n
      let end = edge < n ? start + 1 : start + nx
      if let first = gap.first, z[end].isNaN { add(bounded(first.z), to: end) }
      if let second = gap.second, z[start].isNaN { add(bounded(second.z), to: start) }
    }
    for (index, mean) in sums { z[index] = mean.sum / mean.count }
    let beside = sums.keys.sorted()
    sums = [:]
    for index in beside {
      let column = index % nx
      if column > 0, z[index - 1].isNaN { add(z[index], to: index - 1) }
      if column + 1 < nx, z[index + 1].isNaN { add(z[index], to: index + 1) }
      if index >= nx, z[index - nx].isNaN { add(z[index], to: index - nx) }
      if index + nx < n, z[index + nx].isNaN { add(z[index], to: index + nx) }
    }
    for (index, mean) in sums { z[index] = mean.sum / mean.count }
    return z
  }
}

extension Isoline {
  /// What it encloses, negative if it runs clockwise.
  fileprivate var area: Double {
    x.indices.reduce(0) { sum, index in
      let next = (index + 1) % x.count
      return sum + 0.5
        * ((x[index] - x[0]) * (y[next] - y[0]) - (x[next] - x[0]) * (y[index] - y[0]))
    }
  }
}
