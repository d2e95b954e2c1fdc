import Elementary

/// A power of the way that is left.
///
///     η_t = (η₀ − η_N) (1 − k/N)^p + η_N,  k = min(max(t − b, 0), N)
public struct PolynomialDecay: DeclaredSchedule {
  /// η₀
  public var initial = 0.0
  /// η_N; always 0 in PyTorch.
  public var final = 0.0
  /// N ≥ 1
  public var steps = 5
  /// p > 0
  public var power = 1.0
  /// b, how long the first value is held.
  public var begin = 0
  /// Creates the schedule with its defaults.
  public init() {}

  /// What names of runs say of the schedule.
  public static let phrase =
    "polynomial from {{initial}}[ to {{final}}] in {{steps}} steps[, power {{power}}]"

  /// The schedule in words and formulas.
  public static let explanation = Explanation(
    """
    η_t = (η₀ − η_N) (1 − k/N)^p + η_N,  k = min(max(t − b, 0), N)
    """,
    sources: [
      "PyTorch: torch.optim.lr_scheduler.PolynomialLR",
      "Optax: optax.polynomial_schedule",
    ])
  /// What a configuration may say.
  public static let parameters: [ScheduleParameterDeclaration<PolynomialDecay>] = [
    .number("initial", "η₀, the value at step 0", \.initial, isRequired: true),
    .number("final", "η_N, the value that is held", \.final),
    .count("steps", "N, how many steps the way takes", \.steps, in: .steps),
    .number("power", "p, the power of the way that is left", \.power, in: .positive),
    .count("begin", "b, how many steps η₀ is held", \.begin, in: .stepsOrNone),
  ]

  /// (η₀ − η_N) (1 − k/N)^p + η_N
  public func value(at step: Int) -> Double {
    let k = min(max(step - begin, 0), steps)
    let rest = 1 - Double(k) / Double(steps)
    return (initial - final) * Elementary.power(rest, power) + final
  }
}
