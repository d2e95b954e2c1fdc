import Configuration
import Optimization
import Typesetting

/// An optimizer as a config gives it: a rule of a convention with its hyperparameters, a learning
/// rate and a weight decay.
struct OptimizerSpec: Sendable {
  /// The row of the registry.
  let entry: OptimizerEntry
  /// The rule of its convention.
  let preset: OptimizerPreset
  /// η
  let rate: ScheduleSpec
  /// The rule's own hyperparameters, in the order of the registry.
  let hyperparameters: [ScheduleSpec]
  /// What is switched on, in the order of the registry.
  let switches: [Bool]
  /// The pull towards 0, as it is at step 0.
  let weightDecay: WeightDecay
  /// λ, if there is a pull.
  private let lambda: ScheduleSpec?
  /// λ_t; nil if it does not change.
  var decaySchedule: (any Schedule)? { lambda?.words == nil ? nil : lambda?.schedule }

  /// η at step 0.
  var learningRate: Double { rate.first }
  /// The rule's own hyperparameters at step 0, in the order of the registry.
  var values: [Double] { hyperparameters.map(\.first) }
  /// The rule as it is at step 0.
  var rule: any Optimizer { preset.make(values, switches: switches) }
  /// The hyperparameters that change from step to step.
  var scheduled: [ScheduledHyperparameter] {
    hyperparameters.enumerated().filter { $0.element.words != nil }.map {
      ScheduledHyperparameter(index: $0.offset, schedule: $0.element.schedule)
    }
  }

  private static let choices = optimizers.map { (name: $0.name, value: $0) }

  /// Reads `{"name", "convention", "learningRate", "weightDecay", …}`, or the name alone of a rule
  /// that needs no more; nil after a mistake. Schedules must stay within bounds for `steps` steps.
  /// What is tuned is there when an optimizer is read, but not in the config.
  static func read(_ value: ConfigValue?, steps: Int, isTuned: Bool) -> OptimizerSpec? {
    guard var value else { return nil }
    return value.defined(isTuned ? "tunedOptimizer" : "optimizer") { value in
      let isNameAlone = if case .string = value.node.value { true } else { false }
      guard var fields = OptimizerSpec.fields(of: &value, isTuned: isTuned),
        var name = fields.requiredValue("name", about: "the rule")
      else { return nil }
      let entry = name.name(
        from: choices, kind: "optimizer", summaries: optimizers.map(\.summary))
      name.otherwise("expected the name of an optimizer, found \(name.node.described)")
      return fields.fork(on: "name", picked: entry, among: choices) { entry, fields in
        let known = entry.presets.map(\.convention)
        let convention = fields.readConvention(known, of: entry.name)
        return fields.fork(
          on: "convention", picked: convention, among: known.map { ($0.rawValue, $0) },
          standard: known[0].rawValue
        ) { convention, fields in
          guard let preset = entry.preset(convention),
            !isNameAlone || !OptimizerSpec.reportMissing(preset, name)
          else { return nil }
          return OptimizerSpec(entry, preset, &fields, steps: steps, isTuned: isTuned)
        }
      }
    }
  }

  private init?(
    _ entry: OptimizerEntry, _ preset: OptimizerPreset, _ fields: inout Fields, steps: Int,
    isTuned: Bool
  ) {
    let problems = fields.problems
    let before = problems.all.count
    let learningRate = Hyperparameter.learningRate
    let rate = fields.readSchedule(
      learningRate.name, about: "η, the learning rate", default: preset.learningRate,
      within: learningRate.bounds,
      // A schedule may start or end with no step at all.
      scheduledWithin: .nonNegative, steps: steps, isRequired: !isTuned)
    let values = preset.hyperparameters.map {
      fields.readSchedule(
        $0.name, about: "\(PlainText.text(of: "$\($0.symbol)$")) in \($0.bounds)",
        default: $0.defaultValue, within: $0.bounds, scheduledWithin: $0.bounds, steps: steps,
        isRequired: !isTuned)
    }
    var switches = preset.flags.map(\.defaultValue)
    for (index, flag) in preset.flags.enumerated() {
      fields.read(flag.name, into: &switches[index], about: flag.summary)
    }
    fields.refuseKeys(
      ofOtherThan: preset.convention,
      entry.presets.map { ($0.convention, $0.hyperparameters.map(\.name) + $0.flags.map(\.name)) })
    let (decay, lambda) = fields.readWeightDecay(default: preset.weightDecay, steps: steps)
    let pulls = decay.lambda > 0 || lambda?.words != nil
    if decay.kind == .coupled, pulls, !preset.usesGradient {
      fields.report(
        "expected another kind of weight decay than \"coupled\": \(preset.reasonAgainstGradients)",
        at: WeightDecay.lambda.name)
    }
    if decay.kind == .unscaled, pulls, rate?.first == 0 {
      fields.report(
        "expected a learning rate that starts above 0 with \"unscaled\" weight decay, found 0",
        at: learningRate.name)
    }
    fields.finish()
    guard let rate, problems.all.count == before else { return nil }
    self.entry = entry
    self.preset = preset
    self.rate = rate
    hyperparameters = values.compactMap { $0 }
    self.switches = switches
    weightDecay = decay
    self.lambda = lambda
    for mistake in rule.mistakes() { fields.report(mistake.message, at: mistake.parameter) }
    if problems.all.count > before { return nil }
  }

