/// Adamax: Adam with the largest of the recent gradients in place of their root mean square.
///
///     m_t = β₁ m_{t−1} + (1 − β₁) g_t
///     u_t = max(β₂ u_{t−1}, |g_t| + ε)
///     x_t = x_{t−1} − η_t m_t / ((1 − β₁ᵗ) u_t)
///
/// PyTorch and Optax add ε inside the maximum. The paper has none and divides 0 by 0 where every
/// gradient has been 0; there is no step then.
///
/// > D. P. Kingma, J. Ba. "Adam: A Method for Stochastic Optimization." *ICLR* (2015), section
/// > 7.1, doi:10.48550/arXiv.1412.6980
public struct Adamax: ElementwiseOptimizer {
  /// β₁, the decay rate of the mean, in [0, 1).
  public var beta1 = 0.9
  /// β₂, the decay rate of the maximum, in [0, 1).
  public var beta2 = 0.999
  /// ε, in the units of the gradient.
  public var epsilon = 1e-8
  /// Creates the rule with the defaults of PyTorch.
  public init() {}

  /// Without ε.
  static var paper: Adamax {
    var rule = Adamax()
    rule.epsilon = 0
    return rule
  }

  /// The rule in words and formulas.
  public static let explanation = Explanation(
    """
    m_t = β₁ m_{t−1} + (1 − β₁) g_t
    u_t = max(β₂ u_{t−1}, |g_t| + ε)
    x_t = x_{t−1} − η_t m_t / ((1 − β₁ᵗ) u_t)
    """,
    variants: [
      .paper: """
      m_t = β₁ m_{t−1} + (1 − β₁) g_t
      u_t = max(β₂ u_{t−1}, |g_t|)
      x_t = x_{t−1} − η_t m_t / ((1 − β₁ᵗ) u_t);  no step where u_t = 0
      """
    ],
    sources: [
      """
      D. P. Kingma, J. Ba. "Adam: A Method for Stochastic Optimization." ICLR (2015), section 7.1, \
      doi:10.48550/arXiv.1412.6980
      """
    ],
    pitfalls: [
      "The maximum forgets slowly: after a steep start the steps stay short for long.",
      """
      Without ε, as in the paper, a gradient that was always zero gives 0/0; here it gives no step, \
      and one that is next to zero gives a step as long as any other.
      """,
    ])
  /// β₁, β₂ and ε.
  public static let hyperparameters: [HyperparameterDeclaration<Adamax>] = [
    .init("beta1", "\\beta_1", \.beta1, in: Bounds(0..<1)),
    .init("beta2", "\\beta_2", \.beta2, in: Bounds(0..<1)),
    .init("epsilon", "\\epsilon", \.epsilon, in: .nonNegative),
  ]
  /// m, u and the effective rate.
  public static let slotQuantities: [SlotQuantity<Adamax>] = [
    .init("m", "m") { _, slot, _, _ in slot.m },
    .init("u", "u") { _, slot, _, _ in slot.u },
    .effectiveRate { _, slot, _, rate in slot.u == 0 ? 0 : rate / slot.u },
  ]

  /// The mean and the maximum of one coordinate.
  public struct Slot: BitwiseCopyable, Sendable {
    var m = 0.0
    var u = 0.0
  }
  /// m = u = 0
  public var initialSlot: Slot { Slot() }
  /// t = 0
  public var initialShared: BiasCorrections { BiasCorrections() }

  /// Advances t.
  @inline(__always)
  public func prepare(_ shared: inout BiasCorrections) {
    shared.advance(beta1: beta1, beta2: beta2)
  }

  /// η m̂ / u; 0 where there never was a gradient and ε is 0.
  public func delta(
    _ g: Double, slot: inout Slot, shared: BiasCorrections, learningRate: Double
  ) -> Double {
    slot.m = beta1 * slot.m + (1 - beta1) * g
    let (old, new) = (beta2 * slot.u, abs(g) + epsilon)
    slot.u = new > old ? new : old
    return slot.u == 0 ? 0 : learningRate * shared.mean * slot.m / slot.u
  }
}
