/// One row of the registry of optimizers.
public struct OptimizerEntry: Sendable {
  /// The name used in configurations.
  public let name: String
  /// The name printed in figures.
  public let title: String
  /// One line on what the rule does.
  public let summary: String
  /// The rule's own hyperparameters; the learning rate belongs to the schedule.
  public let hyperparameters: [Hyperparameter]
  private let build: @Sendable ([Double]) -> any Optimizer

  init<Rule: Optimizer>(_ name: String, _ title: String, _ rule: Rule.Type, _ summary: String) {
    self.name = name
    self.title = title
    self.summary = summary
    hyperparameters = Rule.hyperparameters.map { $0.hyperparameter(of: Rule()) }
    build = { values in
      var rule = Rule()
      for (declaration, value) in zip(Rule.hyperparameters, values) {
        rule[keyPath: declaration.property] = value
      }
      return rule
    }
  }

  /// The rule with the given values, in the order of `hyperparameters`, all within bounds.
  public func make(_ values: [Double]) -> any Optimizer {
    precondition(
      values.count == hyperparameters.count,
      "\(values.count) values for \(hyperparameters.count) hyperparameters of \(name)")
    for (hyperparameter, value) in zip(hyperparameters, values) {
      precondition(
        hyperparameter.bounds.contains(value),
        "\(hyperparameter.name) is \(value), not in \(hyperparameter.bounds)")
    }
    return build(values)
  }
}

/// The optimizers, sorted by name.
public let optimizers: [OptimizerEntry] = [
  OptimizerEntry("adagrad", "AdaGrad", AdaGrad.self, "scales by all squared gradients so far"),
  OptimizerEntry("adam", "Adam", Adam.self, "momentum scaled by the recent root mean square"),
  OptimizerEntry("gd", "gradient descent", GradientDescent.self, "steps against the gradient"),
  OptimizerEntry("heavyBall", "heavy ball", HeavyBall.self, "gradient descent with inertia"),
  OptimizerEntry(
    "nesterov", "Nesterov", Nesterov.self, "inertia, with the gradient where inertia leads"),
  OptimizerEntry("rmsprop", "RMSProp", RMSProp.self, "scales by the recent root mean square"),
]
