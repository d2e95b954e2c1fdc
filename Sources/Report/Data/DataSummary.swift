import Optimization

/// What a run came to, as a line of a data file.
struct DataSummary {
  enum Value {
    case number(Double), flag(Bool), text(String), missing
  }
  /// The entries, in the order of the file.
  private(set) var entries: [(name: String, value: Value)] = []

  init(of run: Run, variables: [String]) {
    switch run.result {
    case .trajectory(let trajectory): add(run, trajectory, variables)
    case .end(let end): add(run, end, variables)
    case .losses(let curve): add(run, curve.end, variables)
    case .difference(let difference):
      entries = [
        ("estimate", .number(difference.estimate)), ("exact", .number(difference.exact)),
        ("error", .number(difference.error)),
      ]
      add(run.isDifferentiable)
    case .evaluation(let evaluation):
      entries = [("value", .number(evaluation.value))]
      for (name, slope) in zip(variables, evaluation.gradient) {
        entries.append(("gradient.\(name)", .number(slope)))
      }
      entries.append(("gradientNorm", .number(evaluation.gradientNorm)))
      add(run.isDifferentiable)
    }
  }

  private mutating func add(_ isDifferentiable: Bool?) {
    entries.append(("differentiable", isDifferentiable.map { .flag($0) } ?? .missing))
  }

  private mutating func add(_ run: Run, _ trajectory: Trajectory, _ variables: [String]) {
    add(trajectory.outcome)
    let last = trajectory.count - 1
    add("steps", Double(max(0, last)))
    add("evaluations", Double(trajectory.evaluations))
    add(run.lastIterate, variables)
    add("finalLoss", trajectory.values.last)
    let best = trajectory.values.min()
    add("bestLoss", best)
    add("bestStep", best.flatMap { trajectory.values.firstIndex(of: $0) }.map(Double.init))
    let minimum = last < 0 ? nil : run.minimum
    add("finalGap", minimum.map { trajectory.gap(to: $0, at: last) })
    add("finalGradientNorm", trajectory.gradientNorms.last)
    add(
      "finalDistance",
      last < 0 ? nil : trajectory.distance(toNearestOf: run.minimizers, at: last))
    add("kinks", run.kinkCount.map(Double.init))
  }

  private mutating func add(_ run: Run, _ end: RunSummary, _ variables: [String]) {
    add(end.outcome)
    add("steps", Double(max(0, end.steps)))
    add(end.finalIterate, variables)
    add("finalLoss", run.lastLoss)
    add("bestLoss", end.best?.value)
    add("bestStep", end.best.map { Double($0.step) })
    for (name, quantity) in [("finalGap", SeriesQuery.Quantity.gap), ("finalDistance", .distance)] {
      let value = SeriesQuery(quantity).last(of: run)
      add(name, value.isFinite ? value : nil)
    }
  }

  private mutating func add(_ outcome: Trajectory.Outcome) {
    let (name, criterion): (String, Value) =
      switch outcome {
      case .stopped(_, let criterion): ("stopped", .text(criterion.rawValue))
      case .stepLimit: ("stepLimit", .missing)
      case .diverged: ("diverged", .missing)
      case .undefined: ("undefined", .missing)
      }
    entries += [("outcome", .text(name)), ("stoppedBy", criterion)]
  }

  private mutating func add(_ point: [Double]?, _ variables: [String]) {
    for (index, name) in variables.enumerated() { add("final.\(name)", point?[index]) }
  }

  private mutating func add(_ name: String, _ number: Double?) {
    entries.append((name, number.map { .number($0) } ?? .missing))
  }

  /// What the entries mean, for `optreport explain data`.
  static let meanings: [(name: String, meaning: String)] = [
    ("outcome", "stopped, stepLimit, diverged or undefined"),
    ("stoppedBy", "the criterion of \"stop\" that held"),
    ("steps", "the number of the last point"),
    ("evaluations", "how often f was evaluated, also where a run diverged"),
    (
      "final.x",
      "the last iterate, by coordinate; none of a run that overflows where only ends are kept"
    ),
    ("finalLoss, bestLoss, bestStep", "f at the end, where it was lowest, and at which step"),
    ("finalGap", "the last f less the lowest known minimum"),
    ("finalGradientNorm, finalDistance", "at the last iterate, as in the file of steps"),
    (
      "estimate, exact, error",
      "the difference quotient, the derivative, and how far they are apart"
    ),
    ("value, gradient.x", "f at the point, and its slope along each coordinate"),
    ("kinks", "how many iterates lie exactly at a kink, where the gradient is a subgradient"),
    ("differentiable", "whether the formula has a derivative at the point: true or false"),
  ]
}