  /// The members of an optimizer; a name alone is the only member.
  private static func fields(of value: inout ConfigValue, isTuned: Bool) -> Fields? {
    if value.isDescribed {
      let complete = optimizers.filter { isTuned || missing($0.presets[0]).isEmpty }
      _ = value.name(
        from: complete.map { (name: $0.name, value: ()) }, summaries: complete.map(\.summary))
    }
    let node = value.node
    guard case .string = node.value else { return value.fields("an optimizer") }
    let name = Node.Member(key: "name", keyRange: node.range, value: node)
    return Fields(Node(.object([name]), at: node.range), "an optimizer", problems: value.problems)
  }

  /// The hyperparameters that must be given.
  private static func missing(_ preset: OptimizerPreset) -> [String] {
    (preset.learningRate == nil ? [Hyperparameter.learningRate.name] : [])
      + preset.hyperparameters.filter { $0.defaultValue == nil }.map(\.name)
  }

  /// Reports that a name alone is not enough, if it is not.
  private static func reportMissing(_ preset: OptimizerPreset, _ name: ConfigValue) -> Bool {
    let node = name.node
    let missing = missing(preset).map { "\"\($0)\"" }
    if missing.isEmpty { return false }
    let members = missing.map { ", \($0): 0.1" }.joined()
    name.problems.add(
      "expected an optimizer with \(missing.joined(separator: " and ")) (an object), "
        + "found \(node.described)",
      at: node.range, hints: ["write {\"name\": \(node.described)\(members)}"])
    return true
  }

  /// The value of a hyperparameter by its name in configs, that of step 0 if it changes; nil if the
  /// rule has none of that name.
  func value(of name: String) -> Double? {
    if name == WeightDecay.lambda.name { return weightDecay.lambda }
    return spec(of: name)?.first
  }

  /// What is said of the schedule of a hyperparameter; nil if it does not change.
  func scheduleWords(of name: String) -> TemplateValue? { spec(of: name)?.words }

  private func spec(of name: String) -> ScheduleSpec? {
    if name == Hyperparameter.learningRate.name { return rate }
    if name == WeightDecay.lambda.name { return lambda }
    return zip(preset.hyperparameters, hyperparameters).first { $0.0.name == name }?.1
  }
}

extension OptimizerPreset {
  /// Why nothing that acts on the gradient at an iterate matters, for a rule of which that is so.
  var reasonAgainstGradients: String {
    "in the convention \"\(convention.rawValue)\" the rule does not see the gradient at the iterate"
  }
}

extension Fields {
  /// Reads a number within bounds or a schedule; nil after a mistake. Without a default the key
  /// must be there.
  fileprivate mutating func readSchedule(
    _ name: String, about: @autoclosure () -> String = "", default standard: Double?,
    within bounds: Bounds,
    scheduledWithin scheduledBounds: Bounds, steps: Int, isRequired: Bool = true
  ) -> ScheduleSpec? {
    if standard == nil, isRequired || !isDescribed { require(name) }
    let value = value(name, about: about(), standard: standard.map { .number($0) })
    guard var value else { return standard.map { ScheduleSpec($0) } }
    let node = value.node
    if let number = value.number(bounds.rule) { return ScheduleSpec(number) }
    if let spec = ScheduleSpec.object(&value) {
      spec.check(
        name, within: scheduledBounds, steps: steps,
        at: node.member("schedule")?.value.range ?? node.range, problems)
      return spec
    }
    var hints: [String] = []
    if case .string(let word) = node.value, schedules.contains(where: { $0.name == word }) {
      hints = ["write {\"schedule\": \"\(word)\", …}"]
    }
    value.otherwise(
      "expected a number or a schedule (an object) for \"\(name)\", found \(node.described)",
      hints: hints)
    return nil
  }
}

extension Fields {
  /// Reads `weightDecay`: λ, or `{"lambda", "kind"}`, where λ may be a schedule.
  fileprivate mutating func readWeightDecay(
    default standard: WeightDecay, steps: Int
  ) -> (decay: WeightDecay, lambda: ScheduleSpec?) {
    let name = WeightDecay.lambda.name
    var kind = standard.kind
    var lambda: ScheduleSpec?
    let about = "λ, the pull towards 0, or { \"lambda\", \"kind\" }"
    if var value = value(name, about: about), value.node.member("schedule") == nil,
      var inner = value.object("weight decay")
    {
      lambda = inner.readSchedule(
        "lambda", about: "λ, how strong it is",
        default: standard.lambda == 0 ? nil : standard.lambda, within: .nonNegative,
        scheduledWithin: .nonNegative, steps: steps)
      inner.read(
        "kind", into: &kind, from: WeightDecay.Kind.allCases.map { (name: $0.rawValue, value: $0) },
        about: "how it acts")
      inner.finish()
      if !isDescribed { return (WeightDecay(kind, lambda: lambda?.first ?? 0), lambda) }
    }
    lambda = readSchedule(
      name, default: standard.lambda, within: .nonNegative, scheduledWithin: .nonNegative,
      steps: steps)
    return (WeightDecay(kind, lambda: lambda?.first ?? 0), lambda)
  }
}
