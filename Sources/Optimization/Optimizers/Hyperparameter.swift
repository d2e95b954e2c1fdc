/// A number fixed during a run, as a configuration names it and a legend prints it.
public struct Hyperparameter: Hashable, Sendable {
  /// The name used in configurations: "beta1".
  public let name: String
  /// The symbol, in TeX markup: "\\beta_1".
  public let symbol: String
  /// The value taken when none is given; nil if one must be given.
  public let defaultValue: Double?
  /// The values that make sense.
  public let bounds: Bounds

  /// η, which belongs to the schedule but is given beside the hyperparameters of every optimizer.
  public static let learningRate = Hyperparameter(
    name: "learningRate", symbol: "\\eta", defaultValue: nil, bounds: .positive)
}

/// A hyperparameter and the property that holds it in a rule.
///
/// The default is the property's initial value, which therefore is written once.
public struct HyperparameterDeclaration<Rule>: Sendable {
  let name: String
  let symbol: String
  let property: any WritableKeyPath<Rule, Double> & Sendable
  let bounds: Bounds
  let isRequired: Bool

  /// Declares a hyperparameter; one that `isRequired` has no default in a configuration.
  public init(
    _ name: String, _ symbol: String, _ property: any WritableKeyPath<Rule, Double> & Sendable,
    in bounds: Bounds, isRequired: Bool = false
  ) {
    self.name = name
    self.symbol = symbol
    self.property = property
    self.bounds = bounds
    self.isRequired = isRequired
  }

  func hyperparameter(of rule: Rule) -> Hyperparameter {
    Hyperparameter(
      name: name, symbol: symbol, defaultValue: isRequired ? nil : rule[keyPath: property],
      bounds: bounds)
  }
}

/// Something that can be switched on and off in a rule, and the property that holds it.
public struct FlagDeclaration<Rule>: Sendable {
  let name: String
  let summary: String
  let property: any WritableKeyPath<Rule, Bool> & Sendable

  /// Declares a switch with its name and one line on what it does.
  public init(
    _ name: String, _ summary: String, _ property: any WritableKeyPath<Rule, Bool> & Sendable
  ) {
    self.name = name
    self.summary = summary
    self.property = property
  }

  func flag(of rule: Rule) -> Flag {
    Flag(name: name, summary: summary, defaultValue: rule[keyPath: property])
  }
}

/// Something that can be switched on and off in a rule, as a configuration names it.
public struct Flag: Hashable, Sendable {
  /// The name used in configurations: "centered".
  public let name: String
  /// What it does, in one line.
  public let summary: String
  /// Whether it is on if nothing is said.
  public let defaultValue: Bool
}
