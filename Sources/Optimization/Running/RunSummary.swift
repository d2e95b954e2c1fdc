/// What is known of a run whose iterates were not kept.
public struct RunSummary: Hashable, Sendable {
  /// Where a run was lowest.
  public struct Best: Hashable, Sendable {
    /// The first step t with the lowest f(x_t).
    public let step: Int
    /// f(x_t)
    public let value: Double
  }

  /// Why the run ended.
  public let outcome: Trajectory.Outcome
  /// T, the last step at which iterate, value and gradient were finite.
  public let steps: Int
  /// f(x₀); ∞ if the run diverged there.
  public let firstValue: Double
  /// f(x_T); ∞ if the run diverged.
  public let finalValue: Double
  /// Whether the last step led upward, f(x_T) > f(x_{T−1}), and the run was not settling there: its
  /// gradient or its steps did not get smaller. False if the run diverged.
  public let isRising: Bool
  /// Where the run was lowest, if that was asked for.
  public let best: Best?
  /// x_T; nil if the run diverged.
  public let finalIterate: [Double]?

  /// What a trajectory comes down to.
  public init(_ trajectory: Trajectory, tracksBest: Bool) {
    outcome = trajectory.outcome
    steps = max(0, trajectory.count - 1)
    let isDiverged = trajectory.isDiverged
    firstValue = trajectory.values.first ?? .infinity
    finalValue = isDiverged ? .infinity : trajectory.values[steps]
    isRising =
      !isDiverged && steps > 0
      && RunSummary.isRising(
        values: trajectory.values[(steps - 1)...],
        gradientNorms: trajectory.gradientNorms[(steps - 1)...],
        iterates: (max(0, steps - 2)...steps).map { Array(trajectory.iterate($0)) })
    finalIterate = isDiverged ? nil : Array(trajectory.iterate(steps))
    let values = trajectory.values
    let lowest = tracksBest ? values.indices.min { values[$0] < values[$1] } : nil
    best = lowest.map { Best(step: $0, value: values[$0]) }
  }

  init(
    outcome: Trajectory.Outcome, steps: Int, firstValue: Double, finalValue: Double,
    isRising: Bool, best: Best?, finalIterate: [Double]?
  ) {
    self.outcome = outcome
    self.steps = max(0, steps)
    self.firstValue = firstValue
    self.finalValue = finalValue
    self.isRising = isRising
    self.best = best
    self.finalIterate = finalIterate
  }

  /// Whether a run rises without settling, told from its last two values and gradients and its last
  /// three iterates, or two where it has no more.
  static func isRising(
    values: ArraySlice<Double>, gradientNorms: ArraySlice<Double>, iterates: [[Double]]
  ) -> Bool {
    guard let f = values.last, let before = values.first, f > before,
      let norm = gradientNorms.last, let normBefore = gradientNorms.first
    else { return false }
    let lengths = zip(iterates.dropFirst(), iterates).map { x, before in
      euclideanNorm(of: zip(x, before).map { $0 - $1 })
    }
    guard let length = lengths.last else { return true }
    return norm >= normBefore || lengths.count > 1 && length >= lengths[0]
  }
}

/// ‖x‖₂
func euclideanNorm(of x: [Double]) -> Double {
  let span = x.span
  return euclideanNorm(span)
}
