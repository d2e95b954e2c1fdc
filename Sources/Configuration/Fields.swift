import Spelling

/// Reads the members of an object, remembers what was asked for, and reports every mistake.
///
/// A default is written once, in the declaration of the property: `read` leaves it alone where
/// the key is absent. In a description there is no object: no key is there, and what is asked for is
/// what may be there.
public struct Fields {
  /// The object; null in a description.
  public let node: Node
  /// Where mistakes go.
  public private(set) var problems: DiagnosticCollector
  /// What the object is ("an optimizer").
  public var kind: String
  let members: [Node.Member]
  private var asked: [String] = []
  var describing: Describing?

  /// Opens an object; nil, and a mistake, if the node is something else.
  public init?(_ node: Node, _ kind: String, problems: DiagnosticCollector) {
    guard case .object(let members) = node.value else {
      problems.add("expected \(kind) (an object), found \(node.described)", at: node.range)
      return nil
    }
    self.node = node
    self.kind = kind
    self.problems = problems
    self.members = members
  }

  /// Opens an object that is described.
  init(describing object: ObjectDescription, in config: ConfigDescription, isSwept: Bool) {
    node = Node(.null, at: SourceRange(0, 0))
    kind = object.kind
    problems = config.problems
    members = []
    describing = Describing(object: object, config: config, isSwept: isSwept)
  }

  /// Whether no object is there, and what may be there is found out.
  public var isDescribed: Bool { describing != nil }

  /// The same object, with mistakes that go elsewhere.
  public func reporting(to problems: DiagnosticCollector) -> Fields {
    var copy = self
    copy.problems = problems
    return copy
  }

  /// Whether the key is there.
  public func has(_ key: String) -> Bool { members.contains { $0.key == key } }

  /// Remembers that a key is known, and read elsewhere.
  public mutating func know(_ key: String) { asked.append(key) }

  /// The value of a key; nil if absent, but in a description. `about` says what it is for, in one
  /// line; `standard` is what is taken without it. Only a description asks for either.
  public mutating func value(
    _ key: String, about: @autoclosure () -> String = "",
    standard: @autoclosure () -> JSONText? = nil
  ) -> ConfigValue? {
    asked.append(key)
    if let describing {
      let value = describing.object.value(key, isSwept: describing.isSwept)
      if value.summary.isEmpty { value.summary = about() }
      describing.object.update(key) { $0.standard = $0.standard ?? standard() }
      return ConfigValue(
        describing: value, in: describing.config, isSwept: describing.isSwept)
    }
    return members.first { $0.key == key }.map {
      ConfigValue($0.value, key, problems: problems)
    }
  }

  /// The value of a key that must be there; nil, and a mistake, if absent.
  public mutating func requiredValue(
    _ key: String, about: String = "", hints: [String] = []
  ) -> ConfigValue? {
    require(key, hints: hints)
    return value(key, about: about)
  }

  /// Reports the key as missing if it is absent, with hints; its value is read apart.
  public mutating func require(_ key: String, hints: [String] = []) {
    asked.append(key)
    if let describing {
      _ = describing.object.value(key, isSwept: describing.isSwept)
      describing.object.update(key) { $0.isRequired = true }
    } else if !has(key) {
      problems.add(absence(of: key, hints))
    }
  }

  /// What is reported where a key is missing.
  private func absence(of key: String, _ hints: [String] = []) -> Diagnostic {
    Diagnostic(
      "missing key \"\(key)\" in \(kind)",
      at: SourceRange(node.range.start, node.range.start + 1), hints: hints)
  }

  /// The object under a key; nil if absent, and a mistake if it is something else, of which a number
  /// may be meant for a key inside.
  public mutating func object(
    _ key: String, _ kind: String, about: String = "", number inner: String? = nil
  ) -> Fields? {
    guard var value = value(key, about: about) else { return nil }
    return value.fields(kind, number: inner)
  }

  /// Where the value of a key stands; the object where the key is absent.
  public func range(of key: String) -> SourceRange {
    members.first { $0.key == key }?.value.range ?? node.range
  }

  /// Adds a mistake at a key's value, or at the object where the key is absent.
  public func report(_ message: String, at key: String, hints: [String] = []) {
    if !isDescribed { problems.add(message, at: range(of: key), hints: hints) }
  }

  /// Reports the keys that nobody asked for, with the nearest known one.
  public func finish() {
    describing?.object.isClosed = true
    let strangers = members.filter { !asked.contains($0.key) }
    if strangers.isEmpty { return }
    let known = asked.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    // Of two that are as near the one that is not there yet is meant.
    let candidates = known.filter { !has($0) } + known.filter(has)
    // So many are enough to see what is wrong.
    let limit = 100
    for member in strangers.prefix(limit) {
      let nearest = NearestName.of(member.key, among: candidates)
      // A misspelt key is one mistake, and not also a missing one.
      if let nearest { problems.withdraw(absence(of: nearest)) }
      let hint =
        nearest.map { "did you mean \"\($0)\"?" }
        ?? "known keys: \(known.sorted().joined(separator: ", "))"
      problems.add(
        "unknown key \"\(member.key)\" in \(kind)", at: member.keyRange, hints: [hint])
    }
    if let next = strangers.dropFirst(limit).first {
      problems.add("more unknown keys in \(kind): \(strangers.count) in all", at: next.keyRange)
    }
  }

  /// What is expected where a few names may stand: "\"grid\" or \"zip\"".
  static func either(_ names: [String]) -> String {
    let quoted = names.map { "\"\($0)\"" }
    // More than these are shown where none of them is meant.
    guard let last = quoted.last, quoted.count <= 8 else { return "a string" }
    let others = quoted.dropLast().joined(separator: ", ")
    return others.isEmpty ? last : "\(others) or \(last)"
  }

  /// The choice with a name; nil, and a mistake with the nearest name, if there is none.
  public static func choose<Value>(
    _ name: String, from choices: [(name: String, value: Value)], kind: String,
    at range: SourceRange, _ problems: DiagnosticCollector
  ) -> Value? {
    if let choice = choices.first(where: { $0.name == name }) { return choice.value }
    let names = choices.map(\.name)
    problems.add(
      "unknown \(kind) \"\(name)\"", at: range,
      hints: names.isEmpty ? [] : [NearestName.hint(name, among: names)])
    return nil
  }
}
