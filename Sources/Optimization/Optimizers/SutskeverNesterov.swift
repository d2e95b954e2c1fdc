/// Nesterov's method with the iterates of the textbook: inertia first, then the gradient there.
///
///     v_t = μ v_{t−1} − η_t ∇f(x_t + μ v_{t−1})
///     x_{t+1} = x_t + v_t
///
/// x_t + μ v_{t−1} are the iterates of `Nesterov`. The gradient at x_t itself is not used, so noise,
/// clipping and coupled decay, which happen to it, do not matter here.
///
/// > I. Sutskever, J. Martens, G. Dahl, G. Hinton. "On the importance of initialization and
/// > momentum in deep learning." *ICML* (2013), 1139–1147, equations 3 and 4.
public struct SutskeverNesterov: Optimizer {
  /// μ in [0, 1).
  public var momentum = 0.0
  /// Creates the rule without momentum.
  public init() {}

  /// The rule in words and formulas.
  public static let explanation = Explanation(
    """
    v_t = μ v_{t−1} − η_t ∇f(x_t + μ v_{t−1})
    x_{t+1} = x_t + v_t
    """,
    sources: [
      """
      I. Sutskever, J. Martens, G. Dahl, G. Hinton. "On the importance of initialization and \
      momentum in deep learning." ICML (2013), 1139–1147, equations 3 and 4
      """
    ],
    pitfalls: [
      """
      This form has no use for the gradient at x, on which noise, clipping and coupled decay act: \
      they need the convention "torch".
      """
    ])
  /// μ
  public static let hyperparameters: [HyperparameterDeclaration<SutskeverNesterov>] = [
    .init("momentum", "\\mu", \.momentum, in: Bounds(0..<1), isRequired: true)
  ]
  /// The gradient ahead is asked for.
  public static let usesOracle = true
  /// Only the gradient ahead counts.
  public static let usesGradient = false

  /// v = 0
  public func initialState(dimension: Int) -> [Double] { Array(repeating: 0, count: dimension) }

  /// Looks ahead and steps.
  public func advance(
    _ x: inout MutableSpan<Double>, gradient: Span<Double>, state: inout [Double], step: Step,
    oracle: inout Oracle
  ) {
    let ahead = state.indices.map { x[$0] + momentum * state[$0] }
    var there = Array(repeating: 0.0, count: ahead.count)
    var span = there.mutableSpan
    _ = oracle.evaluate(at: ahead.span, gradient: &span)
    for i in state.indices {
      state[i] = momentum * state[i] - step.learningRate * there[i]
      x[i] += state[i]
    }
  }

  /// v
  public func readings(of state: [Double], learningRate: Double) -> [StateColumn] {
    [StateColumn(name: "v", symbol: "v", values: state)]
  }
}
