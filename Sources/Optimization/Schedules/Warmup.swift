/// A straight line up to another schedule, which then starts.
///
///     η_t = η₀ + (s_0 − η₀) t/W  for t < W
///     η_t = s_{t−W}              for t ≥ W
///
/// PyTorch gives η₀ as a factor of s_0: SequentialLR of LinearLR and another. Optax:
/// optax.warmup_constant_schedule and optax.warmup_exponential_decay_schedule.
///
/// > P. Goyal et al. "Accurate, Large Minibatch SGD: Training ImageNet in 1 Hour." (2017),
/// > doi:10.48550/arXiv.1706.02677
public struct Warmup: DeclaredSchedule {
  /// W ≥ 1
  public var steps = 1
  /// η₀, unless it is given as a factor.
  public var initial = 0.0
  /// η₀/s_0; nil if η₀ is given.
  public var startFactor: Double?
  /// s
  public var then: any Schedule = ConstantSchedule()
  /// Creates the schedule with its defaults.
  public init() {}

  /// Creates the schedule with a default for η₀/s_0.
  public init(startFactor: Double) {
    self.startFactor = startFactor
  }

  /// What names of runs say of the schedule.
  public static let phrase = "warm-up in {{steps}} steps, then {{then}}"

  /// The schedule in words and formulas.
  public static let explanation = Explanation(
    """
    η_t = η₀ + (s_0 − η₀) t/W  for t < W
    η_t = s_{t−W}              for t ≥ W
    """,
    sources: [
      "P. Goyal et al. \"Accurate, Large Minibatch SGD: Training ImageNet in 1 Hour.\" (2017), doi:10.48550/arXiv.1706.02677",
      "PyTorch: torch.optim.lr_scheduler.SequentialLR of LinearLR and another",
      "Optax: optax.warmup_constant_schedule, optax.warmup_exponential_decay_schedule",
    ],
    pitfalls: ["The schedule that follows starts at its own step 0 when the warm-up is over."])
  /// What a configuration may say.
  public static let parameters: [ScheduleParameterDeclaration<Warmup>] = [
    .count("steps", "W, how many steps the way up takes", \.steps, in: .steps, isRequired: true),
    .number("initial", "η₀, the value at step 0", \.initial),
    .number(
      "startFactor", "η₀/s_0, the part of the first value at step 0", \.startFactor,
      in: .nonNegative),
    .schedule("then", "s, what follows", \.then),
  ]

  /// The line up to W, then the schedule that follows
  public func value(at step: Int) -> Double {
    guard step < steps else { return then.value(at: step - steps) }
    let end = then.value(at: 0)
    let start = startFactor.map { $0 * end } ?? initial
    return start + (end - start) * Double(step) / Double(steps)
  }

  /// Tells the schedule that follows, once it holds.
  public mutating func observe(_ loss: Double, at step: Int) {
    if step >= steps { then.observe(loss, at: step - steps) }
  }
}
