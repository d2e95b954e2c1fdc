import Formula

extension Curve {
  /// How often an interval is halved where even samples do not follow the curve.
  private static let depth = 5
  /// The part of the usual height of the curve that a straight line may be beside it.
  private static let tolerance = 0.004

  /// The values at samples and at more of them: where the curve bends or swings between two, and at
  /// its extrema; `even` are the values at the samples alone.
  ///
  /// The slopes at both ends tell what values alone do not: by how much a smooth curve rises between
  /// them (the trapezoidal rule), and that an extremum lies there, however narrow it is.
  func refined(_ samples: [Double]) -> (x: [Double], y: [Double], even: [Double]) {
    guard !formula.variables.isEmpty else {
      let values = values(at: samples)
      return (samples, values, values)
    }
    let evaluator = FormulaEvaluator(formula)
    let even = samples.map { Sample($0, evaluator) }
    let slack = Curve.tolerance * Curve.usualHeight(of: even)
    var all: [Sample] = []
    all.reserveCapacity(samples.count)
    for sample in even {
      if let last = all.last {
        all += between(last, sample, depth: Curve.depth, slack: slack, evaluator) ?? []
      }
      all.append(sample)
    }
    return (all.map(\.x), all.map(\.value), even.map(\.value))
  }

  /// What lies between two samples; nil where the curve jumps or has a pole.
  private func between(
    _ a: Sample, _ b: Sample, depth: Int, slack: Double, _ evaluator: FormulaEvaluator
  ) -> [Sample]? {
    let middle = a.x + 0.5 * (b.x - a.x)
    guard middle > a.x, middle < b.x, a.isFinite, b.isFinite else { return [] }
    let width = b.x - a.x
    let swing = abs(b.value - a.value - 0.5 * width * (a.slope + b.slope))
    let bend = 0.125 * width * abs(b.slope - a.slope)
    let isFollowed = swing <= slack && bend <= slack
    if !isFollowed, depth > 0 {
      let center = Sample(middle, evaluator)
      guard let left = between(a, center, depth: depth - 1, slack: slack, evaluator),
        let right = between(center, b, depth: depth - 1, slack: slack, evaluator)
      else { return nil }
      return left + [center] + right
    }
    if !isFollowed, jump(from: a.x, to: b.x) != nil { return nil }
    guard a.slope != 0, b.slope != 0, (a.slope > 0) != (b.slope > 0) else { return [] }
    return extremum(between: a, and: b, slack: slack, evaluator)
  }

  /// The extremum between two samples from which the curve rises, or falls, toward it, with what
  /// leads there if it stands out; empty where the curve jumps or has a pole.
  private func extremum(
    between a: Sample, and b: Sample, slack: Double, _ evaluator: FormulaEvaluator
  ) -> [Sample] {
    var (left, right) = ([a], [b])
    while let low = left.last, let high = right.last {
      let middle = low.x + 0.5 * (high.x - low.x)
      // Half of the digits of the place are all of those of the value.
      guard middle > low.x, middle < high.x, high.x - low.x > 1e-9 * (b.x - a.x) else { break }
      let sample = Sample(middle, evaluator)
      guard sample.isFinite else { return [] }
      if sample.slope != 0, (sample.slope > 0) == (a.slope > 0) {
        left.append(sample)
      } else {
        right.append(sample)
      }
    }
    guard let low = left.last, let high = right.last else { return [] }
    let top = (low.value > high.value) == (a.slope > 0) ? low : high
    // At a jump or a pole the two sides do not meet.
    guard abs(low.value - high.value) <= max(slack, 1e-6 * abs(top.value)) else { return [] }
    guard min(abs(top.value - a.value), abs(top.value - b.value)) > slack else {
      return top.x > a.x && top.x < b.x ? [top] : []
    }
    return Array(left.dropFirst()) + right.dropFirst().reversed()
  }

  /// How far apart the values are, the least and the greatest tenths left out unless these are all
  /// that differs.
  private static func usualHeight(of samples: [Sample]) -> Double {
    let values = samples.map(\.value).filter(\.isFinite).sorted()
    guard let least = values.first, let greatest = values.last else { return 0 }
    let tail = values.count / 10
    let middle = values[values.count - 1 - tail] - values[tail]
    return middle > 0 ? middle : greatest - least
  }

  /// A place with the value and the slope of the curve.
  private struct Sample {
    let x: Double
    let value: Double
    let slope: Double

    init(_ x: Double, _ evaluator: FormulaEvaluator) {
      self.x = x
      let point: InlineArray<1, Double> = [x]
      var slopes: InlineArray<1, Double> = [0]
      var span = slopes.mutableSpan
      value = evaluator.evaluate(at: point.span, gradient: &span)
      slope = slopes[0]
    }

    var isFinite: Bool { value.isFinite && slope.isFinite }
  }
}
