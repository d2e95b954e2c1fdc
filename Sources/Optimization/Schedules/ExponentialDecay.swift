import Elementary

/// A multiplication by the same factor in every span of so many steps.
///
///     η_t = η₀ for t ≤ b,  η₀ γ^((t − b)/s) for t > b
///
/// With a final value, max(η_t, final) for γ < 1 and min(η_t, final) otherwise. The default s = 1 is
/// PyTorch's schedule; the rest is Optax's.
public struct ExponentialDecay: DeclaredSchedule {
  /// η₀
  public var initial = 0.0
  /// γ > 0; Optax takes 0 for no decay at all.
  public var factor = 0.0
  /// s ≥ 1; 1 in PyTorch, `transition_steps` in Optax.
  public var period = 1
  /// b, how long the first value is held.
  public var begin = 0
  /// Whether the exponent is rounded down, so that the value falls in stairs.
  public var staircase = false
  /// The value beyond which it does not go; nil for none.
  public var final: Double?
  /// Creates the schedule with its defaults.
  public init() {}

  /// What names of runs say of the schedule.
  public static let phrase =
    "exponential from {{initial}}, × {{factor}}[ in {{period}} steps][ to {{final}}]"

  /// The schedule in words and formulas.
  public static let explanation = Explanation(
    """
    η_t = η₀ for t ≤ b,  η₀ γ^((t − b)/s) for t > b
    """,
    sources: [
      "PyTorch: torch.optim.lr_scheduler.ExponentialLR",
      "Optax: optax.exponential_decay",
    ])
  /// What a configuration may say.
  public static let parameters: [ScheduleParameterDeclaration<ExponentialDecay>] = [
    .number("initial", "η₀, the value at step 0", \.initial, isRequired: true),
    .number("factor", "γ, the factor of s steps", \.factor, in: .positive, isRequired: true),
    .count("period", "s, how many steps the factor takes", \.period, in: .steps),
    .count("begin", "b, how many steps η₀ is held", \.begin, in: .stepsOrNone),
    .flag("staircase", "whether the value changes only after every s steps", \.staircase),
    .number("final", "the value beyond which it does not go", \.final),
  ]

  /// η₀ γ^((t − b)/s), between η₀ and the final value
  public func value(at step: Int) -> Double {
    let elapsed = step - begin
    let exponent = staircase ? Double(elapsed / period) : Double(elapsed) / Double(period)
    let value = elapsed <= 0 ? initial : initial * power(factor, exponent)
    guard let final else { return value }
    return factor < 1 ? max(value, final) : min(value, final)
  }
}
