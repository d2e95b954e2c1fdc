import Elementary

/// What one axis covers, found from its declaration and the data.
struct AxisDomain: Hashable {
  /// What one axis of a mark asks for.
  struct Demand: Hashable {
    var range: ClosedRange<Double>?
    /// What curves that leave for good ask for.
    var leaving: ClosedRange<Double>?
    var smallestPositive: Double?
    var hasZero = false
    /// What texts need beyond the data, as a part of their range.
    var room = 0.0
    /// Whether an axis from zero starts before it.
    var startsBeforeZero = false
  }

  /// How much is added beyond the data, as a part of their range.
  struct Padding: Hashable {
    var fraction: Double
    /// Whether a range that starts at zero stays there.
    var keepsZero: Bool
  }

  /// The data at the two ends.
  var domain: ClosedRange<Double>
  /// Whether the upper end comes first.
  var isReversed = false
  /// Whether exact zero has a lane of its own.
  var hasFloorLane = false

  /// Creates a domain.
  init(domain: ClosedRange<Double>, isReversed: Bool) {
    self.domain = domain
    self.isReversed = isReversed
  }

  /// Trains the domain; bounds that cannot be (log of nothing positive) are taken from the data.
  init(_ axis: Axis, covering demand: Demand, padding: Padding) {
    let isLog = axis.transform == .log10
    var lower = axis.lower.flatMap { $0.isFinite && (!isLog || $0 > 0) ? $0 : nil }
    var upper = axis.upper.flatMap { $0.isFinite && (!isLog || $0 > 0) ? $0 : nil }
    if let first = lower, let second = upper, first > second {
      (lower, upper, isReversed) = (second, first, true)
    }
    var demand = demand
    demand.range = AxisDomain.joined(demand, axis.transform)
    let data = isLog ? AxisDomain.positive(demand) : demand.range ?? 0...1
    var low = lower ?? data.lowerBound
    var high = upper ?? data.upperBound

    if !(low < high) {
      (low, high) = AxisDomain.widened(lower, upper, at: lower ?? upper ?? low, isLog: isLog)
    } else {
      let scale = Scale(axis.transform, domain: low...high, from: 0, to: 1)
      let keepsZero = padding.keepsZero && low == 0 && !demand.startsBeforeZero
      let fraction = max(padding.fraction, demand.room)
      let (below, above) = (scale.value(at: -fraction), scale.value(at: 1 + fraction))
      if lower == nil, !keepsZero, below.isFinite, !isLog || below > 0 { low = below }
      if upper == nil, above.isFinite { high = above }
    }
    domain = low...high
    hasFloorLane = isLog && (axis.hasFloorLane || demand.hasZero)
  }

  /// The range of the curves that stay, widened toward that of the curves that leave: at most to
  /// half of the axis, or to three decades where those that stay have fewer.
  private static func joined(_ demand: Demand, _ transform: Scale.Transform) -> ClosedRange<Double>?
  {
    guard let leaving = demand.leaving, let range = demand.range else {
      return demand.range ?? demand.leaving
    }
    var (low, high) = (range.lowerBound, range.upperBound)
    if transform == .log10 {
      low = demand.smallestPositive ?? low
      guard low > 0, high >= low else { return leaving }
    }
    guard low < high else { return min(low, leaving.lowerBound)...max(high, leaving.upperBound) }
    let scale = Scale(transform, domain: low...high, from: 0, to: 1)
    var (least, most) = (scale.value(at: -1), scale.value(at: 2))
    switch transform {
    case .linear: break
    case .log10: most = max(most, 1000 * high)
    case .symlog:
      // On two sides half of an axis would cut every other step of a growing zigzag.
      let reach = 1e6 * max(abs(low), abs(high))
      (least, most) = (min(least, -reach), max(most, reach))
    }
    guard least.isFinite, most.isFinite else { return range.lowerBound...high }
    return min(
      range.lowerBound, max(least, leaving.lowerBound))...max(high, min(most, leaving.upperBound))
  }

  private static func positive(_ demand: Demand) -> ClosedRange<Double> {
    guard let smallest = demand.smallestPositive, let range = demand.range,
      range.upperBound >= smallest
    else { return 0.1...1 }
    return smallest...range.upperBound
  }

  /// An interval around a single value; bounds that were asked for stay.
  private static func widened(
    _ lower: Double?, _ upper: Double?, at value: Double, isLog: Bool
  ) -> (Double, Double) {
    let limit = Double.greatestFiniteMagnitude
    let reach = value == 0 ? 1 : 0.1 * abs(value)
    let low = isLog ? max(value / 3, .leastNonzeroMagnitude) : max(value - reach, -limit)
    let high = min(isLog ? value * 3 : value + reach, limit)
    let result = (lower == nil ? low : value, upper == nil || lower != nil ? high : value)
    return result.0 < result.1 ? result : (low, max(high, low.nextUp))
  }
}

extension Extent {
  /// What the horizontal axis must cover.
  var demandX: AxisDomain.Demand {
    let hasWidth = x.map { $0.lowerBound < $0.upperBound } ?? false
    return AxisDomain.Demand(
      range: x, leaving: hasWidth ? nil : leavingX, smallestPositive: smallestPositiveX,
      hasZero: hasZeroX, room: room, startsBeforeZero: standsAside)
  }
  /// What the vertical axis must cover.
  var demandY: AxisDomain.Demand {
    AxisDomain.Demand(
      range: y, leaving: leavingY, smallestPositive: smallestPositiveY, hasZero: hasZeroY,
      room: room)
  }
}

extension AxisDomain.Demand {
  /// What covers both.
  func union(_ other: AxisDomain.Demand) -> AxisDomain.Demand {
    var result = self
    if let a = range, let b = other.range {
      result.range = min(a.lowerBound, b.lowerBound)...max(a.upperBound, b.upperBound)
    } else {
      result.range = range ?? other.range
    }
    if let a = leaving, let b = other.leaving {
      result.leaving = min(a.lowerBound, b.lowerBound)...max(a.upperBound, b.upperBound)
    } else {
      result.leaving = leaving ?? other.leaving
    }
    if let a = smallestPositive, let b = other.smallestPositive {
      result.smallestPositive = min(a, b)
    } else {
      result.smallestPositive = smallestPositive ?? other.smallestPositive
    }
    result.hasZero = hasZero || other.hasZero
    result.room = max(room, other.room)
    result.startsBeforeZero = startsBeforeZero || other.startsBeforeZero
    return result
  }
}
