import Elementary

/// Adam: momentum scaled by a running root mean square, both corrected for starting at zero.
///
///     m_t = β₁ m_{t−1} + (1 − β₁) g_t        m̂_t = m_t / (1 − β₁ᵗ)
///     v_t = β₂ v_{t−1} + (1 − β₂) g_t²       v̂_t = v_t / (1 − β₂ᵗ)
///     x_t = x_{t−1} − η_t m̂_t / (√(v̂_t + ε₀) + ε)
///
/// t counts from 1 here, as in the paper. The first step is η·sign(g), whatever the size of g.
/// ε₀ is Optax's `eps_root`; PyTorch and the paper have none.
///
/// > D. P. Kingma, J. Ba. "Adam: A Method for Stochastic Optimization." *ICLR* (2015),
/// > doi:10.48550/arXiv.1412.6980
public struct Adam: ElementwiseOptimizer {
  /// β₁, the decay rate of the mean, in [0, 1).
  public var beta1 = 0.9
  /// β₂, the decay rate of the mean square, in [0, 1).
  public var beta2 = 0.999
  /// ε, in the units of the gradient.
  public var epsilon = 1e-8
  /// ε₀, in the units of the squared gradient.
  public var epsilonRoot = 0.0
  /// Creates the rule with the paper's defaults.
  public init() {}

  /// The rule in words and formulas.
  public static let explanation = Explanation(
    """
    m_t = β₁ m_{t−1} + (1 − β₁) g_t        m̂_t = m_t / (1 − β₁ᵗ)
    v_t = β₂ v_{t−1} + (1 − β₂) g_t²       v̂_t = v_t / (1 − β₂ᵗ)
    x_t = x_{t−1} − η_t m̂_t / (√(v̂_t + ε₀) + ε)
    """,
    sources: [
      """
      D. P. Kingma, J. Ba. "Adam: A Method for Stochastic Optimization." ICLR (2015), \
      doi:10.48550/arXiv.1412.6980
      """
    ],
    pitfalls: [
      """
      A step is about η long however small the gradient is, so with a constant learning rate Adam \
      circles a minimizer at a distance of the order of η.
      """,
      "The rule is not invariant to rotation: a turned valley is another problem to it.",
    ])
  /// β₁, β₂, ε and ε₀.
  public static let hyperparameters: [HyperparameterDeclaration<Adam>] = [
    .init("beta1", "\\beta_1", \.beta1, in: Bounds(0..<1)),
    .init("beta2", "\\beta_2", \.beta2, in: Bounds(0..<1)),
    .init("epsilon", "\\epsilon", \.epsilon, in: .nonNegative),
    .init("epsilonRoot", "\\epsilon_0", \.epsilonRoot, in: .nonNegative),
  ]
  /// m, v, m̂, v̂ and η / (√(v̂ + ε₀) + ε).
  public static let slotQuantities: [SlotQuantity<Adam>] = [
    .init("m", "m") { _, slot, _, _ in slot.m },
    .init("v", "v") { _, slot, _, _ in slot.v },
    .init("mHat", "\\hat m") { _, slot, shared, _ in slot.m * shared.mean },
    .init("vHat", "\\hat v") { _, slot, shared, _ in slot.v * shared.square },
    .effectiveRate { rule, slot, shared, rate in
      rate / (squareRoot(slot.v * shared.square + rule.epsilonRoot) + rule.epsilon)
    },
  ]

  /// m = v = 0
  public var initialSlot: Moments { Moments() }
  /// t = 0
  public var initialShared: BiasCorrections { BiasCorrections() }

  /// Advances t.
  @inline(__always)
  public func prepare(_ shared: inout BiasCorrections) {
    shared.advance(beta1: beta1, beta2: beta2)
  }

  /// η m̂ / (√(v̂ + ε₀) + ε)
  public func delta(
    _ g: Double, slot: inout Moments, shared: BiasCorrections, learningRate: Double
  ) -> Double {
    slot.update(g, beta1: beta1, beta2: beta2)
    return learningRate * slot.m * shared.mean
      / (squareRoot(slot.v * shared.square + epsilonRoot) + epsilon)
  }
}
