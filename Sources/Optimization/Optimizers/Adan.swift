import Elementary

/// Adan: Adam with Nesterov's look ahead in terms of the change of the gradient.
///
///     d_t = g_t − g_{t−1}                     d_1 = 0
///     m_t = β₁ m_{t−1} + (1 − β₁) g_t
///     v_t = β₂ v_{t−1} + (1 − β₂) d_t
///     n_t = β₃ n_{t−1} + (1 − β₃)(g_t + β₂ d_t)²
///     x_t = (x_{t−1} − η_t (m̂_t + β₂ v̂_t) / (√(n̂_t + ε₀) + ε)) / (1 + η_t λ)
///
/// β are decay rates as in the authors' code, where the paper writes 1 − β; m̂, v̂ and n̂ are
/// corrected as in Adam, and the decay λ belongs to the run (`WeightDecay`). Optax 0.2.8 has
/// (1 − β₂) in place of both factors β₂, and decays before the step.
///
/// > X. Xie, P. Zhou, H. Li, Z. Lin, S. Yan. "Adan: Adaptive Nesterov Momentum Algorithm for Faster
/// > Optimizing Deep Models." *IEEE Transactions on Pattern Analysis and Machine Intelligence* 46
/// > (2024), 9508–9520, doi:10.1109/TPAMI.2024.3423382
public struct Adan: ElementwiseOptimizer {
  /// β₁, the decay rate of the mean gradient, in [0, 1).
  public var beta1 = 0.98
  /// β₂, the decay rate of the mean change, in [0, 1).
  public var beta2 = 0.92
  /// β₃, the decay rate of the mean square, in [0, 1).
  public var beta3 = 0.99
  /// ε, in the units of the gradient.
  public var epsilon = 1e-8
  /// ε₀, in the units of the squared gradient.
  public var epsilonRoot = 0.0
  private var convention = Convention.paper
  /// Creates the rule as its authors have it.
  public init() {}

  /// The rule with Optax's defaults.
  static var optax: Adan {
    var rule = Adan()
    rule.epsilonRoot = 1e-8
    rule.convention = .optax
    return rule
  }

  /// The rule in words and formulas.
  public static let explanation = Explanation(
    """
    d_t = g_t − g_{t−1}                     d_1 = 0
    m_t = β₁ m_{t−1} + (1 − β₁) g_t
    v_t = β₂ v_{t−1} + (1 − β₂) d_t
    n_t = β₃ n_{t−1} + (1 − β₃)(g_t + β₂ d_t)²
    x_t = (x_{t−1} − η_t (m̂_t + β₂ v̂_t) / (√(n̂_t + ε₀) + ε)) / (1 + η_t λ)
    """,
    variants: [
      .optax: """
      d_t = g_t − g_{t−1}                     d_1 = 0
      m_t = β₁ m_{t−1} + (1 − β₁) g_t
      v_t = β₂ v_{t−1} + (1 − β₂) d_t
      n_t = β₃ n_{t−1} + (1 − β₃)(g_t + (1 − β₂) d_t)²
      x_t = x_{t−1} − η_t ((m̂_t + (1 − β₂) v̂_t) / (√(n̂_t + ε₀) + ε) + λ x_{t−1})
      """
    ],
    sources: [
      """
      X. Xie, P. Zhou, H. Li, Z. Lin, S. Yan. "Adan: Adaptive Nesterov Momentum Algorithm for \
      Faster Optimizing Deep Models." IEEE Transactions on Pattern Analysis and Machine \
      Intelligence 46 (2024), 9508–9520, doi:10.1109/TPAMI.2024.3423382
      """
    ],
    pitfalls: [
      "Optax 0.2.8 weighs the change of the gradient by 1 − β₂ where the authors have β₂."
    ])
  /// β₁, β₂, β₃, ε and ε₀.
  public static let hyperparameters: [HyperparameterDeclaration<Adan>] = [
    .init("beta1", "\\beta_1", \.beta1, in: Bounds(0..<1)),
    .init("beta2", "\\beta_2", \.beta2, in: Bounds(0..<1)),
    .init("beta3", "\\beta_3", \.beta3, in: Bounds(0..<1)),
    .init("epsilon", "\\epsilon", \.epsilon, in: .nonNegative),
    .init("epsilonRoot", "\\epsilon_0", \.epsilonRoot, in: .nonNegative),
  ]
  /// m, v, n and the effective rate.
  public static let slotQuantities: [SlotQuantity<Adan>] = [
    .init("m", "m") { _, slot, _, _ in slot.m },
    .init("v", "v") { _, slot, _, _ in slot.v },
    .init("n", "n") { _, slot, _, _ in slot.n },
    .effectiveRate { rule, slot, shared, rate in rate / rule.divisor(slot, shared) },
  ]

  /// The means of one coordinate, and its last gradient.
  public struct Slot: BitwiseCopyable, Sendable {
    var m = 0.0
    var v = 0.0
    var n = 0.0
    var gradient = 0.0
  }
  /// The corrections, and 0 in the first step, where there is no last gradient, then 1.
  public struct Shared: Sendable {
    var moments = BiasCorrections()
    var beta3Power = 1.0
    var correction3 = 1.0
    var knowsLast = 0.0
  }
  /// All 0.
  public var initialSlot: Slot { Slot() }
  /// t = 0
  public var initialShared: Shared { Shared() }

  /// Advances t.
  public func prepare(_ shared: inout Shared) {
    shared.knowsLast = shared.moments.step > 0 ? 1 : 0
    shared.moments.advance(beta1: beta1, beta2: beta2)
    shared.beta3Power *= beta3
    shared.correction3 = 1 / (1 - shared.beta3Power)
  }

  /// η (m̂ + β₂ v̂) / (√n̂ + ε)
  public func delta(
    _ g: Double, slot: inout Slot, shared: Shared, learningRate: Double
  ) -> Double {
    let change = shared.knowsLast * (g - slot.gradient)
    let weight = convention == .optax ? 1 - beta2 : beta2
    let ahead = g + weight * change
    slot.gradient = g
    slot.m = beta1 * slot.m + (1 - beta1) * g
    slot.v = beta2 * slot.v + (1 - beta2) * change
    slot.n = beta3 * slot.n + (1 - beta3) * ahead * ahead
    let mean = slot.m * shared.moments.mean + weight * slot.v * shared.moments.square
    return learningRate * mean / divisor(slot, shared)
  }

  private func divisor(_ slot: Slot, _ shared: Shared) -> Double {
    squareRoot(slot.n * shared.correction3 + epsilonRoot) + epsilon
  }
}
