import Spelling

/// A value of a config that may be one of several things: a reader asks for each in turn, and says
/// what it expected where the value is none of them.
///
///     guard var value = fields.value("ticks") else { return }
///     if value.word("pi") { countsInPi = true }
///     if let numbers = value.numbers() { ticks = numbers }
///     value.otherwise(expected: "a list of numbers or \"pi\"")
///
/// In a description no value is there: every question is remembered, and answered by "no".
public struct ConfigValue {
  /// The value; null in a description.
  public let node: Node
  /// Where mistakes go.
  public let problems: DiagnosticCollector
  /// The key under which messages know the value.
  public let key: String
  let describing: Describing?

  /// What a value that is described adds to.
  struct Describing {
    let value: ValueDescription
    let config: ConfigDescription
    let isSwept: Bool
  }

  /// Whether the value has been found to be of a kind that was asked for.
  public private(set) var isKnown = false

  /// The value at a place.
  public init(_ node: Node, _ key: String, problems: DiagnosticCollector) {
    self.node = node
    self.key = key
    self.problems = problems
    describing = nil
  }

  /// A value that is described.
  init(describing value: ValueDescription, in config: ConfigDescription, isSwept: Bool) {
    node = Node(.null, at: SourceRange(0, 0))
    key = ""
    problems = config.problems
    describing = Describing(value: value, config: config, isSwept: isSwept)
  }

  /// Whether no value is there, and what may be there is found out.
  public var isDescribed: Bool { describing != nil }

  /// Reports the value unless it is of a kind that was asked for before; what it was to be.
  public func otherwise(expected: @autoclosure () -> String, found: String? = nil) {
    otherwise("expected \(expected()) for \"\(key)\", found \(found ?? node.described)")
  }

  /// Reports the value unless it is of a kind that was asked for before.
  public func otherwise(
    _ message: @autoclosure () -> String, hints: @autoclosure () -> [String] = []
  ) {
    if !isKnown, !isDescribed { problems.add(message(), at: node.range, hints: hints()) }
  }

  /// Remembers a question; whether there is no value to answer it.
  func ask(_ form: @autoclosure () -> ValueDescription.Form) -> Bool {
    guard let describing else { return false }
    describing.value.add(form())
    return true
  }

  mutating func know() { isKnown = true }

  func child(_ node: Node, _ key: String? = nil) -> ConfigValue {
    ConfigValue(node, key ?? self.key, problems: problems)
  }

  /// Reads what is described once and has a name, since it may stand inside itself.
  public mutating func defined<Value>(
    _ name: String, _ read: (inout ConfigValue) -> Value?
  ) -> Value? {
    guard let describing else { return read(&self) }
    describing.value.add(.defined(name))
    guard let description = describing.config.definition(name) else { return nil }
    var value = ConfigValue(
      describing: description, in: describing.config, isSwept: describing.isSwept)
    return read(&value)
  }

  /// In the description of a sweep: what is swept may stand here.
  public func isWhatIsSwept() { _ = ask(.swept) }
}

// MARK: - Questions

extension ConfigValue {
  /// Whether the value is `null`.
  public mutating func isNull() -> Bool {
    if ask(.null) { return false }
    if node.value == .null { know() }
    return node.value == .null
  }

  /// The value as a switch; nil if it is something else.
  public mutating func flag() -> Bool? {
    if ask(.boolean) { return nil }
    guard case .boolean(let flag) = node.value else { return nil }
    know()
    return flag
  }

  /// The value as a number; nil, and a mistake, if the number breaks the rule. Where a rule is
  /// `silent`, a number that breaks it is something else.
  public mutating func number(_ rule: NumberRule = .any, silent: Bool = false) -> Double? {
    if ask(.number(rule)) { return nil }
    guard case .number(let number) = node.value, !silent || rule.contains(number) else {
      return nil
    }
    know()
    if rule.contains(number) { return number }
    problems.add(
      "\"\(key)\" must be \(rule.description), found \(node.described)", at: node.range)
    return nil
  }

  /// The value as a whole number; nil, and a mistake, if it is out of range, whose end may be a
  /// limit.
  public mutating func whole(in range: ClosedRange<Int>, limit: Limit? = nil) -> Int? {
    if ask(.whole(range)) { return nil }
    guard case .number(let number) = node.value, number == number.rounded() else { return nil }
    know()
    let whole = Int(exactly: number)
    if let whole, range.contains(whole) { return whole }
    let isAbove = number > Double(range.upperBound)
    problems.add(
      """
      "\(key)" must be in [\(range.lowerBound), \(range.upperBound)], \
      found \(whole.map { "\($0)" } ?? node.described)
      """,
      at: node.range,
      hints: isAbove ? [limit?.hint(for: whole ?? .max)].compactMap(\.self) : [])
    return nil
  }

  /// The value as a string, of a form that the reader checks by itself and a regular expression
  /// tells; nil if it is something else.
  public mutating func string(pattern: String? = nil) -> String? {
    if ask(.string(pattern: pattern)) { return nil }
    guard case .string(let text) = node.value else { return nil }
    know()
    return text
  }

  /// Whether the value is a certain word.
  public mutating func word(_ word: String) -> Bool {
    if ask(.names([.init(name: word, summary: "")])) { return false }
    guard node.value == .string(word) else { return false }
    know()
    return true
  }

  /// The choice that a string names, with a summary of each where there are some; nil, and a mistake
  /// with the nearest name, if it names none.
  public mutating func name<Value>(
    from choices: [(name: String, value: Value)], kind: String? = nil,
    summaries: @autoclosure () -> [String] = []
  ) -> Value? {
    if isDescribed {
      let given = summaries()
      let texts = given + choices.dropFirst(given.count).map { _ in "" }
      _ = ask(.names(zip(choices, texts).map { .init(name: $0.name, summary: $1) }))
      return nil
    }
    return choice(among: choices, kind: kind)
  }

  /// The choice that a string names, where the config at hand has names of its own among those that
  /// are known without it.
  public mutating func name<Value>(
    among choices: [(name: String, value: Value)], kind: String? = nil,
    summaries: @autoclosure () -> [String] = []
  ) -> Value? {
    if isDescribed {
      if !choices.isEmpty { _ = name(from: choices, summaries: summaries()) }
      _ = ask(.string(pattern: nil))
      return nil
    }
    return choice(among: choices, kind: kind)
  }

  private mutating func choice<Value>(
    among choices: [(name: String, value: Value)], kind: String?
  ) -> Value? {
    guard case .string(let name) = node.value else { return nil }
    know()
    return Fields.choose(name, from: choices, kind: kind ?? key, at: node.range, problems)
  }
}
