/// Newton's method: the step to where the quadratic model of f has its critical point.
///
///     x_{t+1} = x_t − η_t H_t⁻¹ g_t,  H_t = ∇²f(x_t)
///
/// η = 1 is the pure method. It finds critical points of any kind: H need not be positive definite.
/// Where g = 0 it stays, even if H is singular.
///
/// > J. Nocedal, S. J. Wright. *Numerical Optimization*, 2nd edition, Springer (2006), section
/// > 3.3, doi:10.1007/978-0-387-40065-5
public struct Newton: Optimizer {
  /// Creates the rule, which has no hyperparameters of its own.
  public init() {}

  /// The rule in words and formulas.
  public static let explanation = Explanation(
    """
    x_{t+1} = x_t − η_t H_t⁻¹ g_t,  H_t = ∇²f(x_t)
    """,
    sources: [
      """
      J. Nocedal, S. J. Wright. Numerical Optimization, 2nd edition, Springer (2006), section 3.3, \
      doi:10.1007/978-0-387-40065-5
      """
    ],
    pitfalls: [
      """
      It goes to saddles and maxima as gladly as to minima, and far from any of them it may \
      diverge: on √(1 + x²) it does from every |x| > 1.
      """,
      "A Hessian costs n gradients, and where it is singular the run ends.",
    ])
  /// None.
  public static let hyperparameters: [HyperparameterDeclaration<Newton>] = []
  /// The Hessian is asked for.
  public static let usesOracle = true

  /// Nothing is remembered.
  public func initialState(dimension: Int) {}

  /// Solves for the step.
  public func advance(
    _ x: inout MutableSpan<Double>, gradient: Span<Double>, state: inout Void, step: Step,
    oracle: inout Oracle
  ) {
    guard gradient.indices.contains(where: { gradient[$0] != 0 }) else { return }
    let h = oracle.hessian(at: x.span)
    let p = LinearSystem.solve(h, gradient.indices.map { gradient[$0] })
    for i in p.indices { x[i] -= step.learningRate * p[i] }
  }

  /// Nothing.
  public func readings(of state: Void, learningRate: Double) -> [StateColumn] { [] }
}

extension Oracle {
  /// ∇²f(x), n × n, row-major.
  mutating func hessian(at x: Span<Double>) -> [Double] {
    var h = Array(repeating: 0.0, count: dimension * dimension)
    var span = h.mutableSpan
    hessian(at: x, into: &span)
    return h
  }
}
