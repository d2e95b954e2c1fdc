import Elementary

/// From data to points along one axis.
public struct Scale: Sendable {
  /// What is done to data before they are laid out evenly.
  public enum Transform: Hashable, Sendable {
    /// x ↦ x
    case linear
    /// x ↦ log₁₀ x; zero has the floor lane, negative data have no place.
    case log10
    /// x ↦ sign(x) log₁₀(1 + |x| / threshold): linear near zero, logarithmic far from it.
    ///
    /// > J. B. W. Webber. "A bi-symmetric log transformation for wide-range data."
    /// > *Measurement Science and Technology* 24 (2013), 027001, doi:10.1088/0957-0233/24/2/027001
    case symlog(threshold: Double)

    /// The value after the transform; NaN outside its domain.
    func callAsFunction(_ value: Double) -> Double {
      switch self {
      case .linear: value
      case .log10: value > 0 ? decimalLogarithm(value) : .nan
      case .symlog(let threshold):
        (value < 0 ? -1 : 1) * decimalLogarithm(1 + abs(value) / threshold)
      }
    }
  }

  /// What is done to data.
  public let transform: Transform
  /// The data at the two ends.
  public let domain: ClosedRange<Double>
  /// Where the lower end of the domain lies, in points.
  public var start: Double
  /// Where the upper end of the domain lies, in points.
  public var end: Double
  /// On a log scale, where exact zero is drawn, in points; nil if zero has no place.
  public var zeroPosition: Double?
  /// The ends of the domain after the transform.
  private let low: Double
  private let high: Double

  /// Creates a scale; on a log scale the domain must be positive.
  public init(
    _ transform: Transform, domain: ClosedRange<Double>, from start: Double, to end: Double,
    zeroPosition: Double? = nil
  ) {
    self.transform = transform
    self.domain = domain
    self.start = start
    self.end = end
    self.zeroPosition = zeroPosition
    low = transform(domain.lowerBound)
    high = transform(domain.upperBound)
  }

  /// The position of a value in points; NaN where it has none.
  public func callAsFunction(_ value: Double) -> Double {
    if value == 0, transform == .log10 { return zeroPosition ?? .nan }
    guard high > low else { return 0.5 * (start + end) }
    // Halves, because the whole span of the doubles is not a double.
    let part = (0.5 * transformed(value) - 0.5 * low) / (0.5 * high - 0.5 * low)
    return start + part * (end - start)
  }

  /// The value at a position in points.
  public func value(at position: Double) -> Double {
    let part = (position - start) / (end - start)
    let t = (1 - part) * low + part * high
    switch transform {
    case .linear: return t
    case .log10: return power(10, t)
    case .symlog(let threshold):
      return (t < 0 ? -1 : 1) * threshold * (power(10, abs(t)) - 1)
    }
  }

  /// ln 10
  private static let logarithmOf10 = 2.302585092994046

  /// How many points a small step at a value is long, by the size of the step.
  func slope(at value: Double) -> Double {
    let ratio = (end - start) / (high - low)
    switch transform {
    case .linear: return ratio
    case .log10: return ratio / (Scale.logarithmOf10 * value)
    case .symlog(let threshold):
      return ratio / (Scale.logarithmOf10 * (threshold + abs(value)))
    }
  }

  /// The value after the transform; NaN outside its domain.
  public func transformed(_ value: Double) -> Double { transform(value) }
}
