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

  /// Nil if a point has another rule; all have starts of `dimension` coordinates.
  init?(_ points: ArraySlice<SweepPoint>, dimension: Int) {
    var rules: [Rule] = []
    var starts: [Double] = []
    rules.reserveCapacity(points.count)
    starts.reserveCapacity(points.count * dimension)
    for i in points.indices {
      guard let rule = points[i].optimizer as? Rule else { return nil }
      rules.append(rule)
      for k in 0..<dimension { starts.append(points[i].start[k]) }
    }
    self.rules = rules
    learningRates = points.indices.map { points[$0].learningRate }
    self.dimension = dimension
    self.starts = starts
  }

  /// x₀ of one run.
  func start(of place: Int) -> ArraySlice<Double> {
    starts[place * dimension..<(place + 1) * dimension]
  }
}
