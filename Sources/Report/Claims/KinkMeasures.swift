import Formula
import Optimization

/// What can be claimed of the kinks of a formula: places where it has no derivative.
let kinkMeasures: [Measure] = [
  Measure("kinks", "how many iterates lie exactly at a kink of the formula", .minimize, .count) {
    $0.kinkCount.map { .number(Double($0)) } ?? .nothing("no trajectory")
  },
  differentiable(.differentiate),
  differentiable(.evaluate),
]

private func differentiable(_ kind: ExperimentKind) -> Measure {
  Measure("differentiable", "whether the formula has a derivative at the point", kind, .flag) {
    $0.isDifferentiable.map(Measured.flag) ?? .nothing("no point")
  }
}

extension Run {
  /// How many of the iterates lie at a kink; nil if the experiment is of another kind.
  var kinkCount: Int? {
    guard let trajectory, let formula = minimization?.objective.formula else { return nil }
    guard formula.mayHaveKinks else { return 0 }
    return (0..<trajectory.count).count {
      !formula.kinks(at: Array(trajectory.iterate($0))).isEmpty
    }
  }

  /// Whether the formula has a derivative at the point; nil for runs of an optimizer.
  var isDifferentiable: Bool? {
    guard minimization == nil, let (formula, point) = place else { return nil }
    return formula.isDifferentiable(at: point)
  }

  /// The kinks at the last iterate, or at the point.
  var finalKinks: [Kink] {
    guard let (formula, point) = place, formula.mayHaveKinks else { return [] }
    return formula.kinks(at: point)
  }

  /// The formula, and where the run looks at it last; nil if there is no such point.
  private var place: (formula: Formula, point: [Double])? {
    switch setting {
    case .differentiate(let differentiation):
      return (differentiation.formula, [differentiation.point])
    case .evaluate(let evaluation): return (evaluation.formula, evaluation.point)
    case .minimize(let minimization):
      return lastIterate.map { (minimization.objective.formula, $0) }
    }
  }
}

extension Experiment {
  /// What to know about gradients that were taken at a kink; nil if none was.
  func noteOnKinks(_ runs: [Run]) -> String? {
    let kinks = runs.map { $0.finalKinks }.filter { !$0.isEmpty }
    guard let kink = kinks.first?.first else { return nil }
    let count = runs.count == 1 ? "the run" : "\(kinks.count) of \(runs.count) runs"
    let isOne = kinks.count == 1
    let place = kind == .minimize ? (isOne ? "ends" : "end") : (isOne ? "is" : "are")
    return "\"\(name)\": \(count) \(place) at a kink of \(kink.expression), column \(kink.column), "
      + "where the gradient is one of several or none"
  }
}
