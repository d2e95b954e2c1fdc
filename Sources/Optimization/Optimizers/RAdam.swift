import Elementary

/// RAdam: Adam that waits with its scaling until the mean square can be trusted.
///
///     ρ_∞ = 2 / (1 − β₂) − 1,  ρ_t = ρ_∞ − 2 t β₂ᵗ / (1 − β₂ᵗ)
///     ρ_t > 5:  r_t = √((ρ_t − 4)(ρ_t − 2) ρ_∞ / ((ρ_∞ − 4)(ρ_∞ − 2) ρ_t))
///               x_t = x_{t−1} − η_t r_t m̂_t √(1 − β₂ᵗ) / (√v_t + ε)
///     else:     x_t = x_{t−1} − η_t m̂_t
///
/// So in PyTorch. Optax adds ε to √v̂_t, and rectifies from ρ_t ≥ 5 on.
///
/// > L. Liu, H. Jiang, P. He, W. Chen, X. Liu, J. Gao, J. Han. "On the Variance of the Adaptive
/// > Learning Rate and Beyond." *ICLR* (2020), doi:10.48550/arXiv.1908.03265
public struct RAdam: ElementwiseOptimizer {
  /// β₁, the decay rate of the mean, in [0, 1).
  public var beta1 = 0.9
  /// β₂, the decay rate of the mean square, in [0, 1).
  public var beta2 = 0.999
  /// ε, in the units of the gradient.
  public var epsilon = 1e-8
  private var convention = Convention.torch
  /// Creates the rule as PyTorch has it.
  public init() {}
  init(_ convention: Convention) { self.convention = convention }

  /// The rule in words and formulas.
  public static let explanation = Explanation(
    """
    ρ_∞ = 2 / (1 − β₂) − 1,  ρ_t = ρ_∞ − 2 t β₂ᵗ / (1 − β₂ᵗ)
    ρ_t > 5:  r_t = √((ρ_t − 4)(ρ_t − 2) ρ_∞ / ((ρ_∞ − 4)(ρ_∞ − 2) ρ_t))
              x_t = x_{t−1} − η_t r_t m̂_t √(1 − β₂ᵗ) / (√v_t + ε)
    else:     x_t = x_{t−1} − η_t m̂_t
    """,
    variants: [
      .optax: """
      ρ_∞ = 2 / (1 − β₂) − 1,  ρ_t = ρ_∞ − 2 t β₂ᵗ / (1 − β₂ᵗ)
      ρ_t ≥ 5:  r_t = √((ρ_t − 4)(ρ_t − 2) ρ_∞ / ((ρ_∞ − 4)(ρ_∞ − 2) ρ_t))
                x_t = x_{t−1} − η_t r_t m̂_t / (√v̂_t + ε)
      else:     x_t = x_{t−1} − η_t m̂_t
      """
    ],
    sources: [
      """
      L. Liu, H. Jiang, P. He, W. Chen, X. Liu, J. Gao, J. Han. "On the Variance of the Adaptive \
      Learning Rate and Beyond." ICLR (2020), doi:10.48550/arXiv.1908.03265
      """
    ],
    pitfalls: [
      """
      The first five steps are plain momentum, in the units of the gradient: a learning rate that \
      suits Adam can throw them far away where the gradient is large.
      """
    ])
  /// β₁, β₂ and ε.
  public static let hyperparameters: [HyperparameterDeclaration<RAdam>] = [
    .init("beta1", "\\beta_1", \.beta1, in: Bounds(0..<1)),
    .init("beta2", "\\beta_2", \.beta2, in: Bounds(0..<1)),
    .init("epsilon", "\\epsilon", \.epsilon, in: .nonNegative),
  ]
  /// m, v and the effective rate.
  public static let slotQuantities: [SlotQuantity<RAdam>] = [
    .init("m", "m") { _, slot, _, _ in slot.m },
    .init("v", "v") { _, slot, _, _ in slot.v },
    .effectiveRate { rule, slot, shared, rate in rate * rule.scaling(slot, shared) },
  ]

  /// The corrections, and r_t; nil before the mean square can be trusted.
  public struct Shared: Sendable {
    var moments = BiasCorrections()
    var rectification: Double?
  }
  /// m = v = 0
  public var initialSlot: Moments { Moments() }
  /// t = 0
  public var initialShared: Shared { Shared() }

  /// Advances t.
  public func prepare(_ shared: inout Shared) {
    shared.moments.advance(beta1: beta1, beta2: beta2)
    let limit = 2 / (1 - beta2) - 1
    let decayed = shared.moments.beta2Power
    let rho = limit - 2 * Double(shared.moments.step) * decayed / (1 - decayed)
    guard convention == .optax ? rho >= 5 : rho > 5 else {
      shared.rectification = nil
      return
    }
    let ratio = (rho - 4) * (rho - 2) * limit / ((limit - 4) * (limit - 2) * rho)
    shared.rectification = squareRoot(ratio)
  }

  /// η r m̂ / √v̂, or η m̂.
  public func delta(
    _ g: Double, slot: inout Moments, shared: Shared, learningRate: Double
  ) -> Double {
    slot.update(g, beta1: beta1, beta2: beta2)
    return learningRate * slot.m * shared.moments.mean * scaling(slot, shared)
  }

  private func scaling(_ slot: Moments, _ shared: Shared) -> Double {
    guard let rectification = shared.rectification else { return 1 }
    if convention == .optax {
      return rectification / (squareRoot(slot.v * shared.moments.square) + epsilon)
    }
    return rectification * squareRoot(1 - shared.moments.beta2Power)
      / (squareRoot(slot.v) + epsilon)
  }
}
