public import Formula

/// One run of a sweep: what may differ from run to run.
public struct SweepPoint: Sendable {
  /// The rule with its hyperparameters.
  public var optimizer: any Optimizer
  /// η
  public var learningRate: Double
  /// x₀
  public var start: [Double]
  /// What is added to the gradient.
  public var noise: NoiseStream?

  /// Creates a point of a sweep.
  public init(
    _ optimizer: any Optimizer, learningRate: Double, start: [Double], noise: NoiseStream? = nil
  ) {
    self.optimizer = optimizer
    self.learningRate = learningRate
    self.start = start
    self.noise = noise
  }

  /// The run by itself.
  func run(on formula: Formula, steps: Int) -> Trajectory {
    minimize(
      formula, using: optimizer, schedule: ConstantSchedule(learningRate), from: start,
      steps: steps, noise: noise)
  }
}

/// Runs rules on a formula from all points of a sweep, and keeps of each run what it came to.
///
/// Rules that treat every coordinate alike take a step in many runs at a time, in `jobs` threads;
/// the results are bit by bit those of `minimize`, however many. Where runs were lowest is known
/// if `tracksBest`.
public func summarize(
  _ formula: Formula, points: ArraySlice<SweepPoint>, steps: Int, tracksBest: Bool = true,
  jobs: Int = 1
) -> [RunSummary] {
  precondition(jobs > 0, "\(jobs) jobs")
  let lanes = optimizer(of: points, sideBySideOn: formula)?.summarize(
    formula, points, steps: steps, tracksBest: tracksBest, jobs: jobs)
  return lanes
    ?? gather(count: points.count, inGroups: points.count, jobs: jobs) { place, results in
      let run = points[points.startIndex + place].run(on: formula, steps: steps)
      (results + place).initialize(to: RunSummary(run, tracksBest: tracksBest))
    }
}

/// Runs rules on a formula from all points of a sweep, many at a time where that can be, and keeps
/// every step; the results are bit by bit those of `minimize`.
public func trajectories(
  _ formula: Formula, points: ArraySlice<SweepPoint>, steps: Int
) -> [Trajectory] {
  let lanes = optimizer(of: points, sideBySideOn: formula)?.trajectories(
    formula, points, steps: steps)
  return lanes ?? points.map { $0.run(on: formula, steps: steps) }
}

/// Runs rules on a formula from all points of a sweep, many at a time where that can be, and keeps
/// the loss of every step; the results are bit by bit those of `minimize`.
public func lossCurves(
  _ formula: Formula, points: ArraySlice<SweepPoint>, steps: Int
) -> [LossCurve] {
  let lanes = optimizer(of: points, sideBySideOn: formula)?.lossCurves(
    formula, points, steps: steps)
  return lanes ?? points.map { LossCurve($0.run(on: formula, steps: steps)) }
}

/// The rule of the first point; nil if the points have to be run one by one.
private func optimizer(
  of points: ArraySlice<SweepPoint>, sideBySideOn formula: Formula
) -> (any Optimizer)? {
  for i in points.indices {
    let count = points[i].start.count
    precondition(
      count == formula.variables.count,
      "a start of \(count) coordinates in \(formula.variables.count) dimensions")
  }
  let isSideBySide = formula.variables.count * SweepBlock.width <= 1 << 20
  return isSideBySide ? points.first?.optimizer : nil
}

extension Optimizer {
  /// Nil: every run has to be made by itself.
  public func summarize(
    _ formula: Formula, _ points: ArraySlice<SweepPoint>, steps: Int, tracksBest: Bool, jobs: Int
  ) -> [RunSummary]? { nil }

  /// Nil: every run has to be made by itself.
  public func trajectories(
    _ formula: Formula, _ points: ArraySlice<SweepPoint>, steps: Int
  ) -> [Trajectory]? { nil }

  /// Nil: every run has to be made by itself.
  public func lossCurves(
    _ formula: Formula, _ points: ArraySlice<SweepPoint>, steps: Int
  ) -> [LossCurve]? { nil }
}

extension ElementwiseOptimizer {
  /// The runs, in lanes; nil if a point has another rule.
  public func summarize(
    _ formula: Formula, _ points: ArraySlice<SweepPoint>, steps: Int, tracksBest: Bool, jobs: Int
  ) -> [RunSummary]? {
    guard let runs = SweepRuns<Self>(points, dimension: formula.variables.count) else {
      return nil
    }
    let blocks = SweepBlock.blocks(of: runs.rules)
    return gather(count: points.count, inGroups: blocks.count, jobs: jobs) { place, results in
      let lanes = SweepLanes(formula, runs, blocks[place])
      lanes.run(steps: steps, tracksBest: tracksBest)
      lanes.summarize(steps: steps, tracksBest: tracksBest, into: results)
    }
  }

  /// The runs, in lanes; nil if a point has another rule.
  public func trajectories(
    _ formula: Formula, _ points: ArraySlice<SweepPoint>, steps: Int
  ) -> [Trajectory]? {
    recorded(formula, points) { $0.record(steps: steps, into: $1) }
  }

  /// The runs, in lanes; nil if a point has another rule.
  public func lossCurves(
    _ formula: Formula, _ points: ArraySlice<SweepPoint>, steps: Int
  ) -> [LossCurve]? {
    recorded(formula, points) { $0.recordLosses(steps: steps, into: $1) }
  }

  /// What `record` writes of the runs of each block.
  private func recorded<Result: Sendable>(
    _ formula: Formula, _ points: ArraySlice<SweepPoint>,
    _ record: @Sendable (SweepLanes<Self>, UnsafeMutablePointer<Result>) -> Void
  ) -> [Result]? {
    guard let runs = SweepRuns<Self>(points, dimension: formula.variables.count) else {
      return nil
    }
    let blocks = SweepBlock.blocks(of: runs.rules)
    return gather(count: points.count, inGroups: blocks.count, jobs: 1) { place, results in
      record(SweepLanes(formula, runs, blocks[place]), results)
    }
  }
}
