import Elementary

/// Heavy ball: gradient descent with inertia.
///
///     b_0 = g_0,  b_t = μ b_{t−1} + (1 − τ) g_t
///     x_{t+1} = x_t − η_t b_t
///
/// So in PyTorch: the first buffer is the whole gradient even with dampening τ, and the learning
/// rate multiplies the whole buffer. Polyak's form, b_t = μ b_{t−1} + η_t (1 − τ) g_t and
/// x_{t+1} = x_t − b_t, keeps the old learning rate in old momentum; for a constant learning rate
/// the two are the same.
///
/// > B. T. Polyak. "Some methods of speeding up the convergence of iteration methods." *USSR
/// > Computational Mathematics and Mathematical Physics* 4 (1964), 1–17,
/// > doi:10.1016/0041-5553(64)90137-5
public struct HeavyBall: ElementwiseOptimizer {
  /// μ in [0, 1); 0 is gradient descent, so a configuration has to say more.
  public var momentum = 0.0
  /// τ in [0, 1].
  public var dampening = 0.0
  private var convention = Convention.torch
  /// Creates the rule without momentum.
  public init() {}
  init(_ convention: Convention) { self.convention = convention }

  /// The rule in words and formulas.
  public static let explanation = Explanation(
    """
    b_0 = g_0,  b_t = μ b_{t−1} + (1 − τ) g_t
    x_{t+1} = x_t − η_t b_t
    """,
    variants: [
      .paper: """
      b_0 = η_0 g_0,  b_t = μ b_{t−1} + η_t (1 − τ) g_t
      x_{t+1} = x_t − b_t
      """
    ],
    sources: [
      """
      B. T. Polyak. "Some methods of speeding up the convergence of iteration methods." USSR \
      Computational Mathematics and Mathematical Physics 4 (1964), 1–17, \
      doi:10.1016/0041-5553(64)90137-5
      """
    ],
    pitfalls: [
      """
      Momentum multiplies the steps by up to 1 / (1 − μ): a learning rate that suits gradient \
      descent is too large by that factor.
      """,
      "Dampening starts at the second step in PyTorch.",
    ])
  /// μ and τ.
  public static let hyperparameters: [HyperparameterDeclaration<HeavyBall>] = [
    .init("momentum", "\\mu", \.momentum, in: Bounds(0..<1), isRequired: true),
    .init("dampening", "\\tau", \.dampening, in: Bounds(0...1)),
  ]
  /// b
  public static let slotQuantities: [SlotQuantity<HeavyBall>] = [
    .init("b", "b") { _, slot, _, _ in slot.b }
  ]

  /// The buffer of one coordinate.
  public struct Slot: BitwiseCopyable, Sendable {
    var b = 0.0
  }
  /// What the gradient is multiplied by, in this step and the next: 1, then always 1 − τ.
  public struct Shared: Sendable {
    var gradientWeight = 1.0
    var nextWeight = 1.0
  }
  /// b = 0, which the first step does not use.
  public var initialSlot: Slot { Slot() }
  /// Before the first step.
  public var initialShared: Shared { Shared() }

  /// Sets the weight of the gradient.
  public func prepare(_ shared: inout Shared) {
    shared.gradientWeight = shared.nextWeight
    shared.nextWeight = 1 - dampening
  }

  /// η b
  public func delta(_ g: Double, slot: inout Slot, shared: Shared, learningRate: Double) -> Double {
    if convention == .paper {
      slot.b = momentum * slot.b + learningRate * (shared.gradientWeight * g)
      return slot.b
    }
    slot.b = momentum * slot.b + shared.gradientWeight * g
    return learningRate * slot.b
  }

  /// The recurrence in lanes, for the form in which the learning rate multiplies the buffer.
  public func advance(_ lanes: CoordinateLanes<Slot>, shared: Shared) -> Bool {
    guard convention == .torch else { return false }
    lanes.slots.withMemoryRebound(to: Double.self, capacity: lanes.count) { buffer in
      Lanes.recur(
        decay: momentum, weight: shared.gradientWeight, term: lanes.gradient,
        rate: lanes.learningRates, buffer: buffer, result: lanes.x, count: lanes.count)
    }
    return true
  }
}
