import Configuration
import Optimization

/// A number that may change from step to step, as a config gives it.
struct ScheduleSpec: Sendable {
  /// The value at every step.
  let schedule: any Schedule
  /// The name of the schedule; nil for the same value at every step.
  let name: String?

  /// The value at step 0.
  var first: Double { schedule.value(at: 0) }

  /// Creates the schedule of a number.
  init(_ value: Double) {
    schedule = ConstantSchedule(value)
    name = nil
  }

  /// Reads `{"schedule", "convention", …}` or a number; nil after a mistake.
  init?(_ node: Node, problems: DiagnosticCollector) {
    if case .number(let value) = node.value {
      schedule = ConstantSchedule(value)
      name = nil
      return
    }
    guard case .object = node.value else {
      problems.add("expected a schedule or a number, found \(node.described)", at: node.range)
      return nil
    }
    guard var fields = Fields(node, "a schedule", problems: problems),
      let nameNode = fields.requiredNode("schedule")
    else { return nil }
    guard case .string(let name) = nameNode.value else {
      problems.add(
        "expected the name of a schedule, found \(nameNode.described)", at: nameNode.range)
      return nil
    }
    guard
      let entry = Fields.choose(
        name, from: schedules.map { (name: $0.name, value: $0) }, kind: "schedule",
        at: nameNode.range, problems),
      let convention = fields.readConvention(entry.presets.map(\.convention), of: name),
      let preset = entry.preset(convention),
      let schedule = ScheduleSpec.make(preset, of: entry, &fields)
    else { return nil }
    self.schedule = schedule
    self.name = schedule is ConstantSchedule ? nil : name
  }

  private static func make(
    _ preset: SchedulePreset, of entry: ScheduleEntry, _ fields: inout Fields
  ) -> (any Schedule)? {
    let before = fields.problems.all.count
    var arguments: [String: ScheduleArgument] = [:]
    for parameter in preset.parameters {
      if parameter.isRequired { fields.require(parameter.name) }
      arguments[parameter.name] = fields.argument(of: parameter)
    }
    fields.refuseKeys(
      ofOtherThan: preset.convention,
      entry.presets.map { ($0.convention, $0.parameters.map(\.name)) })
    fields.finish()
    if fields.problems.all.count > before { return nil }
    let schedule = preset.make(arguments)
    for mistake in schedule.mistakes() { fields.report(mistake.message, at: mistake.parameter) }
    return fields.problems.all.count == before ? schedule : nil
  }

  /// Reports a step at which the value leaves its bounds, as far as one can see before the run:
  /// every step of a short run is asked for, some of a long one.
  func check(
    _ name: String, within bounds: Bounds, steps: Int, at range: SourceRange,
    _ problems: DiagnosticCollector
  ) {
    func isFine(_ step: Int) -> Bool { bounds.contains(schedule.value(at: step)) }
    let count = min(steps, 512)
    let asked = (0..<count).map { count < 2 ? 0 : $0 * (steps - 1) / (count - 1) }
    guard let place = asked.firstIndex(where: { !isFine($0) }) else { return }
    // Between two steps that were asked for is the one at which it happens.
    var last = place == 0 ? -1 : asked[place - 1]
    var step = asked[place]
    while step - last > 1 {
      let middle = (last + step) / 2
      if isFine(middle) { last = middle } else { step = middle }
    }
    problems.add(
      "\"\(name)\" must be in \(bounds), found \(NumberText.shortest(schedule.value(at: step))) "
        + "at step \(step)", at: range)
  }
}

extension Fields {
  /// Reads what a parameter of a schedule takes; nil if absent or after a mistake.
  fileprivate mutating func argument(of parameter: ScheduleParameter) -> ScheduleArgument? {
    let name = parameter.name
    switch parameter.form {
    case .number(let bounds):
      var number: Double?
      let rule = bounds.map { bounds in NumberRule("in \(bounds)") { bounds.contains($0) } }
      read(name, into: &number, rule ?? .any)
      return number.map(ScheduleArgument.number)
    case .count(let range):
      var count: Int?
      read(name, into: &count, in: range)
      return count.map(ScheduleArgument.count)
    case .flag:
      guard has(name) else { return argumentIsAbsent(name) }
      var flag = false
      read(name, into: &flag)
      return .flag(flag)
    case .choice(let names):
      guard has(name) else { return argumentIsAbsent(name) }
      var choice = ""
      read(name, into: &choice, from: names.map { (name: $0, value: $0) })
      return .choice(choice)
    case .numbers:
      guard has(name) else { return argumentIsAbsent(name) }
      var numbers: [Double] = []
      read(name, into: &numbers)
      refuseEmpty(name, "numbers")
      return .numbers(numbers)
    case .counts: return counts(name)
    case .schedule:
      return node(name).flatMap { ScheduleSpec($0, problems: problems) }
        .map { .schedule($0.schedule) }
    case .schedules:
      let specs = elements(name)?.compactMap { ScheduleSpec($0, problems: problems) }
      refuseEmpty(name, "schedules")
      return specs.map { .schedules($0.map(\.schedule)) }
    }
  }

  /// Remembers that a key was asked for.
  private mutating func argumentIsAbsent(_ name: String) -> ScheduleArgument? {
    _ = node(name)
    return nil
  }

  private mutating func counts(_ name: String) -> ScheduleArgument? {
    guard let nodes = elements(name) else { return nil }
    let limit = Double(Minimization.stepLimit)
    let counts = nodes.compactMap { node -> Int? in
      if case .number(let value) = node.value, 0...limit ~= value, let step = Int(exactly: value) {
        return step
      }
      problems.add(
        "expected a step, a whole number from 0 to \(Minimization.stepLimit), for \"\(name)\", "
          + "found \(node.described)", at: node.range)
      return nil
    }
    return .counts(counts)
  }

  private mutating func refuseEmpty(_ name: String, _ what: String) {
    if case .array(let elements)? = node(name)?.value, elements.isEmpty {
      report("expected a list of \(what) for \"\(name)\", found an empty array", at: name)
    }
  }
}
