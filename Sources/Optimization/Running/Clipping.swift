/// A bound on the gradient before the rule sees it.
public enum Clipping: Hashable, Sendable {
  /// Every coordinate is put into [−c, c]; the direction changes.
  case value(Double)
  /// A gradient longer than c is scaled to the length c; the direction stays.
  ///
  /// PyTorch divides by ‖g‖ + 10⁻⁶, so that what it leaves is a little shorter.
  case norm(Double, convention: Convention = .torch)

  /// Bounds a gradient.
  public func apply(to g: inout MutableSpan<Double>) {
    switch self {
    case .value(let bound):
      for i in g.indices { g[i] = g[i] < -bound ? -bound : g[i] > bound ? bound : g[i] }
    case .norm(let bound, let convention):
      let norm = euclideanNorm(g.span)
      let factor = convention == .torch ? bound / (norm + 1e-6) : bound / norm
      guard factor < 1 else { return }
      for i in g.indices { g[i] *= factor }
    }
  }
}
