import Elementary

/// Yogi: Adam whose mean square moves by a bounded amount, towards g² but never in a leap.
///
///     m_t = β₁ m_{t−1} + (1 − β₁) g_t
///     v_t = v_{t−1} − (1 − β₂) sign(v_{t−1} − g_t²) g_t²
///     x_t = x_{t−1} − η_t m̂_t / (√v̂_t + ε)
///
/// m₀ = v₀ = 10⁻⁶ as in Optax; m̂ and v̂ are corrected as in Adam.
///
/// > M. Zaheer, S. J. Reddi, D. Sachan, S. Kale, S. Kumar. "Adaptive Methods for Nonconvex
/// > Optimization." *NeurIPS* 31 (2018).
public struct Yogi: ElementwiseOptimizer {
  /// β₁, the decay rate of the mean, in [0, 1).
  public var beta1 = 0.9
  /// β₂, 1 less the rate at which the mean square moves, in [0, 1).
  public var beta2 = 0.999
  /// ε, in the units of the gradient.
  public var epsilon = 1e-3
  /// m₀ and v₀.
  public var initialAccumulator = 1e-6
  /// Creates the rule with the defaults of Optax.
  public init() {}

  /// The rule in words and formulas.
  public static let explanation = Explanation(
    """
    m_t = β₁ m_{t−1} + (1 − β₁) g_t
    v_t = v_{t−1} − (1 − β₂) sign(v_{t−1} − g_t²) g_t²
    x_t = x_{t−1} − η_t m̂_t / (√v̂_t + ε)
    """,
    sources: [
      """
      M. Zaheer, S. J. Reddi, D. Sachan, S. Kale, S. Kumar. "Adaptive Methods for Nonconvex \
      Optimization." NeurIPS 31 (2018)
      """
    ],
    pitfalls: [
      "ε is 0.001, a hundred thousand times that of Adam: near a minimizer Yogi is momentum."
    ])
  /// β₁, β₂, ε and the initial moments.
  public static let hyperparameters: [HyperparameterDeclaration<Yogi>] = [
    .init("beta1", "\\beta_1", \.beta1, in: Bounds(0..<1)),
    .init("beta2", "\\beta_2", \.beta2, in: Bounds(0..<1)),
    .init("epsilon", "\\epsilon", \.epsilon, in: .nonNegative),
    .init("initialAccumulator", "v_0", \.initialAccumulator, in: .nonNegative),
  ]
  /// m, v and the effective rate.
  public static let slotQuantities: [SlotQuantity<Yogi>] = [
    .init("m", "m") { _, slot, _, _ in slot.m },
    .init("v", "v") { _, slot, _, _ in slot.v },
    .effectiveRate { rule, slot, shared, rate in
      rate / (squareRoot(slot.v * shared.square) + rule.epsilon)
    },
  ]

  /// m = v = v₀
  public var initialSlot: Moments { Moments(m: initialAccumulator, v: initialAccumulator) }
  /// t = 0
  public var initialShared: BiasCorrections { BiasCorrections() }

  /// Advances t.
  @inline(__always)
  public func prepare(_ shared: inout BiasCorrections) {
    shared.advance(beta1: beta1, beta2: beta2)
  }

  /// η m̂ / (√v̂ + ε)
  public func delta(
    _ g: Double, slot: inout Moments, shared: BiasCorrections, learningRate: Double
  ) -> Double {
    slot.m = beta1 * slot.m + (1 - beta1) * g
    let square = g * g
    let sign = slot.v > square ? 1.0 : slot.v < square ? -1 : 0
    slot.v -= (1 - beta2) * sign * square
    return learningRate * slot.m * shared.mean / (squareRoot(slot.v * shared.square) + epsilon)
  }
}
