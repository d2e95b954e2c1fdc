import Optimization

extension Run {
  /// f(x⋆) of the lowest minimizer; nil if none is known.
  var minimum: Double? { criticalPoints.first { $0.kind == .minimizer }?.value }

  /// The points of a kind with no other close by: what can be marked.
  func isolatedPoints(_ kind: CriticalPoint.Kind) -> [CriticalPoint] {
    criticalPoints.filter { $0.kind == kind && $0.isIsolated }
  }

  /// All known minimizers, the lowest first.
  var minimizers: [[Double]] { criticalPoints.filter { $0.kind == .minimizer }.map(\.point) }

  /// The minimizer nearest to the last iterate; nil if none is known.
  var nearestMinimizer: [Double]? {
    guard let last = lastIterate else { return nil }
    func distance(_ point: [Double]) -> Double {
      zip(point, last).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }
    return minimizers.min { distance($0) < distance($1) }
  }

  /// The last iterate that was finite; nil if there is none, or none was kept.
  var lastIterate: [Double]? {
    guard let trajectory else { return end?.finalIterate }
    return trajectory.count > 0 ? Array(trajectory.iterate(trajectory.count - 1)) : nil
  }

  /// The last loss that was finite; nil if there is none, or none was kept.
  var lastLoss: Double? {
    if let trajectory { return trajectory.values.last }
    return end?.finalIterate == nil ? nil : end?.finalValue
  }

  /// Whether the run stopped being finite, or ended above its start with losses that grew without
  /// bound; one that has converged, be it to a maximizer, does not.
  var isDiverging: Bool {
    guard let end else { return false }
    switch end.outcome {
    case .diverged, .undefined: return true
    case .stopped(_, let criterion) where criterion.meansConvergence: return false
    case .stopped, .stepLimit: break
    }
    return end.isUnbounded
  }
}
