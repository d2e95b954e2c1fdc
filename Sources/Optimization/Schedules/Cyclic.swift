import Elementary

/// A triangle wave between two values.
///
///     η_t = η₀ + (η_p − η₀) h_t s_t
///     h_t = k/u for k ≤ u,  (u + d − k)/d for k > u,  k = t mod (u + d),  c = ⌊t/(u + d)⌋
///     s_t = 1 (triangular),  2^{−c} (triangular2),  γᵗ (expRange)
///
/// A momentum that goes the other way is a schedule of its own, with a `peak` below `initial`:
/// PyTorch's default is 0.9 and 0.8.
///
/// > L. N. Smith. "Cyclical Learning Rates for Training Neural Networks." *WACV* (2017), 464–472,
/// > doi:10.1109/WACV.2017.58
public struct Cyclic: DeclaredSchedule {
  /// What becomes of the height of the triangles.
  public enum Mode: String, Hashable, Sendable, CaseIterable {
    /// It stays.
    case triangular
    /// It is halved after every cycle.
    case triangular2
    /// It is multiplied by γ at every step.
    case expRange
  }

  /// η₀
  public var initial = 0.0
  /// η_p
  public var peak = 0.0
  /// u ≥ 1
  public var rise = 2000
  /// d ≥ 1; nil for u.
  public var fall: Int?
  /// What becomes of the height.
  public var mode = Mode.triangular
  /// γ ≥ 0, for `expRange`.
  public var factor = 1.0
  /// Creates the schedule with PyTorch's defaults.
  public init() {}

  /// What names of runs say of the schedule.
  public static let phrase = "triangles between {{initial}} and {{peak}}, {{rise}} steps up"

  /// The schedule in words and formulas.
  public static let explanation = Explanation(
    """
    η_t = η₀ + (η_p − η₀) h_t s_t
    h_t = k/u for k ≤ u,  (u + d − k)/d for k > u,  k = t mod (u + d),  c = ⌊t/(u + d)⌋
    s_t = 1 (triangular),  2^{−c} (triangular2),  γᵗ (expRange)
    """,
    sources: [
      "L. N. Smith. \"Cyclical Learning Rates for Training Neural Networks.\" WACV (2017), 464–472, doi:10.1109/WACV.2017.58",
      "PyTorch: torch.optim.lr_scheduler.CyclicLR",
    ],
    pitfalls: [
      "PyTorch cycles the momentum too unless told not to; here it needs a schedule of its own."
    ])
  /// What a configuration may say.
  public static let parameters: [ScheduleParameterDeclaration<Cyclic>] = [
    .number("initial", "η₀, the value at step 0", \.initial, isRequired: true),
    .number("peak", "η_p, the value at the turn", \.peak, isRequired: true),
    .count("rise", "u, how many steps the way to η_p takes", \.rise, in: .steps),
    .count("fall", "d, how many steps the way back takes; u if absent", \.fall, in: .steps),
    .choice("mode", "what becomes of the height", \.mode),
    .number("factor", "γ, for \"expRange\"", \.factor, in: .nonNegative),
  ]

  /// γ is for `expRange` only.
  public func mistakes() -> [ParameterMistake] {
    if factor == 1 || mode == .expRange { return [] }
    return [
      ParameterMistake(
        "expected \"factor\" with \"mode\": \"expRange\" only, found it with \"\(mode.rawValue)\"",
        at: "factor")
    ]
  }

  /// η₀ + (η_p − η₀) h_t s_t
  public func value(at step: Int) -> Double {
    let fall = fall ?? rise
    let (cycle, k) = step.quotientAndRemainder(dividingBy: rise + fall)
    let height =
      k <= rise ? Double(k) / Double(rise) : Double(rise + fall - k) / Double(fall)
    let scale =
      switch mode {
      case .triangular: 1.0
      case .triangular2: power(0.5, Double(cycle))
      case .expRange: power(factor, Double(step))
      }
    return initial + (peak - initial) * height * scale
  }
}
