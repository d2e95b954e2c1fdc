/// A pull of every coordinate towards 0, whatever the rule.
///
/// > I. Loshchilov, F. Hutter. "Decoupled Weight Decay Regularization." *ICLR* (2019),
/// > doi:10.48550/arXiv.1711.05101
public struct WeightDecay: Hashable, Sendable {
  /// How the decay meets the rule.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// g + λx in place of g, before the rule sees it: the gradient of f + ½λ‖x‖².
    case coupled
    /// (1 − η_t λ) x − Δ, where Δ is the step of the rule.
    case decoupled
    /// (1 − (η_t / η_0) λ) x − Δ: the schedule counts, the learning rate does not.
    case unscaled
    /// (x − Δ) / (1 + η_t λ)
    case proximal
  }
  /// How the decay meets the rule.
  public var kind: Kind
  /// λ ≥ 0
  public var lambda: Double

  /// Creates a decay; none if λ is 0.
  public init(_ kind: Kind = .coupled, lambda: Double = 0) {
    self.kind = kind
    self.lambda = lambda
  }

  /// λ, as a configuration names it.
  public static let lambda = Hyperparameter(
    name: "weightDecay", symbol: "\\lambda", defaultValue: 0, bounds: .nonNegative)
}
