import Configuration
import Elementary

/// What can be claimed of finite differences.
let differentiationMeasures: [Measure] = [
  Measure("error", "the distance of the difference from the derivative", .differentiate, .real) {
    $0.difference.map { .number($0.error) } ?? .nothing("no difference")
  },
  Measure("estimate", "the finite difference", .differentiate, .real) {
    $0.difference.map { .number($0.estimate) } ?? .nothing("no difference")
  },
  Measure(
    "order",
    "the power of the step size with which the error grows, by least squares on logarithms",
    .differentiate, .real, options: ["from", "to"]
  ) { fields, _ in
    var (from, to): (Double?, Double?)
    fields.read("from", into: &from, .positive, about: "the least step size that counts")
    fields.read("to", into: &to, .positive, about: "the greatest step size that counts")
    return { [from = from ?? 0, to = to ?? .infinity] picked, _ in
      let points = errors(of: picked).filter { point in
        point.error > 0 && point.size >= from * (1 - 1e-12) && point.size <= to * (1 + 1e-12)
      }.map { (x: decimalLogarithm($0.size), y: decimalLogarithm($0.error)) }
      return [slope(points).map(Measured.number) ?? .nothing("too few step sizes")]
    }
  },
  Measure("bestStepSize", "the step size with the least error", .differentiate, .real, options: [])
  {
    _, _ in
    { picked, _ in
      let best = errors(of: picked).min { $0.error < $1.error }
      return [(best?.size).map(Measured.number) ?? .nothing("no difference")]
    }
  },
]

extension Run {
  /// The finite difference; nil if the experiment is of another kind.
  var difference: DifferenceResult? {
    if case .difference(let difference) = result { difference } else { nil }
  }

  /// h of the finite difference; nil if the experiment is of another kind.
  var stepSize: Double? {
    switch setting {
    case .differentiate(let differentiation): return differentiation.stepSize
    case .minimize, .evaluate: return nil
    }
  }

  /// The values at a point; nil if the experiment is of another kind.
  var evaluation: EvaluationResult? {
    if case .evaluation(let evaluation) = result { evaluation } else { nil }
  }
}

/// The step sizes with the errors that they lead to.
private func errors(of runs: [Run]) -> [(size: Double, error: Double)] {
  var points: [(size: Double, error: Double)] = []
  for run in runs {
    if let size = run.stepSize, let difference = run.difference {
      points.append((size, difference.error))
    }
  }
  return points
}

/// The slope of the line of least squares; nil for fewer than two different x.
private func slope(_ points: [(x: Double, y: Double)]) -> Double? {
  guard points.count > 1 else { return nil }
  let n = Double(points.count)
  let meanX = points.reduce(0) { $0 + $1.x } / n
  let meanY = points.reduce(0) { $0 + $1.y } / n
  let spread = points.reduce(0) { $0 + ($1.x - meanX) * ($1.x - meanX) }
  guard spread > 0 else { return nil }
  return points.reduce(0) { $0 + ($1.x - meanX) * ($1.y - meanY) } / spread
}
