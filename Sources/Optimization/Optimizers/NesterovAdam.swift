import Elementary

/// NAdam without a schedule of the momentum: Adam whose mean looks a step ahead, as Optax has it.
///
///     m̂_t = β₁ m_t / (1 − β₁ᵗ⁺¹) + (1 − β₁) g_t / (1 − β₁ᵗ)
///     x_t = x_{t−1} − η_t m̂_t / (√(v̂_t + ε₀) + ε)
///
/// m_t and v̂_t are those of Adam. This is `NAdam` in the limit ψ → ∞.
///
/// > T. Dozat. "Incorporating Nesterov Momentum into Adam." *ICLR Workshop* (2016).
public struct NesterovAdam: ElementwiseOptimizer {
  /// β₁, the decay rate of the mean, in [0, 1).
  public var beta1 = 0.9
  /// β₂, the decay rate of the mean square, in [0, 1).
  public var beta2 = 0.999
  /// ε, in the units of the gradient.
  public var epsilon = 1e-8
  /// ε₀, in the units of the squared gradient.
  public var epsilonRoot = 0.0
  /// Creates the rule with the defaults of Optax.
  public init() {}

  /// The rule in words and formulas.
  public static let explanation = Explanation(
    """
    m̂_t = β₁ m_t / (1 − β₁ᵗ⁺¹) + (1 − β₁) g_t / (1 − β₁ᵗ)
    x_t = x_{t−1} − η_t m̂_t / (√(v̂_t + ε₀) + ε)
    """,
    sources: ["T. Dozat. \"Incorporating Nesterov Momentum into Adam.\" ICLR Workshop (2016)"],
    pitfalls: [
      """
      Without the schedule the first step is (1 + 2β₁) / (1 + β₁) times η, where Adam's is η: \
      nearly half as long again for β₁ = 0.9.
      """
    ])
  /// β₁, β₂, ε and ε₀.
  public static let hyperparameters: [HyperparameterDeclaration<NesterovAdam>] = [
    .init("beta1", "\\beta_1", \.beta1, in: Bounds(0..<1)),
    .init("beta2", "\\beta_2", \.beta2, in: Bounds(0..<1)),
    .init("epsilon", "\\epsilon", \.epsilon, in: .nonNegative),
    .init("epsilonRoot", "\\epsilon_0", \.epsilonRoot, in: .nonNegative),
  ]
  /// m, v, v̂ and the effective rate.
  public static let slotQuantities: [SlotQuantity<NesterovAdam>] = [
    .init("m", "m") { _, slot, _, _ in slot.m },
    .init("v", "v") { _, slot, _, _ in slot.v },
    .init("vHat", "\\hat v") { _, slot, shared, _ in slot.v * shared.moments.square },
    .effectiveRate { rule, slot, shared, rate in rate / rule.divisor(slot, shared) },
  ]

  /// The corrections, and the weights of mean and gradient in m̂.
  public struct Shared: Sendable {
    var moments = BiasCorrections()
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
    shared.meanWeight = beta1 / (1 - beta1 * shared.moments.beta1Power)
    shared.gradientWeight = (1 - beta1) * shared.moments.mean
  }

  /// η m̂ / (√(v̂ + ε₀) + ε)
  public func delta(
    _ g: Double, slot: inout Moments, shared: Shared, learningRate: Double
  ) -> Double {
    slot.update(g, beta1: beta1, beta2: beta2)
    let mean = shared.meanWeight * slot.m + shared.gradientWeight * g
    return learningRate * mean / divisor(slot, shared)
  }

  private func divisor(_ slot: Moments, _ shared: Shared) -> Double {
    squareRoot(slot.v * shared.moments.square + epsilonRoot) + epsilon
  }
}
