import Elementary

extension Trajectory {
  /// Whether the run ended because something was not finite.
  public var isDiverged: Bool {
    switch outcome {
    case .diverged, .undefined: true
    case .stopped, .stepLimit: false
    }
  }

  /// f(x_t) − f⋆ at one step; what rounding takes below zero is zero.
  public func gap(to minimum: Double, at step: Int) -> Double { max(0, values[step] - minimum) }

  /// ‖x_t − p‖₂, p the nearest of some points; nil if there are none.
  public func distance(toNearestOf points: [[Double]], at step: Int) -> Double? {
    points.lazy.map { distance(to: $0, at: step) }.min()
  }

  /// ‖x_t − p‖₂ at one step.
  public func distance(to point: [Double], at step: Int) -> Double {
    precondition(
      point.count == dimension, "a point of \(point.count) coordinates in \(dimension) dimensions")
    let iterate = iterate(step)
    var distance = 0.0
    for (index, coordinate) in zip(iterate.indices, point) {
      let way = iterate[index] - coordinate
      // The hypotenuse of 0 and a number is the number's magnitude.
      distance = distance == 0 ? way.magnitude : hypotenuse(distance, way)
    }
    return distance
  }

  /// ‖x_{t+1} − x_t‖₂ at one step, which is not the last.
  public func stepLength(at step: Int) -> Double {
    let (here, next) = (iterate(step), iterate(step + 1))
    let move = zip(next, here).map { $0 - $1 }
    return euclideanNorm(move.span)
  }

  /// The first step at which a series of this run is below a threshold; nil if none is.
  public func firstBelow(_ threshold: Double, of series: [Double]) -> Int? {
    requireSeries(series)
    return series.firstStep(below: threshold)
  }

  /// The step from which a series of this run stays below a threshold to the end.
  ///
  /// One more than the last step at which it is not; nil if that is the last step of all, or if
  /// the run diverged.
  public func settledBelow(_ threshold: Double, of series: [Double]) -> Int? {
    requireSeries(series)
    if isDiverged { return nil }
    return series.settledStep(below: threshold)
  }

  /// The step and value of the maximum of a series of this run, the first if there are several.
  public func peak(of series: [Double]) -> (step: Int, value: Double)? {
    requireSeries(series)
    guard let value = series.max(), let step = series.firstIndex(of: value) else { return nil }
    return (step, value)
  }

  /// How many of the first `steps` steps take a coordinate from one side of `center` to the other.
  public func signFlips(of coordinate: Int, about center: Double, in steps: Int? = nil) -> Int {
    let signs = self.coordinate(coordinate).prefix((steps ?? count) + 1).map { x in
      x > center ? 1 : x < center ? -1 : 0
    }
    return zip(signs, signs.dropFirst()).count { $0 * $1 < 0 }
  }

  /// Whether each of the first `steps` steps takes a coordinate to the other side of `center`.
  ///
  /// False for a run with fewer steps than that.
  public func flipsSignEveryStep(
    of coordinate: Int, about center: Double, in steps: Int? = nil
  ) -> Bool {
    let expected = steps ?? count - 1
    return expected > 0 && signFlips(of: coordinate, about: center, in: steps) == expected
  }

  /// Whether a coordinate has exactly this value at every step.
  public func stays(_ coordinate: Int, at value: Double) -> Bool {
    self.coordinate(coordinate).allSatisfy { $0 == value }
  }

  /// The first step at which |x_i| > `bound`; nil if there is none.
  public func escapeTime(of coordinate: Int, beyond bound: Double) -> Int? {
    precondition(
      0..<dimension ~= coordinate,
      "coordinate \(coordinate) of a trajectory in \(dimension) dimensions")
    let place = stride(from: coordinate, to: iterates.count, by: dimension)
      .first { abs(iterates[$0]) > bound }
    return place.map { $0 / dimension }
  }

  /// A series may be shorter than the run: there is one step length fewer than there are points.
  private func requireSeries(_ series: [Double]) {
    precondition(series.count <= count, "a series of \(series.count) for \(count) points")
  }
}
