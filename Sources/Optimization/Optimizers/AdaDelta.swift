import Elementary

/// AdaDelta: steps in the units of the parameters, from the ratio of two root mean squares.
///
///     E_t = ρ E_{t−1} + (1 − ρ) g_t²
///     Δ_t = √(D_{t−1} + ε) / √(E_t + ε) · g_t
///     D_t = ρ D_{t−1} + (1 − ρ) Δ_t²
///     x_{t+1} = x_t − η_t Δ_t
///
/// E₋₁ = D₋₁ = 0; η = 1 is the paper's rule, which has no learning rate. Its experiments have ρ = 0.95.
///
/// > M. D. Zeiler. "ADADELTA: An Adaptive Learning Rate Method." (2012),
/// > doi:10.48550/arXiv.1212.5701
public struct AdaDelta: ElementwiseOptimizer {
  /// ρ, the decay rate of both mean squares, in [0, 1).
  public var decay = 0.9
  /// ε, in the units of a square.
  public var epsilon = 1e-6
  /// Creates the rule with the defaults of PyTorch and Optax.
  public init() {}

  /// As in the experiments of the paper, section 4.
  static var paper: AdaDelta {
    var rule = AdaDelta()
    rule.decay = 0.95
    return rule
  }

  /// The rule in words and formulas.
  public static let explanation = Explanation(
    """
    E_t = ρ E_{t−1} + (1 − ρ) g_t²
    Δ_t = √(D_{t−1} + ε) / √(E_t + ε) · g_t
    D_t = ρ D_{t−1} + (1 − ρ) Δ_t²
    x_{t+1} = x_t − η_t Δ_t
    """,
    sources: [
      """
      M. D. Zeiler. "ADADELTA: An Adaptive Learning Rate Method." (2012), \
      doi:10.48550/arXiv.1212.5701
      """
    ],
    pitfalls: [
      "It starts at steps of the order of √ε, whatever the problem, and takes long to grow them."
    ])
  /// ρ and ε.
  public static let hyperparameters: [HyperparameterDeclaration<AdaDelta>] = [
    .init("decay", "\\rho", \.decay, in: Bounds(0..<1)),
    .init("epsilon", "\\epsilon", \.epsilon, in: .positive),
  ]
  /// E, D and the effective rate of the next step.
  public static let slotQuantities: [SlotQuantity<AdaDelta>] = [
    .init("E", "E") { _, slot, _, _ in slot.gradients },
    .init("D", "D") { _, slot, _, _ in slot.steps },
    .effectiveRate { rule, slot, _, rate in
      rate * squareRoot(slot.steps + rule.epsilon) / squareRoot(slot.gradients + rule.epsilon)
    },
  ]

  /// The mean squares of gradients and of steps of one coordinate.
  public struct Slot: BitwiseCopyable, Sendable {
    var gradients = 0.0
    var steps = 0.0
  }
  /// E = D = 0
  public var initialSlot: Slot { Slot() }

  /// η Δ
  public func delta(_ g: Double, slot: inout Slot, shared: Void, learningRate: Double) -> Double {
    slot.gradients = decay * slot.gradients + (1 - decay) * g * g
    let step = squareRoot(slot.steps + epsilon) / squareRoot(slot.gradients + epsilon) * g
    slot.steps = decay * slot.steps + (1 - decay) * step * step
    return learningRate * step
  }
}
