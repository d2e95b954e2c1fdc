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

  /// The curve over a range: the samples, and a gap where it jumps or has a pole.
  func points(over range: ClosedRange<Double>, scale: Scale.Transform) -> (x: [Double], y: [Double])
  {
    let (samples, values) = refined(Curve.samples(of: range, scale: scale))
    let rises = zip(values, values.dropFirst()).map { abs($1 - $0) }.map { $0.isFinite ? $0 : 0 }
    let usual = rises.sorted()[rises.count / 2]
    var (x, y): ([Double], [Double]) = ([], [])
    for index in samples.indices {
      x.append(samples[index])
      y.append(values[index])
      // Only where the curve is steep can it jump.
      guard index < rises.count, rises[index] > 8 * usual,
        let jump = jump(from: samples[index], to: samples[index + 1])
      else { continue }
      // At a jump the curve is known on both sides, at a pole it grows beyond all bounds.
      let (low, high) = (values[index...index + 1].min() ?? 0, values[index...index + 1].max() ?? 0)
      let slack = 0.5 * rises[index]
      let ends = [jump.before, jump.after].map { (x: $0, y: value(at: $0)) }
      let isBounded = ends.allSatisfy { $0.y >= low - slack && $0.y <= high + slack }
      x += isBounded ? [ends[0].x, jump.after, ends[1].x] : [jump.after]
      y += isBounded ? [ends[0].y, .nan, ends[1].y] : [.nan]
    }
    return (x, y)
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
      guard value.isFinite else { return (a, b) }
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
