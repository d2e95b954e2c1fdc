/// What the scales of a panel must cover for a mark to be seen.
public struct Extent: Hashable, Sendable {
  /// Range of finite x; nil if the mark does not care.
  public var x: ClosedRange<Double>?
  /// Range of finite y.
  public var y: ClosedRange<Double>?
  /// Least positive x, for log scales.
  public var smallestPositiveX: Double?
  /// Least positive y, for log scales.
  public var smallestPositiveY: Double?
  /// Whether a value on x is exactly zero (a log scale then has a floor lane).
  public var hasZeroX = false
  /// Whether a value on y is exactly zero.
  public var hasZeroY = false
  /// Range of finite y of curves that leave for good: the scale follows them only so far that the
  /// others stay legible.
  public var leavingY: ClosedRange<Double>?
  /// Range of finite x of such curves; it counts only where nothing else has a width.
  public var leavingX: ClosedRange<Double>?
  /// Whether x counts: there are many values and all are integers; nil if there are few.
  public var countsX: Bool?

  /// What stands side by side on a horizontal axis without numbers.
  public var categoriesX: [Category] = []
  /// What stands one below the other on a vertical axis without numbers.
  public var categoriesY: [Category] = []
  /// The room that texts at the ends of bars need beyond the data, as a part of their range.
  public var room = 0.0
  /// Whether something stands beside its x, so that a horizontal axis from zero starts before it.
  public var standsAside = false

  /// Creates an extent that asks for nothing.
  public init() {}

  /// Creates the extent of the finite ones among the values; nil asks for nothing on that axis.
  public init(x: (some Sequence<Double>)?, y: (some Sequence<Double>)?) {
    if let x {
      (self.x, smallestPositiveX, hasZeroX) = Extent.summary(x)
      countsX = Extent.areCounts(x)
    }
    if let y { (self.y, smallestPositiveY, hasZeroY) = Extent.summary(y) }
  }

  /// Creates the extent of points of which those that leave for good, `alongX` too, ask for little.
  init(x: [Double], y: [Double], leaves: [Bool], alongX: Bool = false) {
    guard leaves.contains(true) else {
      self.init(x: x, y: y)
      return
    }
    let leaving = y.indices.lazy.filter { leaves[$0] }
    let staying = y.indices.lazy.filter { !leaves[$0] }
    self.init(x: x, y: staying.map { y[$0] })
    leavingY = Extent.summary(leaving.map { y[$0] }).0
    guard alongX else { return }
    (self.x, smallestPositiveX, hasZeroX) = Extent.summary(staying.map { x[$0] })
    leavingX = Extent.summary(leaving.map { x[$0] }).0
  }

  /// The smallest extent that covers both.
  public func union(_ other: Extent) -> Extent {
    var result = Extent()
    result.x = Extent.join(x, other.x)
    result.y = Extent.join(y, other.y)
    result.leavingX = Extent.join(leavingX, other.leavingX)
    result.leavingY = Extent.join(leavingY, other.leavingY)
    result.smallestPositiveX = Extent.least(smallestPositiveX, other.smallestPositiveX)
    result.smallestPositiveY = Extent.least(smallestPositiveY, other.smallestPositiveY)
    result.hasZeroX = hasZeroX || other.hasZeroX
    result.hasZeroY = hasZeroY || other.hasZeroY
    result.categoriesX = categoriesX + other.categoriesX.filter { !categoriesX.contains($0) }
    result.categoriesY = categoriesY + other.categoriesY.filter { !categoriesY.contains($0) }
    result.room = max(room, other.room)
    result.standsAside = standsAside || other.standsAside
    if let a = countsX, let b = other.countsX {
      result.countsX = a && b
    } else {
      result.countsX = countsX ?? other.countsX
    }
    return result
  }

  private static func summary(
    _ values: some Sequence<Double>
  ) -> (ClosedRange<Double>?, Double?, Bool) {
    var (least, greatest, positive) = (Double.infinity, -Double.infinity, Double.infinity)
    var hasZero = false
    for value in values where value.isFinite {
      if value < least { least = value }
      if value > greatest { greatest = value }
      if value > 0, value < positive { positive = value }
      if value == 0 { hasZero = true }
    }
    return (
      least <= greatest ? least...greatest : nil, positive.isFinite ? positive : nil, hasZero
    )
  }

  /// Whether more than two values, which may be the ends of a range, are all integers.
  private static func areCounts(_ values: some Sequence<Double>) -> Bool? {
    let numbers = values.lazy.filter(\.isFinite)
    guard numbers.dropFirst(2).contains(where: { _ in true }) else { return nil }
    return numbers.allSatisfy { $0 == $0.rounded() }
  }

  /// What covers both ranges.
  public static func join(
    _ a: ClosedRange<Double>?, _ b: ClosedRange<Double>?
  ) -> ClosedRange<Double>? {
    guard let a, let b else { return a ?? b }
    return min(a.lowerBound, b.lowerBound)...max(a.upperBound, b.upperBound)
  }

  private static func least(_ a: Double?, _ b: Double?) -> Double? {
    guard let a, let b else { return a ?? b }
    return min(a, b)
  }
}
