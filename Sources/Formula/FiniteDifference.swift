/// Slopes from values alone.
public enum FiniteDifference: Hashable, Sendable {
  /// (f(x + h) − f(x)) / h: truncation error O(h), rounding error O(u |f| / h), where u = 2⁻⁵³.
  /// The best h is of the order √u ≈ 10⁻⁸, the best error as well.
  case forward
  /// (f(x + h) − f(x − h)) / (2h): truncation error O(h²), rounding error O(u |f| / h). The best h
  /// is of the order ∛u ≈ 5·10⁻⁶, the best error u^⅔ ≈ 2·10⁻¹¹.
  case central
}

extension Formula {
  /// The difference quotient of the formula at `x` in one coordinate with the step `h`.
  ///
  /// > J. Nocedal, S. J. Wright. *Numerical Optimization*, 2nd ed., Springer (2006), 8.1,
  /// > doi:10.1007/978-0-387-40065-5.
  public func difference(
    _ kind: FiniteDifference, at x: [Double], coordinate: Int, step h: Double
  ) -> Double {
    precondition(x.indices.contains(coordinate), "coordinate \(coordinate) of \(x.count)")
    var ahead = x
    var behind = x
    ahead[coordinate] += h
    if kind == .central { behind[coordinate] -= h }
    return (value(at: ahead) - value(at: behind)) / (kind == .central ? 2 * h : h)
  }
}
