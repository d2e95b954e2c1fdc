/// Lion: the sign of a mean of gradients, and nothing but the sign.
///
///     u_t = sign(β₁ m_{t−1} + (1 − β₁) g_t)
///     m_t = β₂ m_{t−1} + (1 − β₂) g_t
///     x_{t+1} = x_t − η_t (u_t + λ x_t)
///
/// m₋₁ = 0 and sign(0) = 0. The decay λ belongs to the run (`WeightDecay`).
///
/// > X. Chen, C. Liang, D. Huang, E. Real, K. Wang, H. Pham, X. Dong, T. Luong, C.-J. Hsieh, Y. Lu,
/// > Q. V. Le. "Symbolic Discovery of Optimization Algorithms." *NeurIPS* 36 (2023),
/// > doi:10.48550/arXiv.2302.06675
public struct Lion: ElementwiseOptimizer {
  /// β₁, the weight of the mean in the step, in [0, 1).
  public var beta1 = 0.9
  /// β₂, the decay rate of the mean, in [0, 1).
  public var beta2 = 0.99
  /// Creates the rule with the paper's defaults.
  public init() {}

  /// The rule in words and formulas.
  public static let explanation = Explanation(
    """
    u_t = sign(β₁ m_{t−1} + (1 − β₁) g_t)
    m_t = β₂ m_{t−1} + (1 − β₂) g_t
    x_{t+1} = x_t − η_t (u_t + λ x_t)
    """,
    sources: [
      """
      X. Chen, C. Liang, D. Huang, E. Real, K. Wang, H. Pham, X. Dong, T. Luong, C.-J. Hsieh, \
      Y. Lu, Q. V. Le. "Symbolic Discovery of Optimization Algorithms." NeurIPS 36 (2023), \
      doi:10.48550/arXiv.2302.06675
      """
    ],
    pitfalls: [
      """
      Every coordinate moves by exactly η in every step, so without a schedule the iterates end in \
      a cycle about the minimizer. Optax decays weights by 0.001 if nothing is said.
      """
    ])
  /// β₁ and β₂.
  public static let hyperparameters: [HyperparameterDeclaration<Lion>] = [
    .init("beta1", "\\beta_1", \.beta1, in: Bounds(0..<1)),
    .init("beta2", "\\beta_2", \.beta2, in: Bounds(0..<1)),
  ]
  /// m
  public static let slotQuantities: [SlotQuantity<Lion>] = [
    .init("m", "m") { _, slot, _, _ in slot.m }
  ]

  /// The mean of one coordinate.
  public struct Slot: BitwiseCopyable, Sendable {
    var m = 0.0
  }
  /// m = 0
  public var initialSlot: Slot { Slot() }

  /// η u; NaN for a gradient that is one.
  public func delta(_ g: Double, slot: inout Slot, shared: Void, learningRate: Double) -> Double {
    let direction = beta1 * slot.m + (1 - beta1) * g
    slot.m = beta2 * slot.m + (1 - beta2) * g
    return learningRate * (direction > 0 ? 1 : direction < 0 ? -1 : direction)
  }
}
