import Elementary

/// A straight line up, then half a wave of a cosine down.
///
///     η_t = η₀ + (η_W − η₀) t/W  for t < W
///     η_t = η_T + (η_W − η_T) (½ + ½ cos πk/(T − W))^p  for t ≥ W,  k = min(t, T) − W
///
/// In PyTorch the same is a ``Warmup`` of a ``CosineDecay``, whose T does not count the warm-up.
public struct WarmupCosine: DeclaredSchedule {
  /// η₀
  public var initial = 0.0
  /// η_W
  public var peak = 0.0
  /// η_T
  public var final = 0.0
  /// W ≥ 0
  public var warmup = 0
  /// T > W
  public var steps = 1
  /// p > 0
  public var exponent = 1.0
  /// Creates the schedule with its defaults.
  public init() {}

  /// What names of runs say of the schedule.
  public static let phrase =
    "cosine to {{final}} after {{warmup}} of {{steps}} steps up to {{peak}}"

  /// The schedule in words and formulas.
  public static let explanation = Explanation(
    """
    η_t = η₀ + (η_W − η₀) t/W  for t < W
    η_t = η_T + (η_W − η_T) (½ + ½ cos πk/(T − W))^p  for t ≥ W,  k = min(t, T) − W
    """,
    sources: [
      "Optax: optax.warmup_cosine_decay_schedule"
    ],
    pitfalls: [
      "The steps of the warm-up are part of T; PyTorch's sequence of LinearLR and CosineAnnealingLR counts them apart."
    ])
  /// What a configuration may say.
  public static let parameters: [ScheduleParameterDeclaration<WarmupCosine>] = [
    .number("initial", "η₀, the value at step 0", \.initial),
    .number("peak", "η_W, the highest value", \.peak, isRequired: true),
    .number("final", "η_T, the value that is held", \.final),
    .count(
      "warmup", "W, how many steps the way up takes", \.warmup, in: .stepsOrNone, isRequired: true),
    .count(
      "steps", "T, how many steps both ways take together", \.steps, in: .steps, isRequired: true),
    .number("exponent", "p, the power of the half wave", \.exponent, in: .positive),
  ]

  /// T must be beyond W.
  public func mistakes() -> [ParameterMistake] {
    if warmup < steps { return [] }
    return [
      ParameterMistake(
        "expected more \"steps\" than the \(warmup) of \"warmup\", which are part of them, found \(steps)",
        at: "steps")
    ]
  }

  /// The line up to W, the cosine after it
  public func value(at step: Int) -> Double {
    if step < warmup { return initial + (peak - initial) * Double(step) / Double(warmup) }
    if step >= steps { return final }
    let half = 0.5 + 0.5 * cosine(.pi * Double(step - warmup) / Double(steps - warmup))
    return final + (peak - final) * (exponent == 1 ? half : power(half, exponent))
  }
}
