import Elementary

/// Cosine decay that starts anew after every cycle, each longer than the one before.
///
///     η_t = η_T + ½ (η₀ − η_T) (1 + cos πk/Tᵢ),  Tᵢ = T₀ mⁱ
///     k is the step within cycle i
///
/// Optax's `sgdr_schedule` joins cycles that differ in all their parameters: a ``ScheduleSequence``
/// of ``WarmupCosine``.
///
/// > I. Loshchilov, F. Hutter. "SGDR: Stochastic Gradient Descent with Warm Restarts." *ICLR*
/// > (2017), doi:10.48550/arXiv.1608.03983
public struct WarmRestarts: DeclaredSchedule {
  /// η₀
  public var initial = 0.0
  /// η_T, which the value comes close to at the end of a cycle.
  public var final = 0.0
  /// T₀ ≥ 1
  public var period = 1
  /// m ≥ 1
  public var multiplier = 1
  /// Creates the schedule with its defaults.
  public init() {}

  /// What names of runs say of the schedule.
  public static let phrase =
    "cosine from {{initial}} to {{final}}, anew after {{period}} steps[, each × {{multiplier}}]"

  /// The schedule in words and formulas.
  public static let explanation = Explanation(
    """
    η_t = η_T + ½ (η₀ − η_T) (1 + cos πk/Tᵢ),  Tᵢ = T₀ mⁱ
    k is the step within cycle i
    """,
    sources: [
      "I. Loshchilov, F. Hutter. \"SGDR: Stochastic Gradient Descent with Warm Restarts.\" ICLR (2017), doi:10.48550/arXiv.1608.03983",
      "PyTorch: torch.optim.lr_scheduler.CosineAnnealingWarmRestarts",
    ],
    pitfalls: [
      "Optax's sgdr_schedule is a sequence of warmupCosine schedules."
    ])
  /// What a configuration may say.
  public static let parameters: [ScheduleParameterDeclaration<WarmRestarts>] = [
    .number("initial", "η₀, the value at each restart", \.initial, isRequired: true),
    .number("final", "η_T, the lowest value", \.final),
    .count("period", "T₀, the length of the first cycle", \.period, in: .steps, isRequired: true),
    .count("multiplier", "m, how much longer each cycle is", \.multiplier, in: 1...1000),
  ]

  /// The cosine within the cycle of step t
  public func value(at step: Int) -> Double {
    var length = period
    var k = step
    if multiplier == 1 { k %= length }
    while k >= length {
      k -= length
      let (longer, overflows) = length.multipliedReportingOverflow(by: multiplier)
      if overflows { break }
      length = longer
    }
    return final + (initial - final) * (1 + cosine(.pi * Double(k) / Double(length))) / 2
  }
}
