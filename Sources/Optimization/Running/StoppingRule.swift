/// When a run may end before its last step; the first criterion that holds ends it.
///
/// All are asked of x_t before the update, the gradient being the one without noise.
public struct StoppingRule: Hashable, Sendable {
  /// ‖∇f(x_t)‖ < ε
  public var gradientNorm: Double?
  /// ‖∇f(x_t)‖ < ε ‖∇f(x₀)‖
  public var relativeGradientNorm: Double?
  /// f(x_t) < c
  public var loss: Double?
  /// |f(x_t) − f(x_{t−1})| < ε
  public var lossChange: Double?
  /// ‖x_t − x_{t−1}‖ < ε
  public var stepLength: Double?
  /// So many steps without a new lowest f.
  public var patience: Int?
  /// How much lower a new lowest f must be to count for `patience`.
  public var improvement = 0.0
  /// So many evaluations of f.
  public var evaluations: Int?

  /// Creates a rule; without a bound all steps are taken.
  public init(gradientNorm: Double? = nil) {
    self.gradientNorm = gradientNorm
  }

  /// What ended a run.
  public enum Criterion: String, Hashable, Sendable, CaseIterable {
    case gradientNorm, relativeGradientNorm, loss, lossChange, stepLength, patience, evaluations

    /// Whether a run that it ends has arrived, as far as one can tell.
    public var meansConvergence: Bool { self != .patience && self != .evaluations }
  }
}

/// What a stopping rule remembers of a run.
struct StoppingState {
  private let rule: StoppingRule
  /// Whether no criterion can ever hold.
  let isEmpty: Bool
  private var firstNorm = 0.0
  private var last = Double.infinity
  private var best = Double.infinity
  private var bestStep = 0

  init(_ rule: StoppingRule) {
    self.rule = rule
    isEmpty = rule == StoppingRule()
  }

  /// The criterion that holds after `step` steps; nil if none does.
  @inline(__always)
  mutating func criterion(
    step: Int, value: Double, gradientNorm: Double, stepLength: @autoclosure () -> Double,
    evaluations: Int
  ) -> StoppingRule.Criterion? {
    if isEmpty { return nil }
    return full(step, value, gradientNorm, rule.stepLength == nil ? 0 : stepLength(), evaluations)
  }

  private mutating func full(
    _ step: Int, _ value: Double, _ norm: Double, _ length: Double, _ evaluations: Int
  ) -> StoppingRule.Criterion? {
    if step == 0 { firstNorm = norm }
    defer { last = value }
    if value < best - (step == 0 ? 0 : rule.improvement) {
      best = value
      bestStep = step
    }
    if let bound = rule.gradientNorm, norm < bound { return .gradientNorm }
    if let bound = rule.relativeGradientNorm, norm < bound * firstNorm {
      return .relativeGradientNorm
    }
    if let bound = rule.loss, value < bound { return .loss }
    if step > 0 {
      if let bound = rule.lossChange, abs(value - last) < bound { return .lossChange }
      if let bound = rule.stepLength, length < bound { return .stepLength }
    }
    if let patience = rule.patience, step - bestStep >= patience { return .patience }
    if let limit = rule.evaluations, evaluations >= limit { return .evaluations }
    return nil
  }
}
