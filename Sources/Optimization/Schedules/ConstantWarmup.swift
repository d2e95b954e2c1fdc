/// A constant that is first multiplied by a factor.
///
///     η_t = c η for t < N,  η_t = η for t ≥ N
public struct ConstantWarmup: DeclaredSchedule {
  /// η
  public var base = 0.0
  /// c ≥ 0
  public var factor = 1.0 / 3
  /// N, the number of steps with the factor.
  public var steps = 5
  /// Creates the schedule with its defaults.
  public init() {}

  /// What names of runs say of the schedule.
  public static let phrase = "{{base}} after {{steps}} steps of {{factor}} times that"

  /// The schedule in words and formulas.
  public static let explanation = Explanation(
    """
    η_t = c η for t < N,  η_t = η for t ≥ N
    """,
    sources: [
      "PyTorch: torch.optim.lr_scheduler.ConstantLR"
    ],
    pitfalls: [
      "PyTorch calls this ConstantLR, and it is a warm-up: the values before step N are the small ones."
    ])
  /// What a configuration may say.
  public static let parameters: [ScheduleParameterDeclaration<ConstantWarmup>] = [
    .number("base", "η, the value after the warm-up", \.base, isRequired: true),
    .number("factor", "c, what it is multiplied by before", \.factor, in: .nonNegative),
    .count("steps", "N, how many steps that takes", \.steps, in: .stepsOrNone),
  ]

  /// c η or η
  public func value(at step: Int) -> Double { step < steps ? factor * base : base }
}
