import Elementary

/// A multiplication by a factor every so many steps.
///
///     η_t = η₀ γ^⌊t/s⌋
public struct StepDecay: DeclaredSchedule {
  /// η₀
  public var initial = 0.0
  /// γ ≥ 0
  public var factor = 0.1
  /// s ≥ 1
  public var period = 1
  /// Creates the schedule with its defaults.
  public init() {}

  /// What names of runs say of the schedule.
  public static let phrase = "{{initial}}, × {{factor}} every {{period}} steps"

  /// The schedule in words and formulas.
  public static let explanation = Explanation(
    """
    η_t = η₀ γ^⌊t/s⌋
    """,
    sources: [
      "PyTorch: torch.optim.lr_scheduler.StepLR"
    ])
  /// What a configuration may say.
  public static let parameters: [ScheduleParameterDeclaration<StepDecay>] = [
    .number("initial", "η₀, the value at step 0", \.initial, isRequired: true),
    .number("factor", "γ, what it is multiplied by", \.factor, in: .nonNegative),
    .count("period", "s, every so many steps", \.period, in: .steps, isRequired: true),
  ]

  /// η₀ γ^⌊t/s⌋
  public func value(at step: Int) -> Double { initial * power(factor, Double(step / period)) }
}
