/// What a run came to, and its loss at every step: what is needed to hold it against other runs.
public struct LossCurve: Sendable {
  /// What the run came to; where it was lowest is not said.
  public let end: RunSummary
  /// f(x_t), T + 1 of them.
  public let losses: [Double]

  /// What remains of a trajectory without its iterates.
  public init(_ trajectory: Trajectory) {
    end = RunSummary(trajectory, tracksBest: false)
    losses = trajectory.values
  }

  init(end: RunSummary, losses: [Double]) {
    self.end = end
    self.losses = losses
  }

  /// The curve of a run of which all steps were taken and finite; `losses` are f(x₀) to f(x_T).
  init(losses: [Double], finalIterate: [Double]) {
    let steps = losses.count - 1
    end = RunSummary(
      outcome: .stepLimit, steps: steps, firstValue: losses[0], finalValue: losses[steps],
      isUnbounded: LossGrowth(of: steps).isUnbounded(losses: losses), best: nil,
      finalIterate: finalIterate)
    self.losses = losses
  }
}
