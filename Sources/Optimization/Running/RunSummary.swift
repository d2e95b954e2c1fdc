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
  /// Whether the run ended above its start and its losses grew without bound, as far as that can be
  /// told (``LossGrowth``). False if the run diverged.
  public let isUnbounded: Bool
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
    isUnbounded =
      !isDiverged && LossGrowth(of: steps).isUnbounded(losses: trajectory.values)
    finalIterate = isDiverged ? nil : Array(trajectory.iterate(steps))
    let values = trajectory.values
    let lowest = tracksBest ? values.indices.min { values[$0] < values[$1] } : nil
    best = lowest.map { Best(step: $0, value: values[$0]) }
  }

  init(
    outcome: Trajectory.Outcome, steps: Int, firstValue: Double, finalValue: Double,
    isUnbounded: Bool, best: Best?, finalIterate: [Double]?
  ) {
    self.outcome = outcome
    self.steps = max(0, steps)
    self.firstValue = firstValue
    self.finalValue = finalValue
    self.isUnbounded = isUnbounded
    self.best = best
    self.finalIterate = finalIterate
  }
}
