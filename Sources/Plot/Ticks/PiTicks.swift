/// Multiples and simple fractions of π.
enum PiTicks {
  /// Steps in twelfths of π, from small to large.
  private static let steps = [1, 2, 3, 4, 6, 12, 24, 60, 120, 240, 600, 1200]

  /// The multiples inside the range, `count` of them more or less; none where even a thousand π
  /// are too fine, or a twelfth of it too coarse.
  static func ticks(_ range: ClosedRange<Double>, about count: Int) -> [Tick] {
    let twelfth = Double.pi / 12
    let width = range.upperBound / twelfth - range.lowerBound / twelfth
    let target = width / Double(max(count, 1))
    guard target.isFinite, target > 0.4, target < 2 * 1200 else { return [] }
    // The step whose ratio to the target is nearest to one.
    let step = steps.min { distance(Double($0), target) < distance(Double($1), target) } ?? 12
    let first = Int((range.lowerBound / twelfth / Double(step)).rounded(.up))
    let last = Int((range.upperBound / twelfth / Double(step)).rounded(.down))
    guard first <= last else { return [] }
    return (first...last).map { index in
      let twelfths = index * step
      return Tick(Double(twelfths) * .pi / 12, label: label(twelfths))
    }
  }

  private static func distance(_ step: Double, _ target: Double) -> Double {
    max(step / target, target / step)
  }

  /// "−π/2", "0", "3π".
  static func label(_ twelfths: Int) -> String {
    guard twelfths != 0 else { return "0" }
    var (numerator, denominator) = (abs(twelfths), 12)
    for prime in [2, 2, 3]
    where numerator.isMultiple(of: prime) && denominator.isMultiple(of: prime) {
      numerator /= prime
      denominator /= prime
    }
    let factor = numerator == 1 ? "" : "\(numerator)"
    let divisor = denominator == 1 ? "" : "/\(denominator)"
    return "$\(twelfths < 0 ? "-" : "")\(factor)\\pi\(divisor)$"
  }
}
