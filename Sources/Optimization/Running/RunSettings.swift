/// Everything about a run but its rule.
public struct RunSettings: Sendable {
  /// f
  public var objective: any Objective
  /// x₀, n coordinates.
  public var start: [Double]
  /// How many steps are taken at most.
  public var steps: Int
  /// η_t
  public var schedule: any Schedule
  /// Other hyperparameters that change from step to step.
  public var scheduled: [ScheduledHyperparameter] = []
  /// A bound on the gradient.
  public var clipping: Clipping?
  /// A pull towards 0.
  public var weightDecay = WeightDecay()
  /// λ_t in the place of λ; nil if it does not change.
  public var decaySchedule: (any Schedule)?
  /// When the run may end before its last step.
  public var stopping = StoppingRule()
  /// What is added to the gradient.
  public var noise: NoiseStream?
  /// What is kept besides the iterates.
  public var recording = Recording.iterates

  /// Creates settings for `steps` ≥ 0 steps from a start of as many coordinates as f has.
  public init(_ objective: any Objective, from start: [Double], steps: Int, schedule: any Schedule)
  {
    precondition(
      start.count == objective.dimension,
      "a start of \(start.count) coordinates in \(objective.dimension) dimensions")
    precondition(steps >= 0, "\(steps) steps")
    self.objective = objective
    self.start = start
    self.steps = steps
    self.schedule = schedule
  }
}

/// What is kept of every step besides the iterate, the value, ‖∇f‖ and the learning rate.
public enum Recording: Hashable, Sendable {
  /// Nothing.
  case iterates
  /// What the rule saw and remembers.
  case state
}
