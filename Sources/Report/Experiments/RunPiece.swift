import Optimization

/// Some neighboring runs of an experiment: what is done at a time, on whatever processor.
///
/// Where an experiment is cut into pieces depends on the config alone, and no run on another, so the
/// results are the same however many pieces are worked on at a time.
public struct RunPiece: Sendable {
  /// One run that is to be made.
  struct Job: Sendable {
    var setting: Setting
    var parameters: [Parameter]
    var repetition: Int
  }

  private let experiment: String
  private let recordsState: Bool
  private let keepsEnds: Bool
  /// Whether all but the loss is known only of the runs that are kept.
  private let triesLosses: Bool
  private let seed: UInt64
  let jobs: ArraySlice<Job>

  /// A piece takes about as many steps, times coordinates: some milliseconds.
  private static let size = 100_000
  /// Fewer runs than this are not faster side by side.
  private static let leastLanes = 4

  /// Cuts the runs of an experiment into pieces, in their order.
  static func pieces(of experiment: Experiment, seed: UInt64) -> [RunPiece] {
    let jobs = experiment.variants.flatMap { variant in
      variant.candidates.flatMap { candidate in
        (0..<candidate.setting.repetitions).map { repetition in
          Job(
            setting: candidate.setting, parameters: variant.parameters + candidate.tuned,
            repetition: repetition)
        }
      }
    }
    var pieces: [RunPiece] = []
    var start = 0
    var cost = 0
    for (index, job) in jobs.enumerated() {
      // Runs in lanes take a fraction of the time, and want company.
      let isInLanes =
        !experiment.recordsState && index > 0
        && job.setting.canGoBeside(jobs[index - 1].setting)
      cost += isInLanes ? job.setting.cost / 16 : job.setting.cost
      guard cost >= RunPiece.size || index + 1 == jobs.count else { continue }
      pieces.append(
        RunPiece(
          experiment: experiment.name, recordsState: experiment.recordsState,
          keepsEnds: experiment.keepsEnds,
          triesLosses: experiment.tuning?.metric.needsLossesOnly ?? false,
          seed: seed, jobs: jobs[start...index]))
      (start, cost) = (index + 1, 0)
    }
    return pieces
  }

  /// Makes the runs.
  public func runs() -> [Run] {
    var rest = jobs[...]
    var runs: [Run] = []
    while let job = rest.first {
      let lanes =
        recordsState ? rest.prefix(0) : rest.prefix { $0.setting.canGoBeside(job.setting) }
      let isSideBySide = lanes.count >= RunPiece.leastLanes
      runs += isSideBySide ? sideBySide(lanes) : [run(job)]
      rest = rest.dropFirst(isSideBySide ? lanes.count : 1)
    }
    return runs
  }

  private func sideBySide(_ jobs: ArraySlice<Job>) -> [Run] {
    let settings = jobs.compactMap(\.setting.minimization)
    let points = zip(jobs, settings).map { job, setting in
      SweepPoint(
        setting.optimizer.rule, learningRate: setting.optimizer.learningRate, start: setting.start,
        noise: setting.noiseStream(
          seed: seed, experiment: experiment, repetition: job.repetition))
    }
    let (formula, steps) = (settings[0].objective.formula, settings[0].steps)
    let results: [RunResult] =
      if triesLosses {
        lossCurves(formula, points: points[...], steps: steps).map { .losses($0) }
      } else if keepsEnds {
        summarize(formula, points: points[...], steps: steps).map { .end($0) }
      } else {
        trajectories(formula, points: points[...], steps: steps).map { .trajectory($0) }
      }
    return zip(jobs, results).map { job, result in
      Run(
        parameters: job.parameters, repetition: job.repetition, setting: job.setting,
        result: result)
    }
  }

  private func run(_ job: Job) -> Run {
    let result: RunResult
    switch job.setting {
    case .minimize(let minimization):
      let trajectory = minimization.run(
        seed: seed, experiment: experiment, repetition: job.repetition,
        recordingState: recordsState)
      result =
        keepsEnds ? .end(RunSummary(trajectory, tracksBest: true)) : .trajectory(trajectory)
    case .differentiate(let differentiation): result = .difference(differentiation.run())
    case .evaluate(let evaluation): result = .evaluation(evaluation.run())
    }
    return Run(
      parameters: job.parameters, repetition: job.repetition, setting: job.setting, result: result)
  }
}

extension Setting {
  /// What is minimized; nil if something else is done.
  var minimization: Minimization? {
    if case .minimize(let minimization) = self { minimization } else { nil }
  }

  /// How often it is run.
  var repetitions: Int { minimization?.repetitions ?? 1 }

  /// About how much work a run is.
  var cost: Int {
    minimization.map { $0.steps * max(1, $0.objective.dimension) } ?? 1
  }

  /// Whether a run can be made in lanes with one of another setting.
  fileprivate func canGoBeside(_ other: Setting) -> Bool {
    guard let own = minimization, let other = other.minimization else { return false }
    return own.isPlain && other.isPlain && own.steps == other.steps
      && own.optimizer.entry.name == other.optimizer.entry.name
      && own.optimizer.preset.convention == other.optimizer.preset.convention
      && own.objective.isSame(as: other.objective)
      && own.optimizer.rule is any ElementwiseOptimizer
  }
}
