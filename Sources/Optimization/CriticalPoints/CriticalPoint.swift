/// A point where the gradient vanishes, or at a kink one that is lowest or highest nearby.
public struct CriticalPoint: Hashable, Sendable {
  /// What the objective does around the point.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case minimizer, saddle, maximizer
  }

  /// Where, n coordinates.
  public let point: [Double]
  /// f there.
  public let value: Double
  /// What the objective does around it.
  public let kind: Kind
  /// Whether there is no other close by, as there is along a valley or on a plateau.
  public let isIsolated: Bool

  /// What stands out by less than this part of what another of its kind does is not to be seen.
  static let leastRelief = 1e-9

  init(point: [Double], value: Double, kind: Kind, isIsolated: Bool = true) {
    self.point = point
    self.value = value
    self.kind = kind
    self.isIsolated = isIsolated
  }

  /// A minimizer that is known beforehand.
  public init(minimizer point: [Double], of objective: any Objective) {
    self.init(point: point, value: objective.value(at: point.span), kind: .minimizer)
  }

  /// The same minimizer; one of many, if a search found a valley that is as low.
  public func joined(to found: [CriticalPoint]) -> CriticalPoint {
    let isInValley = found.contains {
      $0.kind == kind && !$0.isIsolated && abs($0.value - value) <= 1e-9 * (1 + abs(value))
    }
    return CriticalPoint(
      point: point, value: value, kind: kind, isIsolated: isIsolated && !isInValley)
  }
}
