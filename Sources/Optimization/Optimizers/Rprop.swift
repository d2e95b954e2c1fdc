/// Rprop: only the sign of the gradient counts; each coordinate has a step of its own, which grows
/// while the sign stays and shrinks when it flips.
///
///     k = sign(g_t g_{t−1})
///     s_t = s_{t−1} · (η₊ if k > 0, η₋ if k < 0, else 1), kept in [s_min, s_max]
///     x_{t+1} = x_t − sign(g_t) s_t, but x_t and g_t = 0 where k < 0
///
/// s₋₁ is the learning rate and g₋₁ = 0. So in PyTorch: after a flip the coordinate waits a step.
///
/// > M. Riedmiller, H. Braun. "A Direct Adaptive Method for Faster Backpropagation Learning: The
/// > RPROP Algorithm." *IEEE International Conference on Neural Networks* (1993), 586–591,
/// > doi:10.1109/ICNN.1993.298623
public struct Rprop: ElementwiseOptimizer {
  /// η₋ in (0, 1).
  public var decrease = 0.5
  /// η₊ > 1
  public var increase = 1.2
  /// s_min
  public var smallestStep = 1e-6
  /// s_max
  public var largestStep = 50.0
  /// Creates the rule with PyTorch's defaults.
  public init() {}

  /// The rule in words and formulas.
  public static let explanation = Explanation(
    """
    k = sign(g_t g_{t−1})
    s_t = s_{t−1} · (η₊ if k > 0, η₋ if k < 0, else 1), kept in [s_min, s_max]
    x_{t+1} = x_t − sign(g_t) s_t, but x_t and g_t = 0 where k < 0
    """,
    sources: [
      """
      M. Riedmiller, H. Braun. "A Direct Adaptive Method for Faster Backpropagation Learning: The \
      RPROP Algorithm." IEEE International Conference on Neural Networks (1993), 586–591, \
      doi:10.1109/ICNN.1993.298623
      """
    ],
    pitfalls: [
      """
      Made for exact gradients: with noise the signs flip at random and the steps die out. The \
      learning rate is only the first step; a schedule has no effect after it.
      """
    ])
  /// η₋, η₊, s_min and s_max.
  public static let hyperparameters: [HyperparameterDeclaration<Rprop>] = [
    .init("decrease", "\\eta_-", \.decrease, in: Bounds(0...1)),
    .init("increase", "\\eta_+", \.increase, in: Bounds(1..<Double.infinity)),
    .init("smallestStep", "s_{\\min}", \.smallestStep, in: .nonNegative),
    .init("largestStep", "s_{\\max}", \.largestStep, in: .positive),
  ]
  /// No step is between bounds that have changed places.
  public func mistakes() -> [ParameterMistake] {
    smallestStep <= largestStep
      ? []
      : [
        ParameterMistake(
          "expected a \"smallestStep\" of at most \"largestStep\" (\(largestStep)), found "
            + "\(smallestStep)", at: "smallestStep")
      ]
  }
  /// s
  public static let slotQuantities: [SlotQuantity<Rprop>] = [
    .init("s", "s") { _, slot, _, _ in slot.step }
  ]

  /// The step and the last gradient of one coordinate.
  public struct Slot: BitwiseCopyable, Sendable {
    var step = 0.0
    var gradient = 0.0
  }
  /// Whether this is the first step; 1 or 0.
  public struct Shared: Sendable {
    var isFirst = 0.0
    var wasFirst = 1.0
  }
  /// s is set in the first step.
  public var initialSlot: Slot { Slot() }
  /// t = 0
  public var initialShared: Shared { Shared() }

  /// Advances t.
  public func prepare(_ shared: inout Shared) {
    shared.isFirst = shared.wasFirst
    shared.wasFirst = 0
  }

  /// sign(g) s
  public func delta(
    _ g: Double, slot: inout Slot, shared: Shared, learningRate: Double
  ) -> Double {
    let agreement = g * slot.gradient
    let last = shared.isFirst == 1 ? learningRate : slot.step
    let step = last * (agreement > 0 ? increase : agreement < 0 ? decrease : 1)
    slot.step = step < smallestStep ? smallestStep : step > largestStep ? largestStep : step
    slot.gradient = agreement < 0 ? 0 : g
    return slot.gradient > 0 ? slot.step : slot.gradient < 0 ? -slot.step : 0 * g
  }
}
