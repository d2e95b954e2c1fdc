import Formula

/// The runs of a sweep that have the same type of rule, in columns.
struct SweepRuns<Rule: Optimizer>: Sendable {
  /// Of each run.
  let rules: [Rule]
  /// η of each run.
  let learningRates: [Double]
  /// n
  let dimension: Int
  /// x₀ of each run, n numbers each.
  let starts: [Double]
  /// The noise of each run; empty if there is none.
  let noise: [NoiseStream]

  /// Nil if a point has another rule, or no noise where others have; all have starts of `dimension` coordinates.
  init?(_ points: ArraySlice<SweepPoint>, dimension: Int) {
    var rules: [Rule] = []
    var learningRates: [Double] = []
    var starts: [Double] = []
    var noise: [NoiseStream] = []
    rules.reserveCapacity(points.count)
    learningRates.reserveCapacity(points.count)
    starts.reserveCapacity(points.count * dimension)
    for i in points.indices {
      guard let rule = points[i].optimizer as? Rule else { return nil }
      rules.append(rule)
      learningRates.append(points[i].learningRate)
      for k in 0..<dimension { starts.append(points[i].start[k]) }
      if let stream = points[i].noise { noise.append(stream) }
    }
    guard noise.isEmpty || noise.count == points.count else { return nil }
    (self.rules, self.learningRates) = (rules, learningRates)
    (self.starts, self.noise) = (starts, noise)
    self.dimension = dimension
  }

  /// x₀ of one run.
  func start(of place: Int) -> ArraySlice<Double> {
    starts[place * dimension..<(place + 1) * dimension]
  }

  /// A run by itself.
  func run(_ place: Int, on formula: Formula, steps: Int) -> Trajectory {
    let point = SweepPoint(
      rules[place], learningRate: learningRates[place], start: Array(start(of: place)),
      noise: noise.isEmpty ? nil : noise[place])
    return point.run(on: formula, steps: steps)
  }
}
