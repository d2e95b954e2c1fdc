/// An interval of real numbers whose ends are each included or not, or the whole numbers in one.
public struct Bounds: Hashable, Sendable, CustomStringConvertible {
  /// The lower end.
  public let lower: Double
  /// The upper end; may be ∞.
  public let upper: Double
  /// Whether the lower end belongs to the interval.
  public let includesLower: Bool
  /// Whether the upper end belongs to the interval.
  public let includesUpper: Bool
  /// Whether only whole numbers belong to it.
  public let isWhole: Bool

  /// [`lower`, `upper`)
  public init(_ range: Range<Double>) {
    self.init(range.lowerBound, range.upperBound, includesLower: true, includesUpper: false)
  }

  /// [`lower`, `upper`]
  public init(_ range: ClosedRange<Double>) {
    self.init(range.lowerBound, range.upperBound, includesLower: true, includesUpper: true)
  }

  /// {m, m + 1, …, n}
  public static func whole(_ range: ClosedRange<Int>) -> Bounds {
    Bounds(
      Double(range.lowerBound), Double(range.upperBound), includesLower: true,
      includesUpper: true, isWhole: true)
  }

  private init(
    _ lower: Double, _ upper: Double, includesLower: Bool, includesUpper: Bool,
    isWhole: Bool = false
  ) {
    self.isWhole = isWhole
    self.lower = lower
    self.upper = upper
    self.includesLower = includesLower
    self.includesUpper = includesUpper
  }

  /// (0, ∞)
  public static let positive = Bounds(0, .infinity, includesLower: false, includesUpper: false)
  /// [0, ∞)
  public static let nonNegative = Bounds(0..<Double.infinity)

  /// (−∞, ∞)
  public static let finite = Bounds(
    -Double.infinity, .infinity, includesLower: false, includesUpper: false)

  /// Whether `value` lies in the interval; NaN never does.
  public func contains(_ value: Double) -> Bool {
    (includesLower ? value >= lower : value > lower)
      && (includesUpper ? value <= upper : value < upper)
      && (!isWhole || value == value.rounded())
  }

  /// The set as mathematics writes it: "[0, 1)", "(0, ∞)", "{1, 2, …, 9}".
  public var description: String {
    if isWhole { return "{\(text(lower)), \(text(lower + 1)), …, \(text(upper))}" }
    return "\(includesLower ? "[" : "(")\(text(lower)), \(text(upper))\(includesUpper ? "]" : ")")"
  }
}

private func text(_ end: Double) -> String {
  if end == .infinity { return "∞" }
  if end == -.infinity { return "−∞" }
  let text = "\(end)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
