/// One row of the registry of schedules.
public struct ScheduleEntry: Sendable {
  /// The name used in configurations.
  public let name: String
  /// One line on what the schedule does.
  public let summary: String
  /// The schedule as each convention has it, at least one, the default first.
  public let presets: [SchedulePreset]

  init(_ name: String, _ summary: String, _ presets: [SchedulePreset]) {
    precondition(!presets.isEmpty, "\(name) has no preset")
    self.name = name
    self.summary = summary
    self.presets = presets
  }

  /// The schedule as a convention has it, by default the first; nil if that convention has none.
  public func preset(_ convention: Convention? = nil) -> SchedulePreset? {
    guard let convention else { return presets[0] }
    return presets.first { $0.convention == convention }
  }
}

/// A schedule with the parameters and defaults of a convention.
public struct SchedulePreset: Sendable {
  /// Whose they are.
  public let convention: Convention
  /// What a configuration may say, in the order in which it is printed.
  public let parameters: [ScheduleParameter]
  /// What names of runs say of the schedule, with its parameters in `{{}}`; see
  /// ``DeclaredSchedule/phrase``.
  public let phrase: String
  /// The schedule in words and formulas.
  public let explanation: Explanation
  private let build: @Sendable ([String: ScheduleArgument]) -> any DeclaredSchedule

  init<Kind: DeclaredSchedule>(
    _ convention: Convention, _ schedule: Kind, without hidden: Set<String> = []
  ) {
    self.convention = convention
    let declarations = Kind.parameters.filter { !hidden.contains($0.name) }
    parameters = declarations.map { $0.parameter(of: schedule) }
    phrase = Kind.phrase
    explanation = Kind.explanation
    build = { arguments in
      var schedule = schedule
      for declaration in declarations {
        if let argument = arguments[declaration.name] { declaration.assign(&schedule, argument) }
      }
      return schedule
    }
  }

  /// The schedule with arguments by the names of parameters; each is of its parameter's form and
  /// within bounds, and all required ones are there. What is wrong with them together,
  /// ``DeclaredSchedule/mistakes()`` tells.
  public func make(_ arguments: [String: ScheduleArgument]) -> any DeclaredSchedule {
    for parameter in parameters where parameter.isRequired {
      precondition(arguments[parameter.name] != nil, "\(parameter.name) is missing")
    }
    return build(arguments)
  }
}
