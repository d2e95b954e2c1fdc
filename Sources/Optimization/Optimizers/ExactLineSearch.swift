/// Steepest descent with an exact line search.
///
///     x_{t+1} = x_t − α_t g_t,  α_t the first minimizer of f(x_t − α g_t) over α > 0
///
/// On a quadratic α_t = g·g / g·Hg, each gradient is orthogonal to the one before, and f falls by
/// ((κ − 1) / (κ + 1))² or more in every step. η is only where the search begins. Elsewhere f is known
/// by samples, between which a dip may hide; it never rises.
///
/// > A.-L. Cauchy. "Méthode générale pour la résolution des systèmes d'équations simultanées."
/// > *Comptes rendus* 25 (1847), 536–538.
/// >
/// > J. Nocedal, S. J. Wright. *Numerical Optimization*, 2nd edition, Springer (2006), theorem
/// > 3.3, doi:10.1007/978-0-387-40065-5
public struct ExactLineSearch: Optimizer {
  /// Creates the rule, which has no hyperparameters of its own.
  public init() {}

  /// The rule in words and formulas.
  public static let explanation = Explanation(
    """
    x_{t+1} = x_t − α_t g_t,  α_t the first minimizer of f(x_t − α g_t) over α > 0
    """,
    sources: [
      """
      A.-L. Cauchy. "Méthode générale pour la résolution des systèmes d'équations simultanées." \
      Comptes rendus 25 (1847), 536–538
      """,
      """
      J. Nocedal, S. J. Wright. Numerical Optimization, 2nd edition, Springer (2006), theorem 3.3, \
      doi:10.1007/978-0-387-40065-5
      """,
    ],
    pitfalls: [
      "The best step downhill is not the best way to the bottom: in a valley it zigzags for good.",
      "The first minimizer is found by samples along the ray: a dip between two of them is passed over.",
    ])
  /// None.
  public static let hyperparameters: [HyperparameterDeclaration<ExactLineSearch>] = []
  /// Gradients along the ray are asked for.
  public static let usesOracle = true

  /// α of the last step.
  public func initialState(dimension: Int) -> StepLength { StepLength(dimension: dimension) }

  /// Searches downhill.
  public func advance(
    _ x: inout MutableSpan<Double>, gradient: Span<Double>, state: inout StepLength, step: Step,
    oracle: inout Oracle
  ) {
    let ray = Ray(downFrom: x.span, value: step.value, gradient: gradient)
    state.alpha = ExactSearch(along: ray).stepLength(from: step.learningRate, &oracle)
    ray.move(&x, by: state.alpha)
  }

  /// α
  public func readings(of state: StepLength, learningRate: Double) -> [StateColumn] {
    state.readings
  }
}
