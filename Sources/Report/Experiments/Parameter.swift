import Configuration

/// The value that a sweep put in place of a hyperparameter.
public struct Parameter: Hashable, Sendable {
  /// The key that was swept ("learningRate", "optimizer").
  public var name: String
  /// What it was set to.
  public var value: Value
  /// Which of the swept values it is, from 0.
  public var index: Int
  /// How many values were swept; 1 for a tuned one.
  public var count = 1
  /// The names of all swept values, where these are optimizers, schedules and the like; empty if
  /// there are too many to compare.
  var names: [String] = []

  /// The keys that are not alike in all swept objects that have this one's name.
  var differences: [String] = []

  /// The name; nil if it is a number.
  fileprivate var ownName: String? { if case .text(let name) = value { name } else { nil } }
  /// Which it is of the swept values that have the same name, from 0.
  var twinIndex: Int { names.prefix(index).count { $0 == ownName } }
  /// How many swept values have this name.
  var twinCount: Int { max(1, names.count { $0 == ownName }) }

  /// A number or a name.
  public enum Value: Hashable, Sendable {
    /// A hyperparameter.
    case number(Double)
    /// The name of an optimizer, a method, an objective, a schedule; "true" or "false".
    case text(String)

    /// Reads what may be swept: a number, a string, a switch, or the name of an object; nil if it is
    /// something else.
    init?(_ value: ConfigValue) {
      var value = value
      if let number = value.number() {
        self = .number(number)
      } else if let text = value.string() {
        self = .text(text)
      } else if let flag = value.flag() {
        self = .text("\(flag)")
      } else if value.object("what has a name") != nil {
        self.init(value.node)
      } else {
        return nil
      }
    }

    /// Creates the value that a node stands for: a number, a string, a switch, or the name of an
    /// object.
    init?(_ node: Node) {
      switch node.value {
      case .number(let number): self = .number(number)
      case .string(let text): self = .text(text)
      case .boolean(let flag): self = .text("\(flag)")
      case .object:
        let named = node.member("name") ?? node.member("schedule")
        guard case .string(let name)? = named?.value.value else { return nil }
        self = .text(name)
      default: return nil
      }
    }

    /// Whether a number or name typed elsewhere means this value: ranges are computed, so the
    /// last bits of a number do not count.
    func matches(_ other: Value) -> Bool {
      switch (self, other) {
      case (.number(let a), .number(let b)): abs(a - b) <= 1e-12 * max(abs(a), abs(b))
      case (.text(let a), .text(let b)): a == b
      default: false
      }
    }

    /// The value as messages show it.
    var described: String {
      switch self {
      case .number(let number): NumberText.shortest(number)
      case .text(let text): text
      }
    }
  }
}

extension Parameter {
  /// Notes the names of all swept values, and which keys of those that have this one's name differ, in
  /// the order in which the keys come up.
  mutating func compare(with values: [Node]) {
    names = values.map { Value($0)?.described ?? "" }
    let objects = zip(values, names).filter { $1 == ownName }.map { node, _ -> [Node.Member] in
      if case .object(let members) = node.value { members } else { [] }
    }
    guard objects.count > 1 else { return }
    var keys: [String] = []
    for member in objects.joined() where !keys.contains(member.key) { keys.append(member.key) }
    differences = keys.filter { key in
      let texts = objects.map { object in
        object.first { $0.key == key }.map(\.value.canonicalText)
      }
      return Set(texts).count > 1
    }
  }
}
