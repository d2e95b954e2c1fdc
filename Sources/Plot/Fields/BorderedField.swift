/// A field of a function that is not defined everywhere: continued a little beyond the border of its
/// domain, so that lines and bands reach it, and the region beyond.
public struct BorderedField: Sendable {
  /// The samples, finite as far as one cell beyond the border.
  public let field: Field
  /// Where the function is not defined, up to the border itself; no more than about a cell wide
  /// places are left out, such as the origin for sin(x)/x.
  public let undefined: SuperlevelSet

  /// Follows the border of the domain of a function that was sampled for a field.
  public init(_ field: Field, _ function: (Double, Double) -> Double) {
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
