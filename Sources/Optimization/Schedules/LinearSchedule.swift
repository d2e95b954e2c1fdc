/// A straight line from one value to another, then held.
///
///     η_t = η₀ + (η_N − η₀) k/N,  k = min(max(t − b, 0), N)
public struct LinearSchedule: DeclaredSchedule {
  /// η₀
  public var initial = 0.0
  /// η_N
  public var final = 0.0
  /// N ≥ 1
  public var steps = 1
  /// b, how long the first value is held.
  public var begin = 0
  /// Creates the schedule with its defaults.
  public init() {}

  /// What names of runs say of the schedule.
  public static let phrase =
    "linear from {{initial}} to {{final}} in {{steps}} steps[ after {{begin}}]"

  /// The schedule in words and formulas.
  public static let explanation = Explanation(
    """
    η_t = η₀ + (η_N − η₀) k/N,  k = min(max(t − b, 0), N)
    """,
    sources: [
      "Optax: optax.linear_schedule"
    ])
  /// What a configuration may say.
  public static let parameters: [ScheduleParameterDeclaration<LinearSchedule>] = [
    .number("initial", "η₀, the value at step 0", \.initial, isRequired: true),
    .number("final", "η_N, the value that is held", \.final, isRequired: true),
    .count("steps", "N, how many steps the way takes", \.steps, in: .steps, isRequired: true),
    .count("begin", "b, how many steps η₀ is held", \.begin, in: .stepsOrNone),
  ]

  /// η₀ + (η_N − η₀) k/N
  public func value(at step: Int) -> Double {
    let k = min(max(step - begin, 0), steps)
    return k == steps ? final : initial + (final - initial) * Double(k) / Double(steps)
  }
}
