import Configuration
import Optimization

/// A number that may change from step to step, as a config gives it.
struct ScheduleSpec: Sendable {
  /// The value at every step.
  let schedule: any Schedule
  /// What names of runs say of the schedule; nil for the same value at every step.
  let words: TemplateValue?

  /// The value at step 0.
  var first: Double { schedule.value(at: 0) }

  /// Creates the schedule of a number.
  init(_ value: Double) {
    schedule = ConstantSchedule(value)
    words = nil
  }

  private init(_ schedule: any Schedule, words: TemplateValue) {
    self.schedule = schedule
    self.words = schedule is ConstantSchedule ? nil : words
  }

  /// Reads `{"schedule", "convention", …}` or a number; nil after a mistake.
  static func read(_ value: inout ConfigValue) -> ScheduleSpec? {
    if let number = value.number() { return ScheduleSpec(number) }
    let spec = object(&value)
    value.otherwise("expected a schedule or a number, found \(value.node.described)")
    return spec
  }

  /// Reads `{"schedule", "convention", …}`; nil if it is something else, or after a mistake.
  static func object(_ value: inout ConfigValue) -> ScheduleSpec? {
    value.defined("schedule") { value in
      guard var fields = value.object("a schedule"),
        var name = fields.requiredValue(
          "schedule", about: "how the number changes",
          hints: ["for a run with each of some values, write {\"sweep\": [0.1, 0.2]}"])
      else { return nil }
      let choices = schedules.map { (name: $0.name, value: $0) }
      let entry = name.name(from: choices, kind: "schedule", summaries: schedules.map(\.summary))
      name.otherwise("expected the name of a schedule, found \(name.node.described)")
      return fields.fork(on: "schedule", picked: entry, among: choices) { entry, fields in
        let known = entry.presets.map(\.convention)
        let convention = fields.readConvention(known, of: entry.name)
        return fields.fork(
          on: "convention", picked: convention, among: known.map { ($0.rawValue, $0) },
          standard: known[0].rawValue
        ) { convention, fields in
          entry.preset(convention).flatMap { make($0, of: entry, &fields) }
        }
      }
    }
  }

  private static func make(
    _ preset: SchedulePreset, of entry: ScheduleEntry, _ fields: inout Fields
  ) -> ScheduleSpec? {
    let before = fields.problems.all.count
    var arguments: [String: ScheduleArgument] = [:]
    var words: [String: TemplateValue] = [:]
    for parameter in preset.parameters {
      if parameter.isRequired { fields.require(parameter.name) }
      let argument = fields.argument(of: parameter, words: &words)
      arguments[parameter.name] = argument
      words[parameter.name] = words[parameter.name] ?? argument?.words
    }
    fields.refuseKeys(
      ofOtherThan: preset.convention,
      entry.presets.map { ($0.convention, $0.parameters.map(\.name)) })
    fields.finish()
    if fields.problems.all.count > before { return nil }
    if fields.isDescribed { return nil }
    let schedule = preset.make(arguments)
    for mistake in schedule.mistakes() { fields.report(mistake.message, at: mistake.parameter) }
    guard fields.problems.all.count == before else { return nil }
    return ScheduleSpec(schedule, words: preset.words(given: words))
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
  /// Reads what a parameter of a schedule takes; nil if absent or after a mistake. What is said of
  /// schedules inside is put into `words`.
  fileprivate mutating func argument(
    of parameter: ScheduleParameter, words: inout [String: TemplateValue]
  ) -> ScheduleArgument? {
    let standard = parameter.defaultText.flatMap { JSONText(literal: $0) }
    guard var value = value(parameter.name, about: parameter.summary, standard: standard) else {
      return nil
    }
    switch parameter.form {
    case .number(let bounds):
      let number = value.number(bounds?.rule ?? .any)
      value.otherwise(expected: "a number")
      return number.map { .number($0) }
    case .count(let range):
      let count = value.whole(in: range)
      value.otherwise(expected: "a whole number")
      return count.map { .count($0) }
    case .flag:
      let flag = value.flag()
      value.otherwise(expected: "true or false")
      return flag.map { .flag($0) }
    case .choice(let names):
      let choice = value.name(from: names.map { (name: $0, value: $0) })
      value.otherwise(expected: "a string")
      return choice.map { .choice($0) }
    case .numbers:
      let numbers = value.numbers(count: 1...Int.max)
      value.otherwiseEmpty("numbers", "a list of numbers")
      return numbers.map { .numbers($0) }
    case .counts: return counts(&value).map { .counts($0) }
    case .schedule:
      let spec = ScheduleSpec.read(&value)
      words[parameter.name] = spec.map { $0.words ?? .number($0.first) }
      return spec.map { .schedule($0.schedule) }
    case .schedules:
      let specs = value.elements(count: 1...Int.max)?.compactMap { element in
        var element = element
        return ScheduleSpec.read(&element)
      }
      value.otherwiseEmpty("schedules", "a list")
      words[parameter.name] = .list(specs?.map { $0.words ?? .number($0.first) } ?? [])
      return specs.map { .schedules($0.map(\.schedule)) }
    }
  }

  private func counts(_ value: inout ConfigValue) -> [Int]? {
    let limit = value.problems.limit(Minimization.stepLimit)
    let rule = NumberRule("", from: .including(0), to: .including(Double(limit)), isWhole: true)
    let counts = value.elements()?.compactMap { element -> Int? in
      var element = element
      let step = element.number(rule, silent: true)
      element.otherwise(expected: "a step, a whole number from 0 to \(limit),")
      return step.map { Int($0) }
    }
    value.otherwise(expected: "a list")
    return counts
  }
}

extension ConfigValue {
  /// Reports a list that is empty, or something else.
  fileprivate func otherwiseEmpty(_ elements: String, _ expected: String) {
    let isEmpty = node.value == .array([])
    otherwise(expected: isEmpty ? "a list of \(elements)" : expected)
  }
}

extension Bounds {
  /// The rule for a number of a config.
  var rule: NumberRule {
    NumberRule(
      "in \(self)",
      from: lower == -.infinity
        ? nil : includesLower ? .including(lower) : .excluding(lower),
      to: upper == .infinity ? nil : includesUpper ? .including(upper) : .excluding(upper),
      isWhole: isWhole)
  }
}

extension JSONText {
  /// A number, a switch or a quoted word, as a config writes it; nil if it is something else.
  fileprivate init?(literal: String) {
    if let number = Double(literal), number.isFinite {
      self = .number(number)
    } else if let flag = Bool(literal) {
      self = .boolean(flag)
    } else if literal.count > 1, literal.hasPrefix("\""), literal.hasSuffix("\"") {
      self = .string(String(literal.dropFirst().dropLast()))
    } else {
      return nil
    }
  }
}
