extension SchemaWriter {
  /// The schema of an object.
  func object(_ description: ObjectDescription) -> Members {
    [("title", .string(description.kind)), ("type", .string("object"))]
      + mayUseBlocks(
        members(description, outer: [], required: [], isClosed: description.isClosed))
  }

  /// What an object, or a way through it, adds; `outer` are the keys that are known beside its own,
  /// of which some are required.
  private func members(
    _ description: ObjectDescription, outer: [String], required: [String], isClosed: Bool
  ) -> Members {
    var members: Members = []
    let own = description.members.filter(\.isRequired).map(\.key)
    let required = required + own
    if !own.isEmpty { members.append(("required", .strings(own))) }
    var properties = description.members.map { member in
      (key: member.key, value: property(member, isRequired: required.contains(member.key)))
    }
    let isLeaf = isClosed && description.forks.isEmpty
    if isLeaf {
      // What the object around has described is only named.
      let own = Set(description.members.map(\.key))
      properties += outer.filter { !own.contains($0) }.map { ($0, .boolean(true)) }
    }
    if !properties.isEmpty { members.append(("properties", .object(properties))) }
    if isLeaf { members.append(("additionalProperties", .boolean(false))) }
    if description.listsKeys {
      let names = description.allKeys.map {
        ValueDescription.Name(name: $0, summary: description.summary(of: $0))
      }
      members.append(("propertyNames", .object(SchemaWriter.choice(of: names))))
    }
    if !description.needs.isEmpty {
      members.append(
        (
          "dependentRequired",
          .object(description.needs.map { ($0.key, .strings($0.others)) })
        ))
    }
    var all: [Members] = description.alternatives.map { alternative in
      let keys = alternative.keys.map { JSONText.object([("required", .strings([$0]))]) }
      return [(alternative.isExclusive ? "oneOf" : "anyOf", .array(keys))]
    }
    all += description.demands.map { demand in
      let condition = ObjectDescription.Condition.equals(
        demand.key, [demand.word], isDefault: false)
      return [
        ("if", condition.schema), ("then", .object([("required", .strings([demand.needed]))])),
      ]
    }
    all += forks(of: description, outer: outer, required: required, isClosed: isClosed)
    if all.count == 1 { return members + all[0] }
    if !all.isEmpty { members.append(("allOf", .array(all.map { .object($0) }))) }
    return members
  }

  /// The schema of a key; one that must be there has no default.
  private func property(_ member: ObjectDescription.Member, isRequired: Bool) -> JSONText {
    var members: Members = []
    if !member.value.summary.isEmpty {
      members.append(("description", .string(member.value.summary)))
    }
    if let standard = member.standard, !isRequired { members.append(("default", standard)) }
    members += value(member.value)
    return members.isEmpty ? .boolean(true) : .object(members)
  }

  /// The ways of all forks; ways that lead to the same are taken together.
  private func forks(
    of description: ObjectDescription, outer: [String], required: [String], isClosed: Bool
  ) -> [Members] {
    let own = description.members.map(\.key)
    return description.forks.enumerated().flatMap { place, ways -> [Members] in
      let others = description.forks.enumerated().filter { $0.offset != place }
        .flatMap { $0.element.flatMap(\.object.allKeys) }
      let known = (outer + own + others).reduce(into: [String]()) {
        if !$0.contains($1) { $0.append($1) }
      }
      var written: [(condition: ObjectDescription.Condition, then: Members, text: String)] = []
      for way in ways {
        let then = members(
          way.object, outer: known, required: required, isClosed: isClosed || way.object.isClosed)
        let text = JSONText.object(then).text()
        if let index = written.firstIndex(where: { $0.text == text }),
          let both = written[index].condition.joined(to: way.condition)
        {
          written[index].condition = both
        } else {
          written.append((way.condition, then, text))
        }
      }
      return SchemaWriter.conditions(
        written.map { ($0.condition, shared.place(of: $0.then)) })
    }
  }

  private static func conditions(
    _ ways: [(condition: ObjectDescription.Condition, then: Members)]
  ) -> [Members] {
    if let last = ways.last, case .otherwise = last.condition {
      var members: Members = [("if", ways[0].condition.schema)]
      if !ways[0].then.isEmpty { members.append(("then", .object(ways[0].then))) }
      if !last.then.isEmpty { members.append(("else", .object(last.then))) }
      return [members]
    }
    return ways.filter { !$0.then.isEmpty }.map { way in
      [("if", way.condition.schema), ("then", .object(way.then))]
    }
  }
}

extension ObjectDescription.Condition {
  /// The condition that holds where one of two does; nil if none says so.
  fileprivate func joined(to other: Self) -> Self? {
    guard case .equals(let key, let names, let isDefault) = self,
      case .equals(key, let others, let isOtherDefault) = other
    else { return nil }
    return .equals(key, names + others, isDefault: isDefault || isOtherDefault)
  }

  fileprivate var schema: JSONText {
    switch self {
    case .has(let key): return .object([("required", .strings([key]))])
    case .hasFirst(let key, let others):
      let rest = others.map { JSONText.object([("required", .strings([$0]))]) }
      return .object([
        ("required", .strings([key])), ("not", .object([("anyOf", .array(rest))])),
      ])
    case .equals(let key, let names, let isDefault):
      let value: JSONText =
        names.count == 1
        ? .object([("const", .string(names[0]))]) : .object([("enum", .strings(names))])
      let required: SchemaWriter.Members = isDefault ? [] : [("required", .strings([key]))]
      return .object(required + [("properties", .object([(key, value)]))])
    // It has no schema of its own: it is the "else" of another.
    case .otherwise: return .boolean(true)
    }
  }
}

extension JSONText {
  static func strings(_ texts: [String]) -> JSONText { .array(texts.map { .string($0) }) }
}

extension ConfigDescription {
  /// The JSON Schema of the config, for editors and validators.
  public func schema(title: String, about: String) -> JSONText {
    let writer = SchemaWriter(config: self)
    let definitions = definitions.sorted { $0.name < $1.name }
      .map { (key: $0.name, value: writer.whole($0.value)) }
    let head: SchemaWriter.Members = [
      ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      ("title", .string(title)), ("description", .string(about)),
      // What the editor of VS Code asks for.
      ("allowComments", .boolean(true)), ("allowTrailingCommas", .boolean(true)),
    ]
    let root = writer.whole(root).filter { $0.key != "title" }
    return writer.shared.resolved(head + writer.mayExtend(root), definitions: definitions)
  }
}
