import Elementary

/// AMSGrad: Adam divided by the largest mean square so far, so that steps never lengthen again.
///
///     m_t, v_t as in Adam
///     w_t = max(w_{t−1}, v_t)
///     x_t = x_{t−1} − η_t m̂_t / (√(w_t / (1 − β₂ᵗ) + ε₀) + ε)
///
/// So in PyTorch. Optax takes the maximum of v̂_t = v_t / (1 − β₂ᵗ) instead and corrects it no
/// more; the paper corrects neither m nor w. ε₀ is Optax's `eps_root`; the others have none.
///
/// > S. J. Reddi, S. Kale, S. Kumar. "On the Convergence of Adam and Beyond." *ICLR* (2018),
/// > doi:10.48550/arXiv.1904.09237
public struct AMSGrad: ElementwiseOptimizer {
  /// β₁, the decay rate of the mean, in [0, 1).
  public var beta1 = 0.9
  /// β₂, the decay rate of the mean square, in [0, 1).
  public var beta2 = 0.999
  /// ε, in the units of the gradient.
  public var epsilon = 1e-8
  /// ε₀, in the units of the squared gradient.
  public var epsilonRoot = 0.0
  /// Where the corrections of the means meet the maximum.
  public var convention = Convention.torch
  /// Creates the rule as PyTorch has it.
  public init() {}
  init(_ convention: Convention) { self.convention = convention }

  /// The rule in words and formulas.
  public static let explanation = Explanation(
    """
    m_t, v_t as in Adam
    w_t = max(w_{t−1}, v_t)
    x_t = x_{t−1} − η_t m̂_t / (√(w_t / (1 − β₂ᵗ) + ε₀) + ε)
    """,
    variants: [
      .optax: """
      m_t, v_t as in Adam
      w_t = max(w_{t−1}, v_t / (1 − β₂ᵗ))
      x_t = x_{t−1} − η_t m̂_t / (√(w_t + ε₀) + ε)
      """,
      .paper: """
      m_t, v_t as in Adam
      w_t = max(w_{t−1}, v_t)
      x_t = x_{t−1} − η_t m_t / (√(w_t + ε₀) + ε)
      """,
    ],
    sources: [
      """
      S. J. Reddi, S. Kale, S. Kumar. "On the Convergence of Adam and Beyond." ICLR (2018), \
      doi:10.48550/arXiv.1904.09237
      """
    ],
    pitfalls: [
      """
      Three rules go by this name: the maximum is taken before the correction of the bias (torch), \
      after it (optax), or there is no correction (paper).
      """,
      "One huge gradient at the start slows the whole run down.",
    ])
  /// β₁, β₂, ε and ε₀.
  public static let hyperparameters: [HyperparameterDeclaration<AMSGrad>] = [
    .init("beta1", "\\beta_1", \.beta1, in: Bounds(0..<1)),
    .init("beta2", "\\beta_2", \.beta2, in: Bounds(0..<1)),
    .init("epsilon", "\\epsilon", \.epsilon, in: .nonNegative),
    .init("epsilonRoot", "\\epsilon_0", \.epsilonRoot, in: .nonNegative),
  ]
  /// m, v, w and the effective rate.
  public static let slotQuantities: [SlotQuantity<AMSGrad>] = [
    .init("m", "m") { _, slot, _, _ in slot.moments.m },
    .init("v", "v") { _, slot, _, _ in slot.moments.v },
    .init("w", "w") { _, slot, _, _ in slot.w },
    .effectiveRate { rule, slot, shared, rate in rate / rule.divisor(slot, shared) },
  ]

  /// The moments of one coordinate and the largest v.
  public struct Slot: BitwiseCopyable, Sendable {
    var moments = Moments()
    var w = 0.0
  }
  /// m = v = w = 0
  public var initialSlot: Slot { Slot() }
  /// t = 0
  public var initialShared: BiasCorrections { BiasCorrections() }

  /// Advances t.
  @inline(__always)
  public func prepare(_ shared: inout BiasCorrections) {
    shared.advance(beta1: beta1, beta2: beta2)
  }

  /// η m̂ / (√(ŵ + ε₀) + ε)
  public func delta(
    _ g: Double, slot: inout Slot, shared: BiasCorrections, learningRate: Double
  ) -> Double {
    slot.moments.update(g, beta1: beta1, beta2: beta2)
    let v = convention == .optax ? slot.moments.v * shared.square : slot.moments.v
    slot.w = v > slot.w ? v : slot.w
    let mean = convention == .paper ? slot.moments.m : slot.moments.m * shared.mean
    return learningRate * mean / divisor(slot, shared)
  }

  private func divisor(_ slot: Slot, _ shared: BiasCorrections) -> Double {
    let w = convention == .torch ? slot.w * shared.square : slot.w
    return squareRoot(w + epsilonRoot) + epsilon
  }
}
