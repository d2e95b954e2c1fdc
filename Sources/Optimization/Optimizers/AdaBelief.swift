import Elementary

/// AdaBelief: Adam scaled by how far gradients are from their mean, not by their size.
///
///     m_t = β₁ m_{t−1} + (1 − β₁) g_t
///     s_t = β₂ s_{t−1} + (1 − β₂)(g_t − m_t)² + ε₀
///     x_t = x_{t−1} − η_t m̂_t / (√ŝ_t + ε)
///
/// m̂ and ŝ are corrected as in Adam. Optax and the authors' code have ε = ε₀ = 10⁻¹⁶, the paper
/// 10⁻⁸ for both.
///
/// > J. Zhuang, T. Tang, Y. Ding, S. Tatikonda, N. Dvornek, X. Papademetris, J. S. Duncan.
/// > "AdaBelief Optimizer: Adapting Stepsizes by the Belief in Observed Gradients." *NeurIPS* 33
/// > (2020), doi:10.48550/arXiv.2010.07468
public struct AdaBelief: ElementwiseOptimizer {
  /// β₁, the decay rate of the mean, in [0, 1).
  public var beta1 = 0.9
  /// β₂, the decay rate of the mean square deviation, in [0, 1).
  public var beta2 = 0.999
  /// ε, in the units of the gradient.
  public var epsilon = 1e-16
  /// ε₀, in the units of the squared gradient.
  public var epsilonRoot = 1e-16
  /// Creates the rule with the defaults of Optax.
  public init() {}
  init(epsilon: Double) {
    self.epsilon = epsilon
    epsilonRoot = epsilon
  }

  /// The rule in words and formulas.
  public static let explanation = Explanation(
    """
    m_t = β₁ m_{t−1} + (1 − β₁) g_t
    s_t = β₂ s_{t−1} + (1 − β₂)(g_t − m_t)² + ε₀
    x_t = x_{t−1} − η_t m̂_t / (√ŝ_t + ε)
    """,
    sources: [
      """
      J. Zhuang, T. Tang, Y. Ding, S. Tatikonda, N. Dvornek, X. Papademetris, J. S. Duncan. \
      "AdaBelief Optimizer: Adapting Stepsizes by the Belief in Observed Gradients." NeurIPS 33 \
      (2020), doi:10.48550/arXiv.2010.07468
      """
    ],
    pitfalls: [
      "Without noise s falls below any gradient on a straight slope, and the steps grow very long."
    ])
  /// β₁, β₂, ε and ε₀.
  public static let hyperparameters: [HyperparameterDeclaration<AdaBelief>] = [
    .init("beta1", "\\beta_1", \.beta1, in: Bounds(0..<1)),
    .init("beta2", "\\beta_2", \.beta2, in: Bounds(0..<1)),
    .init("epsilon", "\\epsilon", \.epsilon, in: .nonNegative),
    .init("epsilonRoot", "\\epsilon_0", \.epsilonRoot, in: .nonNegative),
  ]
  /// m, s and the effective rate.
  public static let slotQuantities: [SlotQuantity<AdaBelief>] = [
    .init("m", "m") { _, slot, _, _ in slot.m },
    .init("s", "s") { _, slot, _, _ in slot.v },
    .effectiveRate { rule, slot, shared, rate in
      rate / (squareRoot(slot.v * shared.square) + rule.epsilon)
    },
  ]

  /// m = s = 0
  public var initialSlot: Moments { Moments() }
  /// t = 0
  public var initialShared: BiasCorrections { BiasCorrections() }

  /// Advances t.
  @inline(__always)
  public func prepare(_ shared: inout BiasCorrections) {
    shared.advance(beta1: beta1, beta2: beta2)
  }

  /// η m̂ / (√ŝ + ε)
  public func delta(
    _ g: Double, slot: inout Moments, shared: BiasCorrections, learningRate: Double
  ) -> Double {
    slot.m = beta1 * slot.m + (1 - beta1) * g
    let deviation = g - slot.m
    slot.v = beta2 * slot.v + (1 - beta2) * deviation * deviation + epsilonRoot
    return learningRate * slot.m * shared.mean / (squareRoot(slot.v * shared.square) + epsilon)
  }
}
