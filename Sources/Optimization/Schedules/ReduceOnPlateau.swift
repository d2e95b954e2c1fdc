/// A multiplication by a factor whenever the loss has stopped falling.
///
///     f counts as better than the best f* so far if f < (1 − r) f* − a
///     η ← max(γ η, η_min) after more than n (PyTorch) or after n (Optax) that are not better
///     the next c losses after a reduction do not count
///
/// PyTorch is told f(x_{t+1}) after step t, Optax f(x_t) together with the gradient of step t:
/// so it knows one loss more, that of the start. In Optax a loss may be the mean of some.
///
/// PyTorch: torch.optim.lr_scheduler.ReduceLROnPlateau, whose `threshold_mode` is relative for
/// a = 0 and absolute for r = 0. Optax: optax.contrib.reduce_on_plateau, whose `min_scale` is
/// η_min/η₀.
public struct ReduceOnPlateau: DeclaredSchedule {
  /// η₀
  public var initial = 0.0
  /// γ in [0, 1)
  public var factor = 0.1
  /// n ≥ 0
  public var patience = 10
  /// r in [0, 1)
  public var relativeThreshold = 1e-4
  /// a ≥ 0
  public var absoluteThreshold = 0.0
  /// c ≥ 0
  public var cooldown = 0
  /// η_min ≥ 0
  public var minimum = 0.0
  /// A reduction that is not larger is left out; in PyTorch only.
  public var smallestChange = 1e-8
  /// The number of losses whose mean counts as one, at least 1; in Optax only.
  public var accumulation = 1
  /// Whose counting it is.
  public var convention = Convention.torch

  private var current: Double?
  private var best = Double.infinity
  private var count = 0
  private var rest = 0
  private var mean = 0.0
  private var meanCount = 0

  /// Creates the schedule with PyTorch's defaults.
  public init() {}

  /// Creates the schedule with the defaults of a convention.
  public init(_ convention: Convention) {
    self.convention = convention
  }

  /// What names of runs say of the schedule.
  public static let phrase = "{{initial}}, × {{factor}} at plateaus"

  /// The schedule in words and formulas.
  public static let explanation = Explanation(
    """
    f counts as better than the best f* so far if f < (1 − r) f* − a
    η ← max(γ η, η_min) after more than n (PyTorch) or after n (Optax) that are not better
    the next c losses after a reduction do not count
    """,
    sources: [
      "PyTorch: torch.optim.lr_scheduler.ReduceLROnPlateau",
      "Optax: optax.contrib.reduce_on_plateau",
    ],
    pitfalls: [
      "A relative threshold means nothing where the loss may be negative: there a loss that is a little worse counts as better. Give an absoluteThreshold and set relativeThreshold to 0.",
      "Losses are compared with the best ever, so that a steady fall after a spike is a plateau.",
    ])
  /// What a configuration may say.
  public static let parameters: [ScheduleParameterDeclaration<ReduceOnPlateau>] = [
    .number("initial", "η₀, the value at step 0", \.initial, isRequired: true),
    .number("factor", "γ, what it is multiplied by", \.factor, in: Bounds(0..<1)),
    .count("patience", "n, how many losses may be no better", \.patience, in: .stepsOrNone),
    .number(
      "relativeThreshold", "r, how much lower a better loss is", \.relativeThreshold,
      in: Bounds(0..<1)),
    .number(
      "absoluteThreshold", "a, how much lower a better loss is", \.absoluteThreshold,
      in: .nonNegative),
    .count("cooldown", "c, how many losses do not count after", \.cooldown, in: .stepsOrNone),
    .number("minimum", "η_min, the lowest value", \.minimum, in: .nonNegative),
    .number(
      "smallestChange", "a reduction not above this is left out", \.smallestChange,
      in: .nonNegative),
    .count("accumulation", "how many losses are averaged", \.accumulation, in: .steps),
  ]

  /// The value after the losses so far
  public func value(at step: Int) -> Double { current ?? initial }

  /// Counts a loss, and reduces the value if that is due.
  public mutating func observe(_ loss: Double, at step: Int) {
    if convention == .optax {
      observeAsOptax(loss)
    } else if step > 0 {
      observeAsTorch(loss)
    }
  }

  private mutating func observeAsTorch(_ loss: Double) {
    count = improves(loss) ? 0 : count + 1
    if rest > 0 {
      rest -= 1
      count = 0
    }
    guard count > patience else { return }
    let value = current ?? initial
    let reduced = max(value * factor, minimum)
    if value - reduced > smallestChange { current = reduced }
    rest = cooldown
    count = 0
  }

  private mutating func observeAsOptax(_ loss: Double) {
    mean = (Double(meanCount) * mean + loss) / Double(meanCount + 1)
    meanCount += 1
    guard meanCount == accumulation else { return }
    meanCount = 0
    count = improves(mean) ? 0 : count + 1
    mean = 0
    if rest > 0 {
      rest -= 1
      count = 0
    } else {
      // The floor holds at every loss, and so lifts a first value that is below it.
      let isDue = count == patience
      current = max((current ?? initial) * (isDue ? factor : 1), minimum)
      rest = isDue ? cooldown : 0
      if isDue { count = 0 }
    }
  }

  private mutating func improves(_ loss: Double) -> Bool {
    guard loss < (1 - relativeThreshold) * best - absoluteThreshold else { return false }
    best = loss
    return true
  }
}
