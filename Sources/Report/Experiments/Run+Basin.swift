import Elementary

extension Run {
  /// The minimizer that the run has been led to, and how near counts as there; nil if it diverges or
  /// ends elsewhere.
  ///
  /// Without a tolerance that is a hundredth of the span of the starts or, where none are swept, of
  /// the size of the minimizer.
  func reachedMinimizer(
    within tolerance: Double?, span: Double?
  ) -> (point: [Double], limit: Double)? {
    guard !isDiverging, let last = lastIterate, let point = nearestMinimizer else { return nil }
    let size = max(1, Run.distance(point, point.map { _ in 0 }))
    let limit = tolerance ?? 0.01 * (span ?? size)
    return Run.distance(last, point) <= limit ? (point, limit) : nil
  }

  /// How far apart two points are.
  static func distance(_ a: [Double], _ b: [Double]) -> Double {
    squareRoot(zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) })
  }
}
