/// What critical points at kinks are.
extension CriticalPointFinder {
  /// What the values around a point say, of which the Hessian on one side of a kink knows nothing; nil if
  /// they agree with it.
  func felt(
    _ kind: CriticalPoint.Kind, at point: [Double]
  ) -> (kind: CriticalPoint.Kind, isIsolated: Bool)? {
    let here = value(point)
    let around = neighbors(of: point).map { value($0) - here }.filter(\.isFinite)
    let most = around.reduce(0) { max($0, abs($1)) }
    // What rounding leaves of nothing neither rises nor falls.
    let (up, down) = (
      around.contains { $0 > 1e-9 * most }, around.contains { $0 < -1e-9 * most }
    )
    guard up || down else { return nil }
    let seen: CriticalPoint.Kind = up == down ? .saddle : up ? .minimizer : .maximizer
    guard seen != kind else { return nil }
    return (seen, up == down || !around.contains { abs($0) <= 1e-9 * most })
  }
}
