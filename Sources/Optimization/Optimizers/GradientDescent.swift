/// Gradient descent: a step against the gradient.
///
///     x_{t+1} = x_t − η_t g_t
///
/// > A.-L. Cauchy. "Méthode générale pour la résolution des systèmes d'équations simultanées."
/// > *Comptes rendus* 25 (1847), 536–538.
public struct GradientDescent: ElementwiseOptimizer {
  /// Creates the rule, which has no hyperparameters of its own.
  public init() {}

  /// The rule in words and formulas.
  public static let explanation = Explanation(
    """
    x_{t+1} = x_t − η_t g_t
    """,
    sources: [
      """
      A.-L. Cauchy. "Méthode générale pour la résolution des systèmes d'équations simultanées." \
      Comptes rendus 25 (1847), 536–538
      """
    ],
    pitfalls: [
      """
      Stable near a minimizer only below η = 2/λ, λ the largest curvature; in a valley of \
      condition κ it takes about κ steps to gain a digit.
      """
    ])
  /// None.
  public static let hyperparameters: [HyperparameterDeclaration<GradientDescent>] = []
  /// None.
  public static let slotQuantities: [SlotQuantity<GradientDescent>] = []

  /// Nothing is remembered.
  public struct Slot: BitwiseCopyable, Sendable {}
  /// Nothing is remembered.
  public var initialSlot: Slot { Slot() }

  /// η g
  public func delta(_ g: Double, slot: inout Slot, shared: Void, learningRate: Double) -> Double {
    learningRate * g
  }
}
