import Elementary

/// NAdam: Adam with Nesterov's look ahead.
///
///     μ_t = β₁ (1 − ½ 0.96^{tψ}),  Π_t = μ_1 … μ_t
///     m̂_t = μ_{t+1} m_t / (1 − Π_{t+1}) + (1 − μ_t) g_t / (1 − Π_t)
///     x_t = x_{t−1} − η_t m̂_t / (√v̂_t + ε)
///
/// m_t and v̂_t are those of Adam. So in PyTorch and the paper. Optax has no schedule of the
/// momentum (`NesterovAdam`).
///
/// > T. Dozat. "Incorporating Nesterov Momentum into Adam." *ICLR Workshop* (2016).
public struct NAdam: ElementwiseOptimizer {
  /// β₁, the decay rate of the mean, in [0, 1).
  public var beta1 = 0.9
  /// β₂, the decay rate of the mean square, in [0, 1).
  public var beta2 = 0.999
  /// ε, in the units of the gradient.
  public var epsilon = 1e-8
  /// ψ, how fast the momentum grows from β₁/2 to β₁.
  public var momentumDecay = 0.004
  /// Creates the rule with the defaults of PyTorch.
  public init() {}

  /// The rule in words and formulas.
  public static let explanation = Explanation(
    """
    μ_t = β₁ (1 − ½ 0.96^{tψ}),  Π_t = μ_1 … μ_t
    m̂_t = μ_{t+1} m_t / (1 − Π_{t+1}) + (1 − μ_t) g_t / (1 − Π_t)
    x_t = x_{t−1} − η_t m̂_t / (√v̂_t + ε)
    """,
    sources: ["T. Dozat. \"Incorporating Nesterov Momentum into Adam.\" ICLR Workshop (2016)"],
    pitfalls: [
      "Optax leaves the schedule of the momentum out, so that there is no ψ."
    ])
  /// β₁, β₂, ε and ψ.
  public static let hyperparameters: [HyperparameterDeclaration<NAdam>] = [
    .init("beta1", "\\beta_1", \.beta1, in: Bounds(0..<1)),
    .init("beta2", "\\beta_2", \.beta2, in: Bounds(0..<1)),
    .init("epsilon", "\\epsilon", \.epsilon, in: .nonNegative),
    .init("momentumDecay", "\\psi", \.momentumDecay, in: .nonNegative),
  ]
  /// m, v, v̂ and the effective rate.
  public static let slotQuantities: [SlotQuantity<NAdam>] = [
    .init("m", "m") { _, slot, _, _ in slot.m },
    .init("v", "v") { _, slot, _, _ in slot.v },
    .init("vHat", "\\hat v") { _, slot, shared, _ in slot.v * shared.moments.square },
    .effectiveRate { rule, slot, shared, rate in
      rate / (squareRoot(slot.v * shared.moments.square) + rule.epsilon)
    },
  ]

  /// The corrections, and the weights of mean and gradient in m̂.
  public struct Shared: Sendable {
    var moments = BiasCorrections()
    var product = 1.0
    var meanWeight = 0.0
    var gradientWeight = 0.0
  }
  /// m = v = 0
  public var initialSlot: Moments { Moments() }
  /// t = 0
  public var initialShared: Shared { Shared() }

  /// Advances t.
  public func prepare(_ shared: inout Shared) {
    shared.moments.advance(beta1: beta1, beta2: beta2)
    let (now, next) = (momentum(shared.moments.step), momentum(shared.moments.step + 1))
    shared.product *= now
    shared.meanWeight = next / (1 - shared.product * next)
    shared.gradientWeight = (1 - now) / (1 - shared.product)
  }

  private func momentum(_ t: Int) -> Double {
    beta1 * (1 - 0.5 * power(0.96, Double(t) * momentumDecay))
  }

  /// η m̂ / (√v̂ + ε)
  public func delta(
    _ g: Double, slot: inout Moments, shared: Shared, learningRate: Double
  ) -> Double {
    slot.update(g, beta1: beta1, beta2: beta2)
    let mean = shared.meanWeight * slot.m + shared.gradientWeight * g
    return learningRate * mean / (squareRoot(slot.v * shared.moments.square) + epsilon)
  }
}
