import Spelling

/// Reads the members of an object, remembers what was asked for, and reports every mistake.
///
/// A default is written once, in the declaration of the property: `read` leaves it alone where
/// the key is absent.
public struct Fields {
  /// The object.
  public let node: Node
  /// Where mistakes go.
  public let problems: DiagnosticCollector
  /// What the object is ("an optimizer").
  public let kind: String
  private let members: [Node.Member]
  private var asked: [String] = []

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

  /// Whether the key is there.
  public func has(_ key: String) -> Bool { members.contains { $0.key == key } }

  /// The value of a key; nil if absent.
  public mutating func node(_ key: String) -> Node? {
    asked.append(key)
    return members.first { $0.key == key }?.value
  }

  /// The value of a key that must be there; nil, and a mistake, if absent.
  public mutating func requiredNode(_ key: String) -> Node? {
    if let node = node(key) { return node }
    problems.add(
      "missing key \"\(key)\" in \(kind)", at: SourceRange(node.range.start, node.range.start + 1))
    return nil
  }

  /// Reports the key as missing if it is absent; its value is read apart.
  public mutating func require(_ key: String) {
    if !has(key) { _ = requiredNode(key) }
  }

  /// Adds a mistake at a key's value, or at the object where the key is absent.
  public func report(_ message: String, at key: String, hints: [String] = []) {
    let range = members.first { $0.key == key }?.value.range
    problems.add(message, at: range ?? node.range, hints: hints)
  }

