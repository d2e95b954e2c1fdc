/// Gradient descent with a backtracking line search.
///
///     x_{t+1} = x_t − α_t g_t,  α_t the first of η_t, βη_t, β²η_t, … with
///     f(x_t − α g_t) ≤ f(x_t) − c α ‖g_t‖²
///
/// Every step begins at η_t again; a step that cannot fall enough is not taken.
///
/// > L. Armijo. "Minimization of functions having Lipschitz continuous first partial derivatives."
/// > *Pacific Journal of Mathematics* 16 (1966), 1–3, doi:10.2140/pjm.1966.16.1
public struct Backtracking: Optimizer {
  /// c in [0, 1).
  public var sufficientDecrease = 1e-4
  /// β in (0, 1).
  public var contraction = 0.5
  /// Creates the rule.
  public init() {}

  /// The rule in words and formulas.
  public static let explanation = Explanation(
    """
    x_{t+1} = x_t − α_t g_t,  α_t the first of η_t, βη_t, β²η_t, … with
    f(x_t − α g_t) ≤ f(x_t) − c α ‖g_t‖²
    """,
    sources: [
      """
      L. Armijo. "Minimization of functions having Lipschitz continuous first partial derivatives." \
      Pacific Journal of Mathematics 16 (1966), 1–3, doi:10.2140/pjm.1966.16.1
      """
    ],
    pitfalls: [
      "Steps are cheap to count and dear to make: compare it with others by evaluations."
    ])
  /// c and β.
  public static let hyperparameters: [HyperparameterDeclaration<Backtracking>] = [
    .init("sufficientDecrease", "c", \.sufficientDecrease, in: Bounds(0..<1)),
    .init("contraction", "\\beta", \.contraction, in: Bounds(0.001...0.999)),
  ]
  /// Values are asked for.
  public static let usesOracle = true

  /// α of the last step.
  public func initialState(dimension: Int) -> StepLength { StepLength(dimension: dimension) }

  /// Searches downhill.
  public func advance(
    _ x: inout MutableSpan<Double>, gradient: Span<Double>, state: inout StepLength, step: Step,
    oracle: inout Oracle
  ) {
    let ray = Ray(downFrom: x.span, value: step.value, gradient: gradient)
    let search = ArmijoSearch(sufficientDecrease: sufficientDecrease, contraction: contraction)
    state.alpha = search.stepLength(along: ray, from: step.learningRate, &oracle)
    ray.move(&x, by: state.alpha)
  }

  /// α
  public func readings(of state: StepLength, learningRate: Double) -> [StateColumn] {
    state.readings
  }
}
