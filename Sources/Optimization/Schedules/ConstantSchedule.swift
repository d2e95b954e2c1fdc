/// The same value at every step.
///
///     η_t = η
public struct ConstantSchedule: DeclaredSchedule {
  /// η
  public var value = 0.0
  /// Creates the schedule with its defaults.
  public init() {}

  /// What names of runs say of the schedule.
  public static let phrase = "{{value}}"

  /// The schedule in words and formulas.
  public static let explanation = Explanation(
    """
    η_t = η
    """,
    sources: [
      "Optax: optax.constant_schedule"
    ])
  /// What a configuration may say.
  public static let parameters: [ScheduleParameterDeclaration<ConstantSchedule>] = [
    .number("value", "η", \.value, isRequired: true)
  ]

  /// Creates the schedule η_t = η.
  public init(_ value: Double) {
    self.value = value
  }

  /// η
  public func value(at step: Int) -> Double { value }
}
