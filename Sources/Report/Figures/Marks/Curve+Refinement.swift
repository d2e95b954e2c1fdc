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

  /// What lies between two samples, a place without a value at a pole with the same sign on both sides;
  /// nil where the curve jumps or has a pole.
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
    let turns = a.slope != 0 && b.slope != 0 && (a.slope > 0) != (b.slope > 0)
    let approach = turns ? approach(from: a, and: b, evaluator) : nil
    if !isFollowed, let approach, approach.isPole { return [approach.top.withoutValue] }
    if !isFollowed, jump(from: a.x, to: b.x) != nil { return nil }
    return approach.map { extremum($0, slack: slack) } ?? []
  }

  /// The samples on both sides toward a place to which the curve rises, or falls, from both sides;
  /// nil where it is not defined.
  private func approach(
    from a: Sample, and b: Sample, _ evaluator: FormulaEvaluator
  ) -> Approach? {
    var (left, right) = ([a], [b])
    while let low = left.last, let high = right.last {
      let middle = low.x + 0.5 * (high.x - low.x)
      // Half of the digits of the place are all of those of the value.
      guard middle > low.x, middle < high.x, high.x - low.x > 1e-9 * (b.x - a.x) else { break }
      let sample = Sample(middle, evaluator)
      guard sample.isFinite else { return nil }
      if sample.slope != 0, (sample.slope > 0) == (a.slope > 0) {
        left.append(sample)
      } else {
        right.append(sample)
      }
    }
    return Approach(left: left, right: right)
  }

  /// The extremum that is approached, with what leads there if it stands out; empty where the curve
  /// jumps or has a pole.
  private func extremum(_ approach: Approach, slack: Double) -> [Sample] {
    let (left, right, top) = (approach.left, approach.right, approach.top)
    let (a, b) = (left[0], right[0])
    // At a jump or a pole the two sides do not meet.
    let gap = abs(left[left.count - 1].value - right[right.count - 1].value)
    guard gap <= max(slack, 1e-6 * abs(top.value)) else { return [] }
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

    private init(x: Double, value: Double, slope: Double) {
      (self.x, self.value, self.slope) = (x, value, slope)
    }

    var isFinite: Bool { value.isFinite && slope.isFinite }

    var withoutValue: Sample { Sample(x: x, value: .nan, slope: .nan) }
  }

  /// Samples from two sides, ever nearer to a place between them.
  private struct Approach {
    let left: [Sample]
    let right: [Sample]

    /// The last one that is farther up, or down.
    var top: Sample {
      let (low, high) = (left[left.count - 1], right[right.count - 1])
      return (low.value > high.value) == (left[0].slope > 0) ? low : high
    }

    /// Whether the curve does not slow down on the way.
    var isPole: Bool {
      [left, right].allSatisfy { side in
        let (first, middle, last) = (side[0], side[side.count / 2], side[side.count - 1])
        return side.count > 4
          && abs(last.value - middle.value) > 0.6 * abs(middle.value - first.value)
      }
    }
  }
}
