/// A value times a factor that changes in a straight line, then is held.
///
///     η_t = η (a + (b − a) min(t, N)/N)
public struct LinearFactors: DeclaredSchedule {
  /// η
  public var base = 0.0
  /// a ≥ 0
  public var startFactor = 1.0 / 3
  /// b ≥ 0
  public var endFactor = 1.0
  /// N ≥ 1
  public var steps = 5
  /// Creates the schedule with its defaults.
  public init() {}

  /// What names of runs say of the schedule.
  public static let phrase =
    "linear from {{startFactor}} to {{endFactor}} of {{base}} in {{steps}} steps"

  /// The schedule in words and formulas.
  public static let explanation = Explanation(
    """
    η_t = η (a + (b − a) min(t, N)/N)
    """,
    sources: [
      "PyTorch: torch.optim.lr_scheduler.LinearLR"
    ],
    pitfalls: [
      "PyTorch's defaults make it a warm-up: a third of the value, rising to all of it in 5 steps."
    ])
  /// What a configuration may say.
  public static let parameters: [ScheduleParameterDeclaration<LinearFactors>] = [
    .number("base", "η, what is multiplied", \.base, isRequired: true),
    .number("startFactor", "a, the factor at step 0", \.startFactor, in: .nonNegative),
    .number("endFactor", "b, the factor from step N on", \.endFactor, in: .nonNegative),
    .count("steps", "N, how many steps the way takes", \.steps, in: .steps),
  ]

  /// η (a + (b − a) min(t, N)/N)
  public func value(at step: Int) -> Double {
    let fraction = Double(min(step, steps)) / Double(steps)
    return base * (startFactor + (endFactor - startFactor) * fraction)
  }
}
