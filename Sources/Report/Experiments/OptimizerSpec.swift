import Configuration
import Optimization

/// An optimizer as a config gives it: a rule with its hyperparameters and a learning rate.
struct OptimizerSpec: Sendable {
  /// The row of the registry.
  let entry: OptimizerEntry
  /// The defaults of its convention.
  let preset: OptimizerPreset
  /// η, the learning rate.
  let learningRate: Double
  /// The rule's own hyperparameters, in the order of the registry.
  let values: [Double]

  /// Reads `{"name", "learningRate", …}`; nil after a mistake.
  init?(_ node: Node?, problems: DiagnosticCollector) {
    guard let node else { return nil }
    if case .string = node.value {
      problems.add(
        "expected an optimizer (an object), found \(node.described)", at: node.range,
        hints: ["write {\"name\": \(node.described), \"learningRate\": 0.1}"])
      return nil
    }
    guard var fields = Fields(node, "an optimizer", problems: problems) else { return nil }
    let before = problems.all.count
    guard let nameNode = fields.requiredNode("name") else { return nil }
    guard case .string(let name) = nameNode.value else {
      problems.add(
        "expected the name of an optimizer, found \(nameNode.described)", at: nameNode.range)
      return nil
    }
    guard
      let entry = Fields.choose(
        name, from: optimizers.map { (name: $0.name, value: $0) }, kind: "optimizer",
        at: nameNode.range, problems)
    else { return nil }
    let rate = OptimizerSpec.read(Hyperparameter.learningRate, &fields)
    let preset = entry.presets[0]
    let values = preset.hyperparameters.map { OptimizerSpec.read($0, &fields) }
    fields.finish()
    guard let rate, problems.all.count == before else { return nil }
    self.entry = entry
    self.preset = preset
    learningRate = rate
    self.values = values.compactMap { $0 }
  }

  /// The value of a hyperparameter by its name in configs; nil if the rule has none of that name.
  func value(of name: String) -> Double? {
    if name == Hyperparameter.learningRate.name { return learningRate }
    return zip(preset.hyperparameters, values).first { $0.0.name == name }?.1
  }

  private static func read(_ declared: Hyperparameter, _ fields: inout Fields) -> Double? {
    var value = declared.defaultValue
    let rule = NumberRule("in \(declared.bounds)") { declared.bounds.contains($0) }
    fields.read(declared.name, into: &value, rule)
    if declared.defaultValue == nil, !fields.has(declared.name) {
      _ = fields.requiredNode(declared.name)
    }
    return value
  }
}
