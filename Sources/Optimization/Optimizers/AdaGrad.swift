import Elementary

/// AdaGrad: gradient descent scaled by all gradients so far.
///
///     G_t = G_{t−1} + g_t²
///     x_{t+1} = x_t − η_t g_t / (√G_t + ε)
///
/// G₋₁ = 0 and ε is outside the root, as in PyTorch; Optax starts at 0.1 and puts ε inside.
///
/// > J. Duchi, E. Hazan, Y. Singer. "Adaptive Subgradient Methods for Online Learning and
/// > Stochastic Optimization." *Journal of Machine Learning Research* 12 (2011), 2121–2159.
public struct AdaGrad: ElementwiseOptimizer {
  /// ε, in the units of the gradient.
  public var epsilon = 1e-10
  /// Creates the rule with PyTorch's default.
  public init() {}

  /// The rule in words and formulas.
  public static let explanation = Explanation(
    """
    G_t = G_{t−1} + g_t²
    x_{t+1} = x_t − η_t g_t / (√G_t + ε)
    """,
    sources: [
      "J. Duchi, E. Hazan, Y. Singer. \"Adaptive Subgradient Methods for Online Learning and Stochastic Optimization.\" Journal of Machine Learning Research 12 (2011), 2121–2159."
    ])
  /// ε
  public static let hyperparameters: [HyperparameterDeclaration<AdaGrad>] = [
    .init("epsilon", "\\epsilon", \.epsilon, in: .nonNegative)
  ]
  /// G
  public static let slotQuantities: [SlotQuantity<AdaGrad>] = [
    .init("G", "G") { _, slot, _, _ in slot.sum }
  ]

  /// The sum of the squared gradients of one coordinate.
  public struct Slot: BitwiseCopyable, Sendable {
    var sum = 0.0
  }
  /// G = 0
  public var initialSlot: Slot { Slot() }

  /// η g / (√G + ε)
  public func delta(_ g: Double, slot: inout Slot, shared: Void, learningRate: Double) -> Double {
    slot.sum += g * g
    return learningRate * g / (squareRoot(slot.sum) + epsilon)
  }
}
