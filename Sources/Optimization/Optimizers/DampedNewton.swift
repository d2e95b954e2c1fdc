/// Damped Newton: Newton's method that only goes downhill.
///
///     (H_t + τ_t I) p_t = g_t,  τ_t ≥ 0 the first that makes the matrix positive definite
///     x_{t+1} = x_t − α_t p_t,  α_t the first of η, η/2, η/4, … with
///     f(x_t − α p_t) ≤ f(x_t) − c α g_t·p_t
///
/// Where H is positive definite and the whole step falls enough this is Newton's method.
///
/// > J. Nocedal, S. J. Wright. *Numerical Optimization*, 2nd edition, Springer (2006), section 3.4
/// > and algorithms 3.1, 3.3, doi:10.1007/978-0-387-40065-5
public struct DampedNewton: Optimizer {
  /// c in (0, 1).
  public var sufficientDecrease = 1e-4
  /// Creates the rule.
  public init() {}

  /// The rule in words and formulas.
  public static let explanation = Explanation(
    """
    (H_t + τ_t I) p_t = g_t,  τ_t ≥ 0 the first that makes the matrix positive definite
    x_{t+1} = x_t − α_t p_t,  α_t the first of η, η/2, η/4, … with
    f(x_t − α p_t) ≤ f(x_t) − c α g_t·p_t
    """,
    sources: [
      """
      J. Nocedal, S. J. Wright. Numerical Optimization, 2nd edition, Springer (2006), section 3.4 \
      and algorithms 3.1, 3.3, doi:10.1007/978-0-387-40065-5
      """
    ],
    pitfalls: ["At a saddle the gradient is 0, and so is the step: it stays if it starts there."])
  /// c
  public static let hyperparameters: [HyperparameterDeclaration<DampedNewton>] = [
    .init("sufficientDecrease", "c", \.sufficientDecrease, in: Bounds(0..<1))
  ]
  /// The Hessian and values are asked for.
  public static let usesOracle = true

  /// α of the last step.
  public func initialState(dimension: Int) -> StepLength { StepLength(dimension: dimension) }

  /// Solves for the direction and searches along it.
  public func advance(
    _ x: inout MutableSpan<Double>, gradient: Span<Double>, state: inout StepLength, step: Step,
    oracle: inout Oracle
  ) {
    let h = oracle.hessian(at: x.span)
    let p = LinearSystem.solveDefinite(h, gradient.indices.map { gradient[$0] })
    let ray = Ray(
      origin: x.span, direction: (p ?? gradient.indices.map { gradient[$0] }).map { -$0 },
      value: step.value, gradient: gradient)
    let search = ArmijoSearch(sufficientDecrease: sufficientDecrease, contraction: 0.5)
    state.alpha = search.stepLength(along: ray, from: step.learningRate, &oracle)
    ray.move(&x, by: state.alpha)
  }

  /// α
  public func readings(of state: StepLength, learningRate: Double) -> [StateColumn] {
    state.readings
  }
}
