/// What the readers ask of the value at one place, and so what may stand there.
final class ValueDescription {
  /// One of the things that may stand there.
  enum Form {
    case null, boolean
    case number(NumberRule)
    case whole(ClosedRange<Int>)
    case string(pattern: String?)
    case names([Name])
    case list(of: ValueDescription, count: ClosedRange<Int>?)
    case map(of: ValueDescription, keys: String?)
    case object(ObjectDescription)
    /// What is described once, under a name.
    case defined(String)
    /// What is swept, in the description of a sweep.
    case swept
  }

  /// A name that means something, and what.
  struct Name {
    var name: String
    var summary: String
  }

  private(set) var forms: [Form] = []
  /// What the value is for, in one line.
  var summary = ""
  /// Whether a sweep may stand in its place.
  let isSwept: Bool

  init(isSwept: Bool) { self.isSwept = isSwept }

  func add(_ form: Form) { forms.append(form) }
}

/// What the readers ask of an object.
final class ObjectDescription {
  /// A key with its value.
  struct Member {
    let key: String
    let value: ValueDescription
    var isRequired = false
    var standard: JSONText?
  }

  /// When a way is taken.
  indirect enum Condition {
    /// A key is there.
    case has(String)
    /// A key is there and others are not.
    case hasFirst(String, of: [String])
    /// A key has one of some values; without it, the default is taken for its value.
    case equals(String, [String], isDefault: Bool)
    /// The condition of the way before does not hold.
    case otherwise
  }

  /// How an object is read on under a condition.
  struct Way {
    var condition: Condition
    let object: ObjectDescription
  }

  /// What the object is ("an optimizer").
  let kind: String
  private(set) var members: [Member] = []
  /// Whether other keys are refused.
  var isClosed = false
  /// Where reading forks; of each fork at most one way is taken.
  var forks: [[Way]] = []
  /// Keys of which one must be there, and whether no other may be.
  var alternatives: [(keys: [String], isExclusive: Bool)] = []
  /// Keys that must be there where another has a certain word.
  var demands: [(key: String, word: String, needed: String)] = []
  /// Whether the keys are told apart from strangers before a way is taken.
  var listsKeys = false
  /// Keys that need others beside them.
  var needs: [(key: String, others: [String])] = []

  init(kind: String) { self.kind = kind }

  /// The value of a key, described further if it is known.
  func value(_ key: String, isSwept: Bool) -> ValueDescription {
    if let member = members.first(where: { $0.key == key }) { return member.value }
    let value = ValueDescription(isSwept: isSwept)
    members.append(Member(key: key, value: value))
    return value
  }

  func update(_ key: String, _ change: (inout Member) -> Void) {
    guard let index = members.firstIndex(where: { $0.key == key }) else { return }
    change(&members[index])
  }

  /// What is known of a key, here or on any way.
  func summary(of key: String) -> String {
    members.first { $0.key == key }?.value.summary
      ?? forks.joined().lazy.map { $0.object.summary(of: key) }.first { !$0.isEmpty } ?? ""
  }

  /// All keys that may be there, on any way.
  var allKeys: [String] {
    (members.map(\.key) + forks.joined().flatMap(\.object.allKeys)).reduce(into: []) {
      if !$0.contains($1) { $0.append($1) }
    }
  }
}
