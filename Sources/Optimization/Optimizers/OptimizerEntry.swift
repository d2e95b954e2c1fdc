/// One row of the registry of optimizers.
public struct OptimizerEntry: Sendable {
  /// The name used in configurations.
  public let name: String
  /// The name printed in figures.
  public let title: String
  /// One line on what the rule does.
  public let summary: String
  /// The rule as each convention has it, at least one, the default first.
  public let presets: [OptimizerPreset]

  init(_ name: String, _ title: String, _ summary: String, _ presets: [OptimizerPreset]) {
    precondition(!presets.isEmpty, "\(name) has no preset")
    self.name = name
    self.title = title
    self.summary = summary
    self.presets = presets
  }

  /// The rule as a convention has it, by default the first; nil if that convention has none.
  public func preset(_ convention: Convention? = nil) -> OptimizerPreset? {
    guard let convention else { return presets[0] }
    return presets.first { $0.convention == convention }
  }
}

/// A rule with the defaults of a convention.
public struct OptimizerPreset: Sendable {
  /// Whose defaults they are.
  public let convention: Convention
  /// η where none is given; nil if one must be given.
  public let learningRate: Double?
  /// The rule's own hyperparameters; the learning rate belongs to the schedule.
  public let hyperparameters: [Hyperparameter]
  /// What can be switched on and off.
  public let flags: [Flag]
  /// The kind and λ of weight decay where none is given.
  public let weightDecay: WeightDecay
  /// The rule in words and formulas.
  public let explanation: Explanation
  /// Whether a step may take more than one evaluation.
  public let usesOracle: Bool
  /// Whether noise, clipping and coupled weight decay, which act on the gradient, reach the rule.
  public let usesGradient: Bool
  /// The names of what the rule remembers.
  public var stateNames: [String] { readStateNames() }
  private let readStateNames: @Sendable () -> [String]
  private let build: @Sendable ([Double], [Bool]) -> any Optimizer

  init<Rule: Optimizer>(
    _ convention: Convention, _ rule: Rule, learningRate: Double? = nil,
    weightDecay: WeightDecay = WeightDecay()
  ) {
    self.convention = convention
    self.learningRate = learningRate
    self.weightDecay = weightDecay
    hyperparameters = Rule.hyperparameters.map { $0.hyperparameter(of: rule) }
    flags = Rule.flags.map { $0.flag(of: rule) }
    explanation = Rule.explanation
    readStateNames = { rule.stateNames }
    usesOracle = Rule.usesOracle
    usesGradient = Rule.usesGradient
    build = { values, switches in
      var rule = rule
      for (declaration, value) in zip(Rule.hyperparameters, values) {
        rule[keyPath: declaration.property] = value
      }
      for (declaration, value) in zip(Rule.flags, switches) {
        rule[keyPath: declaration.property] = value
      }
      return rule
    }
  }

  /// The rule with the given values, in the order of `hyperparameters` and `flags`, all within
  /// bounds; without switches those of the convention hold.
  public func make(_ values: [Double], switches: [Bool]? = nil) -> any Optimizer {
    precondition(
      values.count == hyperparameters.count,
      "\(values.count) values for \(hyperparameters.count) hyperparameters")
    for (hyperparameter, value) in zip(hyperparameters, values) {
      precondition(
        hyperparameter.bounds.contains(value),
        "\(hyperparameter.name) is \(value), not in \(hyperparameter.bounds)")
    }
    return build(values, switches ?? flags.map(\.defaultValue))
  }
}
