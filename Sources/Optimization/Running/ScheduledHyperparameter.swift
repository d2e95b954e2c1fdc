/// A hyperparameter other than the learning rate that changes from step to step.
public struct ScheduledHyperparameter: Sendable {
  /// Which of the rule's hyperparameters.
  public let index: Int
  /// Its value at every step.
  public let schedule: any Schedule

  /// Creates the pair. The schedule should stay within the hyperparameter's bounds; what a rule
  /// does beyond them is its own, and at worst the run diverges.
  public init(index: Int, schedule: any Schedule) {
    self.index = index
    self.schedule = schedule
  }
}
