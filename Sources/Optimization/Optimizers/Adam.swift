import Elementary

/// Adam: momentum scaled by a running root mean square, both corrected for starting at zero.
///
///     m_t = β₁ m_{t−1} + (1 − β₁) g_t        m̂_t = m_t / (1 − β₁ᵗ)
///     v_t = β₂ v_{t−1} + (1 − β₂) g_t²       v̂_t = v_t / (1 − β₂ᵗ)
///     x_t = x_{t−1} − η_t m̂_t / (√v̂_t + ε)
///
/// t counts from 1 here, as in the paper. The first step is η·sign(g), whatever the size of g.
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
  /// Creates the rule with the paper's defaults.
  public init() {}

  /// The rule in words and formulas.
  public static let explanation = Explanation(
    """
    m_t = β₁ m_{t−1} + (1 − β₁) g_t        m̂_t = m_t / (1 − β₁ᵗ)
    v_t = β₂ v_{t−1} + (1 − β₂) g_t²       v̂_t = v_t / (1 − β₂ᵗ)
    x_t = x_{t−1} − η_t m̂_t / (√v̂_t + ε)
    """,
    sources: [
      "D. P. Kingma, J. Ba. \"Adam: A Method for Stochastic Optimization.\" ICLR (2015), doi:10.48550/arXiv.1412.6980"
    ])
  /// β₁, β₂ and ε.
  public static let hyperparameters: [HyperparameterDeclaration<Adam>] = [
    .init("beta1", "\\beta_1", \.beta1, in: Bounds(0..<1)),
    .init("beta2", "\\beta_2", \.beta2, in: Bounds(0..<1)),
    .init("epsilon", "\\epsilon", \.epsilon, in: .nonNegative),
  ]
  /// m, v, m̂ and v̂.
  public static let slotQuantities: [SlotQuantity<Adam>] = [
    .init("m", "m") { _, slot, _, _ in slot.m },
    .init("v", "v") { _, slot, _, _ in slot.v },
    .init("mHat", "\\hat m") { _, slot, shared, _ in slot.m * shared.meanCorrection },
    .init("vHat", "\\hat v") { _, slot, shared, _ in slot.v * shared.squareCorrection },
  ]

  /// The two moments of one coordinate.
  public struct Slot: BitwiseCopyable, Sendable {
    var m = 0.0
    var v = 0.0
  }
  /// β₁ᵗ, β₂ᵗ and the corrections 1/(1 − β₁ᵗ), 1/(1 − β₂ᵗ).
  public struct Shared: Sendable {
    var beta1Power = 1.0
    var beta2Power = 1.0
    var meanCorrection = 1.0
    var squareCorrection = 1.0
  }
  /// m = v = 0
  public var initialSlot: Slot { Slot() }
  /// t = 0
  public var initialShared: Shared { Shared() }

  /// Advances t.
  public func prepare(_ shared: inout Shared) {
    shared.beta1Power *= beta1
    shared.beta2Power *= beta2
    shared.meanCorrection = 1 / (1 - shared.beta1Power)
    shared.squareCorrection = 1 / (1 - shared.beta2Power)
  }

  /// η m̂ / (√v̂ + ε)
  public func delta(_ g: Double, slot: inout Slot, shared: Shared, learningRate: Double) -> Double {
    slot.m = beta1 * slot.m + (1 - beta1) * g
    slot.v = beta2 * slot.v + (1 - beta2) * g * g
    return learningRate * slot.m * shared.meanCorrection
      / (squareRoot(slot.v * shared.squareCorrection) + epsilon)
  }
}
