/// Which numbers a key accepts, and how messages say it.
public struct NumberRule: Hashable, Sendable {
  /// An end of the accepted numbers.
  public struct End: Hashable, Sendable {
    /// Where it is.
    public let value: Double
    /// Whether it is accepted itself.
    public let isIncluded: Bool

    /// An end that is accepted.
    public static func including(_ value: Double) -> End { End(value: value, isIncluded: true) }
    /// An end that is not accepted.
    public static func excluding(_ value: Double) -> End { End(value: value, isIncluded: false) }
  }

  /// How messages call the accepted numbers: "in [0, 1)".
  public let description: String
  /// The lower end; nil if there is none.
  public let lower: End?
  /// The upper end; nil if there is none.
  public let upper: End?
  /// Whether only whole numbers are accepted.
  public let isWhole: Bool
  /// A number between the ends that is not accepted.
  public let exception: Double?

  /// Creates a rule; the description completes "must be …".
  public init(
    _ description: String, from lower: End? = nil, to upper: End? = nil, isWhole: Bool = false,
    except exception: Double? = nil
  ) {
    self.description = description
    self.lower = lower
    self.upper = upper
    self.isWhole = isWhole
    self.exception = exception
  }

  /// Whether the number is accepted.
  public func contains(_ number: Double) -> Bool {
    if let lower, !(lower.isIncluded ? number >= lower.value : number > lower.value) {
      return false
    }
    if let upper, !(upper.isIncluded ? number <= upper.value : number < upper.value) {
      return false
    }
    return (!isWhole || number == number.rounded()) && number != exception
  }

  /// Any number.
  public static let any = NumberRule("a number")
  /// Numbers above zero.
  public static let positive = NumberRule("above 0", from: .excluding(0))
  /// Numbers from zero up.
  public static let nonNegative = NumberRule("0 or above", from: .including(0))
  /// Numbers that one can divide by.
  public static let nonZero = NumberRule("other than 0", except: 0)

  /// Numbers in a closed range.
  public static func within(_ range: ClosedRange<Double>) -> NumberRule {
    let ends =
      "[\(NumberText.shortest(range.lowerBound)), \(NumberText.shortest(range.upperBound))]"
    return NumberRule(
      "in \(ends)", from: .including(range.lowerBound), to: .including(range.upperBound))
  }
}
