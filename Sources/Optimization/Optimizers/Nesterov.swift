/// Nesterov's method: inertia, and the gradient taken where inertia leads.
///
///     b_t = μ b_{t−1} + g_t,  b_{−1} = 0
///     x_{t+1} = x_t − η_t (g_t + μ b_t)
///
/// So in PyTorch and Optax: the iterates are the look-ahead points y of
/// x⁺ = y − η ∇f(y), y⁺ = x⁺ + μ (x⁺ − x), where the gradient is taken.
///
/// > Y. Nesterov. "A method for solving the convex programming problem with convergence rate
/// > O(1/k²)." *Soviet Mathematics Doklady* 27 (1983), 372–376.
/// >
/// > I. Sutskever, J. Martens, G. Dahl, G. Hinton. "On the importance of initialization and
/// > momentum in deep learning." *ICML* (2013), 1139–1147.
public struct Nesterov: ElementwiseOptimizer {
  /// μ in [0, 1); 0 is gradient descent, so a configuration has to say more.
  public var momentum = 0.0
  /// Creates the rule without momentum.
  public init() {}

  /// The rule in words and formulas.
  public static let explanation = Explanation(
    """
    b_t = μ b_{t−1} + g_t,  b_{−1} = 0
    x_{t+1} = x_t − η_t (g_t + μ b_t)
    """,
    sources: [
      """
      Y. Nesterov. "A method for solving the convex programming problem with convergence rate \
      O(1/k²)." Soviet Mathematics Doklady 27 (1983), 372–376
      """,
      """
      I. Sutskever, J. Martens, G. Dahl, G. Hinton. "On the importance of initialization and \
      momentum in deep learning." ICML (2013), 1139–1147
      """,
    ],
    pitfalls: [
      """
      The iterates are the points where the gradient is taken, ahead of those of the textbook; \
      both arrive at the same place. The convention "paper" shows the textbook's.
      """
    ])
  /// μ
  public static let hyperparameters: [HyperparameterDeclaration<Nesterov>] = [
    .init("momentum", "\\mu", \.momentum, in: Bounds(0..<1), isRequired: true)
  ]
  /// b
  public static let slotQuantities: [SlotQuantity<Nesterov>] = [
    .init("b", "b") { _, slot, _, _ in slot.b }
  ]

  /// The buffer of one coordinate.
  public struct Slot: BitwiseCopyable, Sendable {
    var b = 0.0
  }
  /// b = 0
  public var initialSlot: Slot { Slot() }

  /// η (g + μ b)
  public func delta(_ g: Double, slot: inout Slot, shared: Void, learningRate: Double) -> Double {
    slot.b = momentum * slot.b + g
    return learningRate * (g + momentum * slot.b)
  }
}
