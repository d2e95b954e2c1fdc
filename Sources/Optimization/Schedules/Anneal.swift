import Elementary

/// How a value goes from one to another.
public enum Anneal: String, Hashable, Sendable, CaseIterable {
  /// Along half a wave: slowly, fast, slowly.
  case cosine
  /// Along a straight line.
  case linear

  /// The value after a fraction of the way from `a` to `b`, in [0, 1].
  func between(_ a: Double, _ b: Double, _ fraction: Double) -> Double {
    switch self {
    case .cosine: b + (a - b) / 2 * (1 + Elementary.cosine(.pi * fraction))
    case .linear: a + (b - a) * fraction
    }
  }
}
