/// Multiples and fractions of π.
enum PiTicks {
  /// Steps in twelfths of π, from small to large.
  private static let steps = [1, 2, 3, 4, 6, 12, 24, 60, 120, 240, 600, 1200]

  /// People type 3.14 or 6.283 for the end of a range: what misses a multiple by no more than this
  /// part of the range, less than the width of a line, is meant to be the multiple.
  private static let slack = 1e-3

  /// The multiples inside the range, `count` of them more or less: fractions down to twelfths, and
  /// decimals such as 0.35π where those are too coarse, or whole ones too fine.
  static func ticks(_ range: ClosedRange<Double>, about count: Int) -> [Tick] {
    let (low, high) = (range.lowerBound, range.upperBound)
    let twelfth = Double.pi / 12
    let target = (high / twelfth - low / twelfth) / Double(max(count, 1))
    guard target.isFinite, target > 0 else { return [] }
    guard target > 0.7, target < 2 * 1200 else { return decimals(range, about: count) }
    // The step whose ratio to the target is nearest to one.
    let step = steps.min { distance(Double($0), target) < distance(Double($1), target) } ?? 12
    let unit = twelfth * Double(step)
    let near = slack * (high / unit - low / unit)
    let first = Int((low / unit - near).rounded(.up))
    let last = Int((high / unit + near).rounded(.down))
    guard first <= last else { return [] }
    return (first...last).map { index in
      let value = Double(index * step) * .pi / 12
      return Tick(min(max(value, low), high), label: label(index * step))
    }
  }

  /// Multiples by decimals: "0.35π", and "0" for none.
  private static func decimals(_ range: ClosedRange<Double>, about count: Int) -> [Tick] {
    let multiples = LinearTicks.decimals(
      range.lowerBound / .pi...range.upperBound / .pi, about: count)
    return zip(multiples, Decimal.labels(multiples)).map { multiple, text in
      let factor = text.hasPrefix("$") ? "\(text.dropFirst().dropLast())" : text
      return Tick(
        min(max(multiple.value * .pi, range.lowerBound), range.upperBound),
        label: multiple.value == 0 ? "0" : "$\(factor)\\pi$")
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
