import Configuration
import Elementary
import Formula
import Plot

/// A formula of one variable, drawn over x.
struct Curve: Sendable {
  let formula: Formula

  /// The curve of a formula of one variable.
  init(_ formula: Formula) { self.formula = formula }

  /// Reads `formula`; nil after a mistake.
  init?(_ fields: inout Fields, reader: MarkReader) {
    let formula = FormulaReader(source: reader.source, problems: fields.problems)
      .formula(
        fields.requiredValue("formula", about: "a function of one variable"), variables: nil)
    guard let formula else { return nil }
    guard formula.variables.count <= 1 else {
      let names = formula.variables.joined(separator: ", ")
      fields.report(
        "\(fields.kind) needs a formula of one variable, found \(formula.variables.count) (\(names))",
        at: "formula")
      return nil
    }
    self.formula = formula
  }

  /// f(x) at each x.
  func values(at x: [Double]) -> [Double] {
    x.map { formula.value(at: formula.variables.isEmpty ? [] : [$0]) }
  }

  /// f(x)
  func value(at x: Double) -> Double { values(at: [x])[0] }

  /// f′(x)
  func slope(at x: Double) -> Double {
    formula.variables.isEmpty ? 0 : formula.gradient(at: [x]).gradient[0]
  }

  /// 400 points, evenly spaced as the scale shows them.
  static func samples(of range: ClosedRange<Double>, scale: Scale.Transform) -> [Double] {
    let count = 400
    let axis = Scale(scale, domain: range, from: 0, to: 1)
    return (0...count).map { index in
      switch index {
      case 0: range.lowerBound
      case count: range.upperBound
      default: axis.value(at: Double(index) / Double(count))
      }
    }
  }

  /// The curve over a range as it is drawn, and how much of its height is worth an axis.
  struct Points {
    var x: [Double] = []
    var y: [Double] = []
    /// Whether it grows, or falls, beyond all bounds somewhere.
    var rises = false
    var falls = false
    /// What nine tenths of the even samples reach.
    var usual = 0.0...0.0

    mutating func append(_ x: Double, _ y: Double) {
      self.x.append(x)
      self.y.append(y)
    }

    /// All of it; on a side where it leaves for good only what the other nine tenths reach.
    var extent: Extent {
      let seen = y.filter { value in
        (!falls || value >= usual.lowerBound) && (!rises || value <= usual.upperBound)
      }
      return Extent(x: [Double]?.none, y: seen)
    }
  }

  /// The curve over a range: the samples, a gap where it jumps or has a pole, and the ends of the
  /// parts where it has values.
  func points(over range: ClosedRange<Double>, scale: Scale.Transform) -> Points {
    let (samples, values, even) = refined(Curve.samples(of: range, scale: scale))
    let rises = zip(values, values.dropFirst()).map { abs($1 - $0) }.map { $0.isFinite ? $0 : 0 }
    let usual = rises.sorted()[rises.count / 2]
    var points = Points()
    points.usual = Curve.usual(even)
    /// What happens at an end beyond two bounds is growth without bounds.
    func close(at end: Double, bounds: ClosedRange<Double>) {
      let value = value(at: end)
      guard value.isFinite else { return }
      points.append(end, value)
      if value > bounds.upperBound { points.rises = true }
      if value < bounds.lowerBound { points.falls = true }
    }
    // Where a part ends it may go on a good deal farther than the curve goes elsewhere.
    let (low, high) = (points.usual.lowerBound, points.usual.upperBound)
    let all = (low - 3 * (high - low))...(high + 3 * (high - low))
    for index in samples.indices {
      points.append(samples[index], values[index])
      guard index + 1 < samples.count else { break }
      let (start, end) = (samples[index], samples[index + 1])
      let (first, second) = (values[index], values[index + 1])
      guard first.isFinite, second.isFinite else {
        if first.isFinite { close(at: edge(from: start, to: end), bounds: all) }
        if second.isFinite { close(at: edge(from: end, to: start), bounds: all) }
        continue
      }
      // Only where the curve is steep can it jump.
      guard rises[index] > 8 * usual, let jump = jump(from: start, to: end) else { continue }
      // At a jump the curve is known on both sides, at a pole it grows beyond all bounds.
      let slack = 0.5 * rises[index]
      let bounds = (min(first, second) - slack)...(max(first, second) + slack)
      close(at: jump.before, bounds: bounds)
      points.append(jump.after, .nan)
      close(at: jump.after, bounds: bounds)
    }
    return points
  }

  /// What nine tenths of some values reach; 0 if there are none.
  private static func usual(_ values: [Double]) -> ClosedRange<Double> {
    let sorted = values.filter(\.isFinite).sorted()
    guard !sorted.isEmpty else { return 0...0 }
    let tail = sorted.count / 20
    return sorted[tail]...sorted[sorted.count - 1 - tail]
  }

  /// The last number on the way from one where the curve has a value to one where it has none.
  private func edge(from inside: Double, to outside: Double) -> Double {
    var (a, b) = (inside, outside)
    while true {
      let middle = a + 0.5 * (b - a)
      guard middle != a, middle != b else { return a }
      if value(at: middle).isFinite { a = middle } else { b = middle }
    }
  }

  /// Two neighbors, as near as numbers come, between which the curve does not rise but jump; nil if
  /// it rises.
  func jump(from start: Double, to end: Double) -> (before: Double, after: Double)? {
    var (a, b) = (start, end)
    var (low, high) = (value(at: a), value(at: b))
    let rise = abs(high - low)
    while true {
      let middle = a + 0.5 * (b - a)
      guard middle > a, middle < b, b - a > 1e-13 * (end - start) else { break }
      let value = value(at: middle)
      guard value.isFinite else { return (edge(from: a, to: middle), edge(from: b, to: middle)) }
      if abs(value - low) >= abs(high - value) {
        (b, high) = (middle, value)
      } else {
        (a, low) = (middle, value)
      }
      if abs(high - low) < 0.25 * rise { return nil }
    }
    return (a, b)
  }
}
