public import Formula

/// One run of a sweep: what may differ from run to run.
public struct SweepPoint: Sendable {
  /// The rule with its hyperparameters.
  public var optimizer: any Optimizer
  /// η
  public var learningRate: Double
  /// x₀
  public var start: [Double]

  /// Creates a point of a sweep.
  public init(_ optimizer: any Optimizer, learningRate: Double, start: [Double]) {
    self.optimizer = optimizer
    self.learningRate = learningRate
    self.start = start
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
  guard let first = points.first else { return [] }
  for i in points.indices {
    let count = points[i].start.count
    precondition(
      count == formula.variables.count,
      "a start of \(count) coordinates in \(formula.variables.count) dimensions")
  }
  let isSideBySide = formula.variables.count * SweepBlock.width <= 1 << 20
  let lanes =
    isSideBySide
    ? first.optimizer.summarize(
      formula, points, steps: steps, tracksBest: tracksBest, jobs: jobs) : nil
  return lanes
    ?? gather(count: points.count, inGroups: points.count, jobs: jobs) { place, results in
      let point = points[points.startIndex + place]
      let run = minimize(
        formula, using: point.optimizer, schedule: ConstantSchedule(point.learningRate),
        from: point.start, steps: steps)
      (results + place).initialize(to: RunSummary(run, tracksBest: tracksBest))
    }
}

extension Optimizer {
  /// Nil: every run has to be made by itself.
  public func summarize(
    _ formula: Formula, _ points: ArraySlice<SweepPoint>, steps: Int, tracksBest: Bool, jobs: Int
  ) -> [RunSummary]? { nil }
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
}
