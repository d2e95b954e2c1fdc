/// L-BFGS: Newton's method with a Hessian guessed from the last steps.
///
///     s_i = x_{i+1} − x_i,  y_i = g_{i+1} − g_i,  ρ_i = 1 / y_i·s_i
///     H_{i+1} = (I − ρ_i s_i y_iᵀ) H_i (I − ρ_i y_i s_iᵀ) + ρ_i s_i s_iᵀ
///     x_{t+1} = x_t − α_t H_t g_t
///
/// H_t is built from the last m pairs upon (s·y / y·y) I, by the two-loop recursion; a pair with
/// y·s ≤ 10⁻¹⁰ is left out. α_t meets the strong Wolfe conditions with c₁ = 10⁻⁴ and c₂; the search
/// begins at η_t, in the first step at η_t min(1, 1 / ‖g‖₁), as in PyTorch. Where the first length
/// does not do, PyTorch, Optax and this search choose others between the same bounds: then the steps
/// of the three differ.
///
/// > D. C. Liu, J. Nocedal. "On the limited memory BFGS method for large scale optimization."
/// > *Mathematical Programming* 45 (1989), 503–528, doi:10.1007/BF01589116
public struct LBFGS: Optimizer {
  /// m, a whole number of pairs.
  public var memory = 10.0
  /// c₂ in (10⁻⁴, 1).
  public var curvature = 0.9
  /// Creates the rule with the memory of Optax.
  public init() {}
  init(memory: Double) { self.memory = memory }

  /// The rule in words and formulas.
  public static let explanation = Explanation(
    """
    s_i = x_{i+1} − x_i,  y_i = g_{i+1} − g_i,  ρ_i = 1 / y_i·s_i
    H_{i+1} = (I − ρ_i s_i y_iᵀ) H_i (I − ρ_i y_i s_iᵀ) + ρ_i s_i s_iᵀ
    x_{t+1} = x_t − α_t H_t g_t
    """,
    sources: [
      """
      D. C. Liu, J. Nocedal. "On the limited memory BFGS method for large scale optimization." \
      Mathematical Programming 45 (1989), 503–528, doi:10.1007/BF01589116
      """
    ],
    pitfalls: [
      """
      A step here is one iteration with its line search; PyTorch's `step()` makes up to 20. \
      Compare by evaluations.
      """,
      """
      Many lengths meet the strong Wolfe conditions. Where η is not one of them, this search (Nocedal \
      and Wright, algorithms 3.5 and 3.6) need not choose the length that PyTorch or Optax would: the \
      conventions set the memory, not the path.
      """,
      "Noise ruins it: differences of gradients are what it lives on.",
    ])
  /// m and c₂.
  public static let hyperparameters: [HyperparameterDeclaration<LBFGS>] = [
    .init("memory", "m", \.memory, in: .whole(1...10_000)),
    .init("curvature", "c_2", \.curvature, in: Bounds(0.001..<1)),
  ]
  /// Gradients along the ray are asked for.
  public static let usesOracle = true

  /// The pairs, the last point, and α.
  public struct State: Sendable {
    struct Pair: Sendable {
      var s: [Double]
      var y: [Double]
      var rho: Double
    }
    var pairs: [Pair] = []
    var x: [Double] = []
    var gradient: [Double] = []
    var length: StepLength
  }
  /// No pairs.
  public func initialState(dimension: Int) -> State {
    State(length: StepLength(dimension: dimension))
  }

  /// Makes a pair of the last step, and searches along −H g.
  public func advance(
    _ x: inout MutableSpan<Double>, gradient: Span<Double>, state: inout State, step: Step,
    oracle: inout Oracle
  ) {
    let g = gradient.indices.map { gradient[$0] }
    remember(x.span, g, in: &state)
    var direction = LBFGS.direction(g, state.pairs)
    var ray = Ray(origin: x.span, direction: direction, value: step.value, gradient: gradient)
    if !(ray.slope < 0) {
      // Rounding, or noise: begin anew.
      state.pairs = []
      direction = g.map { -$0 }
      ray = Ray(origin: x.span, direction: direction, value: step.value, gradient: gradient)
    }
    let size = g.reduce(0) { $0 + abs($1) }
    let first = state.pairs.isEmpty ? min(1, 1 / size) * step.learningRate : step.learningRate
    state.length.alpha = WolfeSearch(curvature: curvature)
      .stepLength(along: ray, from: first, &oracle)
    ray.move(&x, by: state.length.alpha)
  }

  private func remember(_ x: Span<Double>, _ g: [Double], in state: inout State) {
    let point = x.indices.map { x[$0] }
    if !state.x.isEmpty {
      let s = zip(point, state.x).map { $0 - $1 }
      let y = zip(g, state.gradient).map { $0 - $1 }
      let product = dot(y, s)
      if product > 1e-10 {
        state.pairs.append(State.Pair(s: s, y: y, rho: 1 / product))
        if state.pairs.count > Int(memory) { state.pairs.removeFirst() }
      }
    }
    state.x = point
    state.gradient = g
  }

  /// −H g
  private static func direction(_ g: [Double], _ pairs: [State.Pair]) -> [Double] {
    var q = g
    var factors: [Double] = []
    for pair in pairs.reversed() {
      let factor = pair.rho * dot(pair.s, q)
      for i in q.indices { q[i] -= factor * pair.y[i] }
      factors.append(factor)
    }
    if let last = pairs.last {
      let scale = 1 / (last.rho * dot(last.y, last.y))
      for i in q.indices { q[i] *= scale }
    }
    for (pair, factor) in zip(pairs, factors.reversed()) {
      let correction = factor - pair.rho * dot(pair.y, q)
      for i in q.indices { q[i] += correction * pair.s[i] }
    }
    return q.map { -$0 }
  }

  /// α
  public func readings(of state: State, learningRate: Double) -> [StateColumn] {
    state.length.readings
  }
}

private func dot(_ a: [Double], _ b: [Double]) -> Double {
  zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
}
