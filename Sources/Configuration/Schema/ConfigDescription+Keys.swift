extension ConfigDescription {
  /// A key that an object may have.
  public struct Key: Hashable, Sendable {
    /// The key.
    public let name: String
    /// What the object is: "an experiment".
    public let owner: String
    /// Which of these have the key, by the name that tells them apart; nil for all.
    public let variant: String?
    /// What the value is for, in one line.
    public let summary: String
  }

  /// The keys whose words say what an object is.
  private static let telling: Set = ["mark", "name", "schedule"]

  /// All keys of all objects, in the order in which readers ask for them; a key once for each kind of
  /// object.
  public var keys: [Key] {
    var keys: [Key] = []
    var known: Set<Key> = []
    func visit(_ value: ValueDescription) {
      for form in value.forms {
        switch form {
        case .list(of: let element, _): visit(element)
        case .map(of: let element, _): visit(element)
        case .object(let object): visit(object, as: object.kind, [nil])
        case .null, .boolean, .number, .whole, .string, .names, .defined, .swept: break
        }
      }
    }
    func add(_ name: String, _ owner: String, _ variant: String?, _ summary: String) {
      let key = Key(name: name, owner: owner, variant: variant, summary: summary)
      if !summary.isEmpty, known.insert(key).inserted { keys.append(key) }
    }
    // A way on which an object is read adds to the same object.
    func visit(_ object: ObjectDescription, as kind: String, _ variants: [String?]) {
      for member in object.members {
        for variant in variants { add(member.key, kind, variant, member.value.summary) }
        visit(member.value)
      }
      for way in object.forks.joined() {
        if case .equals(let key, let names, _) = way.condition,
          ConfigDescription.telling.contains(key)
        {
          visit(way.object, as: kind, names)
        } else {
          visit(way.object, as: kind, variants)
        }
      }
    }
    visit(root)
    for definition in definitions { visit(definition.value) }
    if let sweeps { [sweeps.numbers, sweeps.others].forEach(visit) }
    if let use { add("use", "an object", nil, use.summary) }
    return keys
  }
}
