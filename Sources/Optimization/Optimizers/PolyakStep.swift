/// Gradient descent with Polyak's step, which knows the minimum.
///
///     x_{t+1} = x_t − α_t g_t,  α_t = min((f(x_t) − f⋆) / ‖g_t‖², η_t)
///
/// For a convex f no step leads away from a minimizer, as long as η does not bind.
///
/// > B. T. Polyak. *Introduction to Optimization*. Optimization Software (1987), section 5.3.
public struct PolyakStep: Optimizer {
  /// f⋆
  public var minimum = 0.0
  /// Creates the rule for a minimum of 0.
  public init() {}

  /// The rule in words and formulas.
  public static let explanation = Explanation(
    """
    x_{t+1} = x_t − α_t g_t,  α_t = min((f(x_t) − f⋆) / ‖g_t‖², η_t)
    """,
    sources: [
      "B. T. Polyak. Introduction to Optimization. Optimization Software (1987), section 5.3"
    ],
    pitfalls: [
      "f⋆ must be the minimum: with one that is too low the steps never end, too high and they stop."
    ])
  /// f⋆
  public static let hyperparameters: [HyperparameterDeclaration<PolyakStep>] = [
    .init("minimum", "f^\\star", \.minimum, in: .finite)
  ]

  /// α of the last step.
  public func initialState(dimension: Int) -> StepLength { StepLength(dimension: dimension) }

  /// α g; nothing where g = 0.
  public func advance(
    _ x: inout MutableSpan<Double>, gradient: Span<Double>, state: inout StepLength, step: Step,
    oracle: inout Oracle
  ) {
    let norm = euclideanNorm(gradient)
    // Twice by ‖g‖, whose square may be out of range.
    let best = norm > 0 ? max(0, step.value - minimum) / norm / norm : 0
    state.alpha = best < step.learningRate ? best : step.learningRate
    for i in 0..<x.count { x[i] -= state.alpha * gradient[i] }
  }

  /// α
  public func readings(of state: StepLength, learningRate: Double) -> [StateColumn] {
    state.readings
  }
}
