/// Which numbers a key accepts, and how messages say it.
public struct NumberRule: Sendable {
  /// How messages call the accepted numbers: "in [0, 1)".
  public let description: String
  private let accepts: @Sendable (Double) -> Bool

  /// Creates a rule; the description completes "must be …".
  public init(_ description: String, _ accepts: @escaping @Sendable (Double) -> Bool) {
    self.description = description
    self.accepts = accepts
  }

  /// Whether the number is accepted.
  public func contains(_ number: Double) -> Bool { accepts(number) }

  /// Any number.
  public static let any = NumberRule("a number") { _ in true }
  /// Numbers above zero.
  public static let positive = NumberRule("above 0") { $0 > 0 }
  /// Numbers from zero up.
  public static let nonNegative = NumberRule("0 or above") { $0 >= 0 }

  /// Numbers in a closed range.
  public static func within(_ range: ClosedRange<Double>) -> NumberRule {
    let ends =
      "[\(NumberText.shortest(range.lowerBound)), \(NumberText.shortest(range.upperBound))]"
    return NumberRule("in \(ends)") { range.contains($0) }
  }
}