  /// Reports the keys that nobody asked for, with the nearest known one.
  public func finish() {
    let known = asked.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let unused = known.filter { key in !members.contains { $0.key == key } }
    // So many are enough to see what is wrong.
    let limit = 100
    let strangers = members.filter { !asked.contains($0.key) }
    for member in strangers.prefix(limit) {
      let nearest = NearestName.of(member.key, among: unused.isEmpty ? known : unused)
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
}

// MARK: - Values

extension Fields {
  /// Reads a number.
  public mutating func read(
    _ key: String, into number: inout Double, _ rule: NumberRule = .any
  ) {
    if let node = node(key), let value = value(of: node, key, rule) { number = value }
  }

  /// Reads a number that may be absent.
  public mutating func read(
    _ key: String, into number: inout Double?, _ rule: NumberRule = .any
  ) {
    if let node = node(key) { number = value(of: node, key, rule) }
  }

  /// Reads a whole number.
  public mutating func read(_ key: String, into number: inout Int, in range: ClosedRange<Int>) {
    guard let node = node(key) else { return }
    if let value = integer(of: node, key, range) { number = value }
  }

  /// Reads a whole number that may be absent.
  public mutating func read(_ key: String, into number: inout Int?, in range: ClosedRange<Int>) {
    if let node = node(key) { number = integer(of: node, key, range) }
  }

  /// Reads `true` or `false`.
  public mutating func read(_ key: String, into flag: inout Bool) {
    guard let node = node(key) else { return }
    if case .boolean(let value) = node.value {
      flag = value
    } else {
      mismatch(key, "true or false", node)
    }
  }

  /// Reads a string.
  public mutating func read(_ key: String, into text: inout String) {
    if let node = node(key), let value = string(of: node, key) { text = value }
  }

  /// Reads a string that may be absent.
  public mutating func read(_ key: String, into text: inout String?) {
    if let node = node(key) { text = string(of: node, key) }
  }

  /// Reads one of several names.
  public mutating func read<Value>(
    _ key: String, into value: inout Value, from choices: [(name: String, value: Value)]
  ) {
    guard let node = node(key), let name = string(of: node, key) else { return }
    if let choice = Fields.choose(name, from: choices, kind: key, at: node.range, problems) {
      value = choice
    }
  }

  /// Reads one of several names that may be absent.
  public mutating func read<Value>(
    _ key: String, into value: inout Value?, from choices: [(name: String, value: Value)]
  ) {
    guard let node = node(key), let name = string(of: node, key) else { return }
    value = Fields.choose(name, from: choices, kind: key, at: node.range, problems) ?? value
  }

  /// Reads a list of numbers; `count` nil takes any number of them.
  public mutating func read(
    _ key: String, into numbers: inout [Double], count: Int? = nil, _ rule: NumberRule = .any
  ) {
    guard let node = node(key) else { return }
    guard case .array(let elements) = node.value else {
      return mismatch(key, "a list of numbers", node)
    }
    let values = elements.compactMap { value(of: $0, key, rule) }
    guard values.count == elements.count else { return }
    if let count, values.count != count {
      return mismatch(
        key, "\(count) number\(count == 1 ? "" : "s")", node, found: "\(values.count)")
    }
    numbers = values
  }

  /// Reads a range written as a list of two numbers, the lower first.
  public mutating func read(_ key: String, into range: inout ClosedRange<Double>?) {
    guard has(key) else {
      asked.append(key)
      return
    }
    var ends: [Double] = []
    read(key, into: &ends, count: 2)
    guard ends.count == 2 else { return }
    if ends[0] < ends[1] {
      range = ends[0]...ends[1]
    } else {
      report("\"\(key)\" must go from a lower to a higher number", at: key)
    }
  }

  /// The elements of a list; nil if the key is absent or something else.
  public mutating func elements(_ key: String) -> [Node]? {
    guard let node = node(key) else { return nil }
    guard case .array(let elements) = node.value else {
      mismatch(key, "a list", node)
      return nil
    }
    return elements
  }

  /// The members of an object; nil if the key is absent or something else.
  public mutating func members(_ key: String) -> [Node.Member]? {
    guard let node = node(key) else { return nil }
    guard case .object(let members) = node.value else {
      mismatch(key, "an object", node)
      return nil
    }
    return members
  }

  /// The choice with a name; nil, and a mistake with the nearest name, if there is none.
  public static func choose<Value>(
    _ name: String, from choices: [(name: String, value: Value)], kind: String,
    at range: SourceRange, _ problems: DiagnosticCollector
  ) -> Value? {
    if let choice = choices.first(where: { $0.name == name }) { return choice.value }
    let names = choices.map(\.name)
    let hint = NearestName.of(name, among: names).map { "did you mean \"\($0)\"?" }
    let known = names.isEmpty ? nil : "known: \(names.joined(separator: ", "))"
    problems.add(
      "unknown \(kind) \"\(name)\"", at: range, hints: [hint ?? known].compactMap { $0 })
    return nil
  }

  /// Reports that a key has a value of another kind.
  public func mismatch(_ key: String, _ expected: String, _ node: Node, found: String? = nil) {
    problems.add(
      "expected \(expected) for \"\(key)\", found \(found ?? node.described)", at: node.range)
  }

  private func value(of node: Node, _ key: String, _ rule: NumberRule) -> Double? {
    guard case .number(let value) = node.value else {
      mismatch(key, "a number", node)
      return nil
    }
    guard rule.contains(value) else {
      problems.add(
        "\"\(key)\" must be \(rule.description), found \(node.described)", at: node.range)
      return nil
    }
    return value
  }

  private func integer(of node: Node, _ key: String, _ range: ClosedRange<Int>) -> Int? {
    guard case .number(let value) = node.value, let whole = Int(exactly: value) else {
      mismatch(key, "a whole number", node)
      return nil
    }
    guard range.contains(whole) else {
      let ends = "[\(range.lowerBound), \(range.upperBound)]"
      problems.add("\"\(key)\" must be in \(ends), found \(whole)", at: node.range)
      return nil
    }
    return whole
  }

  private func string(of node: Node, _ key: String) -> String? {
    guard case .string(let text) = node.value else {
      mismatch(key, "a string", node)
      return nil
    }
    return text
  }
}
