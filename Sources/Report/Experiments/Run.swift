public import Optimization

/// One execution of an experiment: which setting, which repetition, what came out.
public struct Run: Sendable {
  /// The settings that set this run apart from the others of its experiment.
  public let parameters: [Parameter]
  /// Which repetition, from 0.
  public let repetition: Int
  /// What was done.
  let setting: Setting
  /// What came out.
  var result: RunResult
  /// Where the gradient of the objective vanishes, the lowest first; empty if not looked for.
  var criticalPoints: [CriticalPoint] = []
  /// Whether there may be more of them than were looked for.
  var lacksCriticalPoints = false
  /// The swept number that goes along an axis, where the run stands for a curve across it.
  var axis: String?

  /// The path of the optimizer; nil if the experiment is of another kind or keeps only its end.
  public var trajectory: Trajectory? {
    if case .trajectory(let trajectory) = result { trajectory } else { nil }
  }

  /// How the optimizer ended; nil if the experiment is of another kind. Where it was lowest is not
  /// said of a path.
  var end: RunSummary? {
    switch result {
    case .trajectory(let trajectory): RunSummary(trajectory, tracksBest: false)
    case .end(let end): end
    case .losses(let curve): curve.end
    default: nil
    }
  }

  /// The loss at every recorded step; nil if the experiment is of another kind or keeps only its end.
  var losses: [Double]? {
    switch result {
    case .trajectory(let trajectory): trajectory.values
    case .losses(let curve): curve.losses
    default: nil
    }
  }

  /// What was minimized; nil if the experiment is of another kind.
  var minimization: Minimization? { setting.minimization }

  /// The swept or tuned value of a name; nil if it is the same in all runs.
  func parameter(_ name: String) -> Parameter? { parameters.first { $0.name == name } }
}

extension [Run] {
  /// The places of the runs of each setting: repetitions of one stand side by side.
  var bySetting: [Range<Int>] {
    indices.reduce(into: []) { groups, place in
      if let last = groups.last, self[last.lowerBound].parameters == self[place].parameters {
        groups[groups.count - 1] = last.lowerBound..<place + 1
      } else {
        groups.append(place..<place + 1)
      }
    }
  }
}

/// What a run does; indirect, since a setting is large and shared by its repetitions.
indirect enum Setting: Sendable {
  case minimize(Minimization)
  case differentiate(Differentiation)
  case evaluate(Evaluation)

  /// The kind, as configs call it.
  var kind: ExperimentKind {
    switch self {
    case .minimize: .minimize
    case .differentiate: .differentiate
    case .evaluate: .evaluate
    }
  }
}

/// What an experiment does, as configs call it.
enum ExperimentKind: String, Sendable, CaseIterable {
  /// Runs optimizers on an objective.
  case minimize
  /// Compares finite differences with the exact derivative.
  case differentiate
  /// Evaluates a formula, its gradient and its graph at a point.
  case evaluate

  /// What is done, in one line.
  var summary: String {
    switch self {
    case .minimize: "runs optimizers on an objective"
    case .differentiate: "compares finite differences with the exact derivative"
    case .evaluate: "evaluates a formula, its gradient and its graph at a point"
    }
  }
}

/// What came out of a run.
enum RunResult: Sendable {
  case trajectory(Trajectory)
  case end(RunSummary)
  /// What a run that was tried comes to; the one that is kept is made anew, with every step.
  case losses(LossCurve)
  case difference(DifferenceResult)
  case evaluation(EvaluationResult)
}
