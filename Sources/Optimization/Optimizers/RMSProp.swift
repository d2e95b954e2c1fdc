import Elementary

/// RMSProp: gradient descent scaled by a running root mean square.
///
///     v_t = ρ v_{t−1} + (1 − ρ) g_t²
///     b_t = μ b_{t−1} + g_t / (√v_t + ε)
///     x_{t+1} = x_t − η_t b_t
///
/// v₋₁ = b₋₁ = 0 and there is no bias correction, so the first steps are up to 1/√(1 − ρ) times
/// longer than later ones. ε is outside the root, as in PyTorch; TensorFlow puts it inside.
///
/// > T. Tieleman, G. Hinton. "Lecture 6.5: RMSProp." *Neural Networks for Machine Learning*, 2012.
public struct RMSProp: ElementwiseOptimizer {
  /// ρ, the decay rate of the mean square, in [0, 1).
  public var decay = 0.99
  /// μ in [0, 1).
  public var momentum = 0.0
  /// ε, in the units of the gradient.
  public var epsilon = 1e-8
  /// Creates the rule with PyTorch's defaults.
  public init() {}

  /// The rule in words and formulas.
  public static let explanation = Explanation(
    """
    v_t = ρ v_{t−1} + (1 − ρ) g_t²
    b_t = μ b_{t−1} + g_t / (√v_t + ε)
    x_{t+1} = x_t − η_t b_t
    """,
    sources: [
      "T. Tieleman, G. Hinton. \"Lecture 6.5: RMSProp.\" Neural Networks for Machine Learning, 2012."
    ])
  /// ρ, μ and ε.
  public static let hyperparameters: [HyperparameterDeclaration<RMSProp>] = [
    .init("decay", "\\rho", \.decay, in: Bounds(0..<1)),
    .init("momentum", "\\mu", \.momentum, in: Bounds(0..<1)),
    .init("epsilon", "\\epsilon", \.epsilon, in: .nonNegative),
  ]
  /// v and b.
  public static let slotQuantities: [SlotQuantity<RMSProp>] = [
    .init("v", "v") { _, slot, _, _ in slot.v },
    .init("b", "b") { _, slot, _, _ in slot.b },
  ]

  /// The mean square and the buffer of one coordinate.
  public struct Slot: BitwiseCopyable, Sendable {
    var v = 0.0
    var b = 0.0
  }
  /// v = b = 0
  public var initialSlot: Slot { Slot() }

  /// η b
  public func delta(_ g: Double, slot: inout Slot, shared: Void, learningRate: Double) -> Double {
    slot.v = decay * slot.v + (1 - decay) * g * g
    slot.b = momentum * slot.b + g / (squareRoot(slot.v) + epsilon)
    return learningRate * slot.b
  }
}
