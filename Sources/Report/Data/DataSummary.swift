import Optimization

/// What a run came to, as a line of a data file.
struct DataSummary {
  enum Value {
    case number(Double), text(String), missing
  }
  /// The entries, in the order of the file.
  private(set) var entries: [(name: String, value: Value)] = []

  init(of run: Run, variables: [String]) {
    switch run.result {
    case .trajectory(let trajectory): add(run, trajectory, variables)
    case .difference(let difference):
      entries = [
        ("estimate", .number(difference.estimate)), ("exact", .number(difference.exact)),
        ("error", .number(difference.error)),
      ]
    case .evaluation(let evaluation):
      entries = [("value", .number(evaluation.value))]
      for (name, slope) in zip(variables, evaluation.gradient) {
        entries.append(("gradient.\(name)", .number(slope)))
      }
      entries.append(("gradientNorm", .number(evaluation.gradientNorm)))
    }
  }

  private mutating func add(_ run: Run, _ trajectory: Trajectory, _ variables: [String]) {
    let last = trajectory.count - 1
    func add(_ name: String, _ number: Double?) {
      entries.append((name, number.map { .number($0) } ?? .missing))
    }
    switch trajectory.outcome {
    case .stopped(_, let criterion):
      entries.append(("outcome", .text("stopped")))
      entries.append(("stoppedBy", .text(criterion.rawValue)))
    case .stepLimit:
      entries.append(("outcome", .text("stepLimit")))
      entries.append(("stoppedBy", .missing))
    case .diverged:
      entries.append(("outcome", .text("diverged")))
      entries.append(("stoppedBy", .missing))
    }
    add("steps", Double(max(0, last)))
    add("evaluations", Double(trajectory.evaluations))
    for (index, name) in variables.enumerated() {
      add("final.\(name)", last < 0 ? nil : trajectory.iterate(last).dropFirst(index).first)
    }
    add("finalLoss", trajectory.values.last)
    let best = trajectory.values.min()
    add("bestLoss", best)
    add("bestStep", best.flatMap { trajectory.values.firstIndex(of: $0) }.map(Double.init))
    add("finalGap", SeriesQuery(.gap).series(of: run).last)
    add("finalGradientNorm", trajectory.gradientNorms.last)
    add("finalDistance", SeriesQuery(.distance).series(of: run).last)
  }

  /// What the entries mean, for `optreport explain data`.
  static let meanings: [(name: String, meaning: String)] = [
    ("outcome", "stopped, stepLimit or diverged"),
    ("stoppedBy", "the criterion of \"stop\" that held"),
    ("steps", "the number of the last point"),
    ("evaluations", "how often f was evaluated"),
    ("final.x", "the last iterate, a column for each coordinate"),
    ("finalLoss, bestLoss, bestStep", "f at the end, where it was lowest, and at which step"),
    ("finalGap", "the last f less the lowest known minimum"),
    ("finalGradientNorm, finalDistance", "at the last iterate, as in the file of steps"),
  ]
}
