import Elementary

/// AdaGrad: gradient descent scaled by all gradients so far.
///
///     G_t = G_{t−1} + g_t²
///     x_{t+1} = x_t − η_t / (1 + tδ) · g_t / (√G_t + ε)
///
/// So in PyTorch, with G₋₁ = 0 and δ = 0. Optax starts at G₋₁ = 0.1, puts ε inside the root and
/// has no δ.
///
/// > J. Duchi, E. Hazan, Y. Singer. "Adaptive Subgradient Methods for Online Learning and
/// > Stochastic Optimization." *Journal of Machine Learning Research* 12 (2011), 2121–2159.
public struct AdaGrad: ElementwiseOptimizer {
  /// ε, in the units of the gradient; in those of its square if it is inside the root.
  public var epsilon = 1e-10
  /// G₋₁
  public var initialAccumulator = 0.0
  /// δ, by which the learning rate falls besides.
  public var learningRateDecay = 0.0
  /// Whether ε is inside the root.
  public var epsilonInside = false
  /// Creates the rule with PyTorch's defaults.
  public init() {}

  /// The rule with Optax's defaults.
  static var optax: AdaGrad {
    var rule = AdaGrad()
    rule.epsilon = 1e-7
    rule.initialAccumulator = 0.1
    rule.epsilonInside = true
    return rule
  }

  /// The rule in words and formulas.
  public static let explanation = Explanation(
    """
    G_t = G_{t−1} + g_t²
    x_{t+1} = x_t − η_t / (1 + tδ) · g_t / (√G_t + ε)
    """,
    variants: [
      .optax: """
      G_t = G_{t−1} + g_t²,  G₋₁ = 0.1
      x_{t+1} = x_t − η_t / (1 + tδ) · g_t / √(G_t + ε)
      """
    ],
    sources: [
      """
      J. Duchi, E. Hazan, Y. Singer. "Adaptive Subgradient Methods for Online Learning and \
      Stochastic Optimization." Journal of Machine Learning Research 12 (2011), 2121–2159
      """
    ],
    pitfalls: [
      """
      Nothing is forgotten: after a steep start the steps shrink like 1/√t and may never arrive.
      """,
      "Optax starts the sum at 0.1, which shortens the first steps where gradients are small.",
    ])
  /// ε, G₋₁ and δ.
  public static let hyperparameters: [HyperparameterDeclaration<AdaGrad>] = [
    .init("epsilon", "\\epsilon", \.epsilon, in: .nonNegative),
    .init("initialAccumulator", "G_0", \.initialAccumulator, in: .nonNegative),
    .init("learningRateDecay", "\\delta", \.learningRateDecay, in: .nonNegative),
  ]
  /// The place of ε.
  public static let flags: [FlagDeclaration<AdaGrad>] = [
    .init("epsilonInside", "adds ε to the sum of squares, not to its root", \.epsilonInside)
  ]
  /// G and the effective rate.
  public static let slotQuantities: [SlotQuantity<AdaGrad>] = [
    .init("G", "G") { _, slot, _, _ in slot.sum },
    .effectiveRate { rule, slot, shared, rate in shared.factor * rate / rule.divisor(slot) },
  ]

  /// The sum of the squared gradients of one coordinate.
  public struct Slot: BitwiseCopyable, Sendable {
    var sum = 0.0
  }
  /// t, and 1 / (1 + tδ).
  public struct Shared: Sendable {
    var step = 0.0
    var factor = 1.0
  }
  /// G = G₋₁
  public var initialSlot: Slot { Slot(sum: initialAccumulator) }
  /// t = 0
  public var initialShared: Shared { Shared() }

  /// Advances t.
  public func prepare(_ shared: inout Shared) {
    shared.factor = 1 / (1 + shared.step * learningRateDecay)
    shared.step += 1
  }

  /// η g / ((1 + tδ)(√G + ε)); 0 where there never was a gradient and ε is 0.
  public func delta(
    _ g: Double, slot: inout Slot, shared: Shared, learningRate: Double
  ) -> Double {
    slot.sum += g * g
    return g == 0 ? 0 : shared.factor * learningRate * g / divisor(slot)
  }

  private func divisor(_ slot: Slot) -> Double {
    epsilonInside ? squareRoot(slot.sum + epsilon) : squareRoot(slot.sum) + epsilon
  }
}
