/// AdamW: Adam with a decay of the weights that does not pass through its moments.
///
///     Δ_t = η_t m̂_t / (√v̂_t + ε)             as in Adam
///     x_t = x_{t−1} − Δ_t − η_t λ x_{t−1}
///
/// The decay itself belongs to the run (`WeightDecay`). PyTorch and Optax multiply λ by the
/// learning rate; the paper multiplies it by the schedule η_t / η_0 alone, so that λ of the paper is
/// η_0 λ of the libraries.
///
/// > I. Loshchilov, F. Hutter. "Decoupled Weight Decay Regularization." *ICLR* (2019),
/// > doi:10.48550/arXiv.1711.05101
public struct AdamW: ElementwiseOptimizer {
  /// The rule without its decay.
  public var adam = Adam()
  /// Creates the rule with the defaults of Adam.
  public init() {}

  /// The rule in words and formulas.
  public static let explanation = Explanation(
    """
    Δ_t = η_t m̂_t / (√v̂_t + ε)             as in Adam
    x_t = x_{t−1} − Δ_t − η_t λ x_{t−1}
    """,
    variants: [
      .paper: """
      Δ_t = η_t m̂_t / (√v̂_t + ε)             as in Adam
      x_t = x_{t−1} − Δ_t − (η_t / η_0) λ x_{t−1}
      """
    ],
    sources: [
      """
      I. Loshchilov, F. Hutter. "Decoupled Weight Decay Regularization." ICLR (2019), \
      doi:10.48550/arXiv.1711.05101
      """
    ],
    pitfalls: [
      """
      Decay moves the point where the iterates come to rest: that is no longer the minimizer of f. \
      PyTorch decays by 0.01 if nothing is said, Optax by 0.0001.
      """
    ])
  /// β₁, β₂, ε and ε₀.
  public static let hyperparameters: [HyperparameterDeclaration<AdamW>] = [
    .init("beta1", "\\beta_1", \.adam.beta1, in: Bounds(0..<1)),
    .init("beta2", "\\beta_2", \.adam.beta2, in: Bounds(0..<1)),
    .init("epsilon", "\\epsilon", \.adam.epsilon, in: .nonNegative),
    .init("epsilonRoot", "\\epsilon_0", \.adam.epsilonRoot, in: .nonNegative),
  ]
  /// Those of Adam.
  public static let slotQuantities: [SlotQuantity<AdamW>] = Adam.slotQuantities.map { inner in
    SlotQuantity(inner.name, inner.symbol) { inner.value($0.adam, $1, $2, $3) }
  }

  /// m = v = 0
  public var initialSlot: Moments { Moments() }
  /// t = 0
  public var initialShared: BiasCorrections { BiasCorrections() }

  /// Advances t.
  @inline(__always)
  public func prepare(_ shared: inout BiasCorrections) { adam.prepare(&shared) }

  /// The step of Adam.
  public func delta(
    _ g: Double, slot: inout Moments, shared: BiasCorrections, learningRate: Double
  ) -> Double {
    adam.delta(g, slot: &slot, shared: shared, learningRate: learningRate)
  }
}
