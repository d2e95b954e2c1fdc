import Elementary

/// RMSProp: gradient descent scaled by a running root mean square.
///
///     v_t = ρ v_{t−1} + (1 − ρ) g_t²
///     b_t = μ b_{t−1} + g_t / (√v_t + ε)
///     x_{t+1} = x_t − η_t b_t
///
/// So in PyTorch, with v₋₁ = b₋₁ = 0. There is no bias correction, so the first steps are up to
/// 1/√(1 − ρ) times longer than later ones. Centered, v_t − q_t² takes the place of v_t, where
/// q_t = ρ q_{t−1} + (1 − ρ) g_t. Optax puts ε inside the root, as TensorFlow does, and
/// multiplies by η_t before the momentum: b_t = μ b_{t−1} + η_t g_t / √(v_t + ε).
///
/// > T. Tieleman, G. Hinton. "Lecture 6.5: RMSProp." *Neural Networks for Machine Learning*, 2012.
/// >
/// > A. Graves. "Generating Sequences With Recurrent Neural Networks." (2013), section 4.2,
/// > doi:10.48550/arXiv.1308.0850
public struct RMSProp: ElementwiseOptimizer {
  /// ρ, the decay rate of the mean square, in [0, 1).
  public var decay = 0.99
  /// μ in [0, 1).
  public var momentum = 0.0
  /// ε, in the units of the gradient; in those of its square if it is inside the root.
  public var epsilon = 1e-8
  /// v₋₁
  public var initialAccumulator = 0.0
  /// Whether the squared mean is taken from the mean square.
  public var centered = false
  /// Whether v and q are corrected for starting at zero.
  public var biasCorrection = false
  /// Whether ε is inside the root.
  public var epsilonInside = false
  /// Whether the step looks ahead along the buffer: u_t + μ b_t for the last term u_t of b_t.
  public var nesterov = false
  private var convention = Convention.torch
  /// Creates the rule with PyTorch's defaults.
  public init() {}

  /// The rule with Optax's defaults.
  static var optax: RMSProp {
    var rule = RMSProp()
    rule.decay = 0.9
    rule.epsilonInside = true
    rule.convention = .optax
    return rule
  }

  /// The rule in words and formulas.
  public static let explanation = Explanation(
    """
    v_t = ρ v_{t−1} + (1 − ρ) g_t²
    b_t = μ b_{t−1} + g_t / (√v_t + ε)
    x_{t+1} = x_t − η_t b_t
    """,
    variants: [
      .optax: """
      v_t = ρ v_{t−1} + (1 − ρ) g_t²
      b_t = μ b_{t−1} + η_t g_t / √(v_t + ε)
      x_{t+1} = x_t − b_t
      """
    ],
    sources: [
      """
      T. Tieleman, G. Hinton. "Lecture 6.5: RMSProp." Neural Networks for Machine Learning, 2012
      """,
      """
      A. Graves. "Generating Sequences With Recurrent Neural Networks." (2013), section 4.2, \
      doi:10.48550/arXiv.1308.0850
      """,
    ],
    pitfalls: [
      """
      PyTorch decays by 0.99, Optax by 0.9; with momentum and a schedule they differ further, \
      because Optax keeps old learning rates in the buffer.
      """,
      "With a constant learning rate the iterates jump about the minimizer in the end.",
    ])
  /// ρ, μ, ε and v₋₁.
  public static let hyperparameters: [HyperparameterDeclaration<RMSProp>] = [
    .init("decay", "\\rho", \.decay, in: Bounds(0..<1)),
    .init("momentum", "\\mu", \.momentum, in: Bounds(0..<1)),
    .init("epsilon", "\\epsilon", \.epsilon, in: .nonNegative),
    .init("initialAccumulator", "v_0", \.initialAccumulator, in: .nonNegative),
  ]
  /// Centering, bias correction, the place of ε and the look ahead.
  public static let flags: [FlagDeclaration<RMSProp>] = [
    .init("centered", "divides by the deviation from the mean gradient", \.centered),
    .init("biasCorrection", "corrects the means for starting at zero", \.biasCorrection),
    .init("epsilonInside", "adds ε to the mean square, not to its root", \.epsilonInside),
    .init("nesterov", "looks ahead along the buffer", \.nesterov),
  ]
  /// v, q, b and the effective rate.
  public static let slotQuantities: [SlotQuantity<RMSProp>] = [
    .init("v", "v") { _, slot, _, _ in slot.v },
    .init("q", "q") { _, slot, _, _ in slot.q },
    .init("b", "b") { _, slot, _, _ in slot.b },
    .effectiveRate { rule, slot, shared, rate in rate / rule.divisor(slot, shared) },
  ]

  /// The mean square, the mean and the buffer of one coordinate.
  public struct Slot: BitwiseCopyable, Sendable {
    var v = 0.0
    var q = 0.0
    var b = 0.0
  }
  /// ρᵗ, and 1 − ρᵗ if that corrects the means.
  public struct Shared: Sendable {
    var power = 1.0
    var weight = 1.0
  }
  /// v = v₋₁, q = b = 0
  public var initialSlot: Slot { Slot(v: initialAccumulator) }
  /// t = 0
  public var initialShared: Shared { Shared() }

  /// Advances t.
  public func prepare(_ shared: inout Shared) {
    shared.power *= decay
    shared.weight = biasCorrection ? 1 - shared.power : 1
  }

  /// η b
  public func delta(
    _ g: Double, slot: inout Slot, shared: Shared, learningRate: Double
  ) -> Double {
    slot.v = decay * slot.v + (1 - decay) * g * g
    if centered { slot.q = decay * slot.q + (1 - decay) * g }
    let isRateInside = convention == .optax
    let term = (isRateInside ? learningRate * g : g) / divisor(slot, shared)
    slot.b = momentum * slot.b + term
    let step = nesterov ? term + momentum * slot.b : slot.b
    return isRateInside ? step : learningRate * step
  }

  private func divisor(_ slot: Slot, _ shared: Shared) -> Double {
    let v = biasCorrection ? slot.v / shared.weight : slot.v
    let q = biasCorrection ? slot.q / shared.weight : slot.q
    let square = centered ? v - q * q : v
    return epsilonInside ? squareRoot(square + epsilon) : squareRoot(square) + epsilon
  }
}
