/// One value for each step, the last of which is held.
///
///     η_t = vₖ,  k = min(t, n − 1)
public struct ListSchedule: DeclaredSchedule {
  /// v₀, …, v_{n−1}; at least one.
  public var values: [Double] = []
  /// Creates the schedule with its defaults.
  public init() {}

  /// What names of runs say of the schedule.
  public static let phrase = "{{values}} in turn"

  /// The schedule in words and formulas.
  public static let explanation = Explanation(
    """
    η_t = vₖ,  k = min(t, n − 1)
    """,
    sources: [])
  /// What a configuration may say.
  public static let parameters: [ScheduleParameterDeclaration<ListSchedule>] = [
    .numbers("values", "the value of each step", \.values, isRequired: true)
  ]

  /// v_t, or the last
  public func value(at step: Int) -> Double {
    precondition(!values.isEmpty, "a list of values without one")
    return values[min(step, values.count - 1)]
  }
}
