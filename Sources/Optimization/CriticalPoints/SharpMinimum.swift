import Elementary

/// The lowest point of a valley that may have no gradient where it is lowest.
///
/// From the center of a circle to the lowest place on it as long as that is lower, then on a circle
/// half as large. The directions of a circle are searched finely around the lowest of a few, so
/// that it is found along which way the bottom of a sharp valley leads down.
struct SharpMinimum {
  private let value: ([Double]) -> Double
  /// The unit of length of each coordinate.
  private let scale: [Double]

  private static let directions = 16
  private static let roundLimit = 200

  /// The search for a minimizer, or for a maximizer upside down.
  init(
    _ kind: CriticalPoint.Kind, of objective: any Objective, in region: [ClosedRange<Double>]
  ) {
    let sign = kind == .minimizer ? 1.0 : -1
    value = { sign * objective.value(at: $0.span) }
    scale = region.map { 0.02 * ($0.upperBound - $0.lowerBound) }
  }

  /// The point to which a start leads, strictly lower than all around it; nil if there is none.
  func point(from start: [Double]) -> [Double]? {
    var (point, lowest) = (start, value(start))
    var radius = 1.0
    for _ in 0..<SharpMinimum.roundLimit where radius > 1e-11 {
      let (next, low) = lowestPlace(around: point, radius: radius)
      guard low < lowest else {
        radius *= 0.5
        continue
      }
      (point, lowest) = (next, low)
    }
    guard radius <= 1e-11, lowest.isFinite else { return nil }
    let rounded = rounded(point, noHigherThan: lowest)
    return isStrict(rounded) ? rounded : nil
  }

  /// Whether a point is lower than all around it, and not by rounding alone as along the bottom of a
  /// valley.
  func isStrict(_ point: [Double]) -> Bool {
    let bottom = value(point)
    let rises = [1e-6, 1e-2].map {
      lowestPlace(around: point, radius: $0, refinements: 90).value - bottom
    }
    return rises[0] > 0 && rises[1] > 1e-6 * (highest(around: point, radius: 1e-2) - bottom)
  }

  /// The highest value a step away along an axis.
  private func highest(around point: [Double], radius: Double) -> Double {
    point.indices.flatMap { axis in
      [-radius, radius].map { step in
        var aside = point
        aside[axis] += step * scale[axis]
        return value(aside)
      }
    }.max() ?? .infinity
  }

  /// The nearest point of few decimals that is no higher: 0.3 rather than 0.299999999998.
  private func rounded(_ point: [Double], noHigherThan limit: Double) -> [Double] {
    var unit = 1e-3
    while unit > 1e-12 {
      let near = point.map { ($0 / unit).rounded() / (1 / unit).rounded() }
      let isNear = zip(zip(near, point), scale).allSatisfy { abs($0.0 - $0.1) <= 1e-9 * $1 }
      if isNear, value(near) <= limit { return near }
      unit /= 10
    }
    return point
  }

  private func lowestPlace(
    around center: [Double], radius: Double, refinements: Int = 40
  ) -> (point: [Double], value: Double) {
    func place(_ angle: Double) -> (point: [Double], value: Double) {
      let point = [
        center[0] + radius * scale[0] * cosine(angle), center[1] + radius * scale[1] * sine(angle),
      ]
      return (point, value(point))
    }
    func lower(
      _ a: (point: [Double], value: Double), _ b: (point: [Double], value: Double)
    ) -> (point: [Double], value: Double) { b.value < a.value ? b : a }
    guard center.count > 1 else {
      let sides = [-1, 1].map { [center[0] + $0 * radius * scale[0]] }
      return lower((sides[0], value(sides[0])), (sides[1], value(sides[1])))
    }
    let count = SharpMinimum.directions
    let step = 2 * Double.pi / Double(count)
    let places = (0..<count).map { place(step * Double($0)) }
    // A valley that bends meets a circle in two places: the one that leads down need not be near the
    // lowest of a few.
    let lows = places.indices.filter {
      places[$0].value <= places[($0 + 1) % count].value
        && places[$0].value < places[($0 + count - 1) % count].value
    }
    var best = places[0]
    for first in lows.isEmpty ? [0] : lows {
      // Between the neighbors of a low direction lies the lowest one: thirds are cut off.
      best = lower(best, places[first])
      var (low, high) = (step * Double(first - 1), step * Double(first + 1))
      for _ in 0..<refinements {
        let (a, b) = (low + (high - low) / 3, high - (high - low) / 3)
        let (left, right) = (place(a), place(b))
        best = lower(lower(best, left), right)
        if left.value < right.value { high = b } else { low = a }
      }
    }
    return best
  }
}
