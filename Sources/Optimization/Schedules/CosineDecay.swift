import Elementary

/// Half a wave of a cosine from one value down to another.
///
///     η_t = η_T + (η₀ − η_T) (½ + ½ cos πt/T)^p
///
/// After T the convention matters: PyTorch goes on along the wave and rises, Optax holds η_T.
///
/// > I. Loshchilov, F. Hutter. "SGDR: Stochastic Gradient Descent with Warm Restarts." *ICLR*
/// > (2017), doi:10.48550/arXiv.1608.03983
public struct CosineDecay: DeclaredSchedule {
  /// η₀
  public var initial = 0.0
  /// η_T; η₀ `alpha` in Optax.
  public var final = 0.0
  /// T ≥ 1
  public var steps = 1
  /// p > 0; always 1 in PyTorch.
  public var exponent = 1.0
  /// Whether η_T is held after T; otherwise the wave goes on.
  public var holdsEnd = false
  /// Creates the schedule with its defaults.
  public init() {}

  /// What names of runs say of the schedule.
  public static let phrase = "cosine from {{initial}} to {{final}} in {{steps}} steps"

  /// The schedule in words and formulas.
  public static let explanation = Explanation(
    """
    η_t = η_T + (η₀ − η_T) (½ + ½ cos πt/T)^p
    """,
    sources: [
      "I. Loshchilov, F. Hutter. \"SGDR: Stochastic Gradient Descent with Warm Restarts.\" ICLR (2017), doi:10.48550/arXiv.1608.03983",
      "PyTorch: torch.optim.lr_scheduler.CosineAnnealingLR",
      "Optax: optax.cosine_decay_schedule",
    ],
    pitfalls: [
      "After T steps PyTorch rises again, Optax holds the last value."
    ])
  /// What a configuration may say.
  public static let parameters: [ScheduleParameterDeclaration<CosineDecay>] = [
    .number("initial", "η₀, the value at step 0", \.initial, isRequired: true),
    .number("final", "η_T, the lowest value", \.final),
    .count("steps", "T, how many steps the way down takes", \.steps, in: .steps, isRequired: true),
    .number("exponent", "p, the power of the half wave", \.exponent, in: .positive),
  ]

  /// Creates the schedule with what happens after T.
  public init(holdsEnd: Bool) {
    self.holdsEnd = holdsEnd
  }

  /// η_T + (η₀ − η_T) (½ + ½ cos πt/T)^p
  public func value(at step: Int) -> Double {
    if holdsEnd, step >= steps { return final }
    // Whole waves are taken off before the cosine, so that they lose no digits.
    let angle = Double.pi * Double(step % (2 * steps)) / Double(steps)
    let half = 0.5 + 0.5 * cosine(angle)
    return final + (initial - final) * (exponent == 1 ? half : power(half, exponent))
  }
}
