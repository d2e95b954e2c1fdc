/// One rise to a peak, and one fall far below the start.
///
///     η₀ → η_p at t = pN − 1, → η_N at t = N − 1                       PyTorch
///     η₀ → η_p at t = pN − 1, → η₀ at t = 2(pN − 1), → η_N at t = N − 1  PyTorch, three phases
///     η₀ → η_p at t = ⌊pN⌋, → η_N at t = N                             Optax, cosine
///     η₀ → η_p at t = ⌊pN⌋, → η₀ at t = ⌊qN⌋, → η_N at t = N            Optax, linear
///     η₀ = η_p/25, η_N = η₀/10⁴ unless given
///
/// Each way is half a wave of a cosine or a straight line. After the last step, where PyTorch
/// raises an error, η_N is held. A momentum that goes down while the learning rate goes up is a
/// schedule of its own, with an `initial` and a `final` above the `peak`: PyTorch's default is
/// 0.95, 0.85, 0.95.
///
/// > L. N. Smith, N. Topin. "Super-Convergence: Very Fast Training of Neural Networks Using Large
/// > Learning Rates." (2018), doi:10.48550/arXiv.1708.07120
public struct OneCycle: DeclaredSchedule {
  /// η_p
  public var peak = 0.0
  /// N ≥ 1
  public var steps = 1
  /// η₀; nil for η_p/`divisor`.
  public var initial: Double?
  /// η_N; nil for η₀/`finalDivisor`.
  public var final: Double?
  /// η_p/η₀ where η₀ is not given.
  public var divisor = OneCycle.defaultDivisor
  /// η₀/η_N where η_N is not given.
  public var finalDivisor = OneCycle.defaultFinalDivisor
  /// p in [0, 1]
  public var peakAt = 0.3
  /// q in [0, 1]; in Optax's linear schedule only.
  public var returnAt = 0.85
  /// The shape of each way.
  public var anneal = Anneal.cosine
  /// Whether the fall pauses at η₀; in PyTorch only.
  public var threePhase = false
  /// Whose steps and phases they are.
  public var convention = Convention.torch
  /// Creates the schedule with PyTorch's defaults.
  public init() {}

  /// Creates the schedule with the defaults of a convention.
  public init(_ convention: Convention) {
    self.convention = convention
  }

  private static let defaultDivisor = 25.0
  private static let defaultFinalDivisor = 1e4

  /// What names of runs say of the schedule.
  public static let phrase = "one cycle up to {{peak}} in {{steps}} steps"

  /// The schedule in words and formulas.
  public static let explanation = Explanation(
    """
    η₀ → η_p at t = pN − 1, → η_N at t = N − 1                       PyTorch
    η₀ → η_p at t = pN − 1, → η₀ at t = 2(pN − 1), → η_N at t = N − 1  PyTorch, three phases
    η₀ → η_p at t = ⌊pN⌋, → η_N at t = N                             Optax, cosine
    η₀ → η_p at t = ⌊pN⌋, → η₀ at t = ⌊qN⌋, → η_N at t = N            Optax, linear
    η₀ = η_p/25, η_N = η₀/10⁴ unless given
    """,
    sources: [
      "L. N. Smith, N. Topin. \"Super-Convergence: Very Fast Training of Neural Networks Using Large Learning Rates.\" (2018), doi:10.48550/arXiv.1708.07120",
      "PyTorch: torch.optim.lr_scheduler.OneCycleLR",
      "Optax: optax.cosine_onecycle_schedule, optax.linear_onecycle_schedule",
    ],
    pitfalls: [
      "PyTorch cycles the momentum too unless told not to; here it needs a schedule of its own.",
      "The peak is a step later in Optax than in PyTorch.",
    ])
  /// What a configuration may say.
  public static let parameters: [ScheduleParameterDeclaration<OneCycle>] = [
    .number("peak", "η_p, the value at the turn", \.peak, isRequired: true),
    .count("steps", "N, how many steps the cycle takes", \.steps, in: .steps, isRequired: true),
    .number("initial", "η₀, the value at step 0, in place of \"divisor\"", \.initial),
    .number("final", "η_N, the last value, in place of \"finalDivisor\"", \.final),
    .number("divisor", "η_p/η₀", \.divisor, in: .positive),
    .number("finalDivisor", "η₀/η_N", \.finalDivisor, in: .positive),
    .number("peakAt", "p, the fraction of the steps before the peak", \.peakAt, in: Bounds(0...1)),
    .number("returnAt", "q, where a linear cycle is back at η₀", \.returnAt, in: Bounds(0...1)),
    .choice("anneal", "the shape of each way", \.anneal),
    .flag("threePhase", "whether the fall pauses at η₀", \.threePhase),
  ]

  /// A value and the divisor that it takes the place of are not both given; p ≤ q.
  public func mistakes() -> [ParameterMistake] {
    var mistakes: [ParameterMistake] = []
    if initial != nil, divisor != OneCycle.defaultDivisor {
      mistakes.append(
        ParameterMistake("expected \"initial\" or \"divisor\", found both", at: "divisor"))
    }
    if final != nil, finalDivisor != OneCycle.defaultFinalDivisor {
      mistakes.append(
        ParameterMistake("expected \"final\" or \"finalDivisor\", found both", at: "finalDivisor"))
    }
    if convention == .optax, anneal == .linear, returnAt < peakAt {
      mistakes.append(
        ParameterMistake("expected \"returnAt\" after \"peakAt\", found it before", at: "returnAt"))
    }
    return mistakes
  }

  /// The way from one turn to the next on which step t lies
  public func value(at step: Int) -> Double {
    let first = initial ?? peak / divisor
    let last = final ?? first / finalDivisor
    let (rise, back, end) = turns
    let t = Double(step)
    if t <= rise { return way(from: first, 0, to: peak, rise, at: t) }
    guard let back else { return way(from: peak, rise, to: last, end, at: t) }
    if t <= back { return way(from: peak, rise, to: first, back, at: t) }
    return way(from: first, back, to: last, end, at: t)
  }

  /// When the peak, η₀ and η_N are reached; the second is nil for a cycle of two phases.
  private var turns: (rise: Double, back: Double?, end: Double) {
    let count = Double(steps)
    if convention == .torch {
      let rise = peakAt * count - 1
      return (rise, threePhase ? 2 * rise : nil, count - 1)
    }
    func whole(_ fraction: Double) -> Double { (fraction * count).rounded(.down) }
    return (whole(peakAt), anneal == .linear ? whole(returnAt) : nil, count)
  }

  private func way(
    from a: Double, _ start: Double, to b: Double, _ end: Double, at t: Double
  ) -> Double {
    t < end ? anneal.between(a, b, (t - start) / (end - start)) : b
  }
}
