/// Writes a description as a JSON Schema.
///
/// > A. Wright, H. Andrews, B. Hutton, G. Dennis. *JSON Schema: A Media Type for Describing JSON
/// > Documents.* Draft 2020-12, 2022, https://json-schema.org/draft/2020-12/json-schema-core
struct SchemaWriter {
  typealias Members = [(key: String, value: JSONText)]

  let config: ConfigDescription
  let shared = SharedSchemas()
  /// What is swept, in a sweep.
  var swept: Members?

  /// The schema of a value, or where it stands.
  func value(_ description: ValueDescription) -> Members { shared.place(of: whole(description)) }

  /// The schema of a value.
  func whole(_ description: ValueDescription) -> Members {
    var alternatives = alternatives(description)
    if description.isSwept, let sweep = sweep(of: description) { alternatives.append(sweep) }
    return SchemaWriter.any(of: alternatives)
  }

  private func alternatives(_ description: ValueDescription) -> [Members] {
    var names: [ValueDescription.Name] = []
    var alternatives: [Members] = []
    for form in description.forms {
      if case .names(let more) = form {
        // All names together are one choice, at the place of the first.
        if names.isEmpty { alternatives.append([]) }
        names += more.filter { name in !names.contains { $0.name == name.name } }
      } else {
        alternatives.append(members(form))
      }
    }
    if let place = alternatives.firstIndex(where: \.isEmpty) {
      alternatives[place] = SchemaWriter.choice(of: names)
    }
    var seen: Set<String> = []
    return alternatives.filter { seen.insert(JSONText.object($0).text()).inserted }
  }

  private func members(_ form: ValueDescription.Form) -> Members {
    switch form {
    case .null: return [("type", .string("null"))]
    case .boolean: return [("type", .string("boolean"))]
    case .number(let rule): return SchemaWriter.number(rule)
    case .whole(let range):
      return [
        ("type", .string("integer")), ("minimum", .number(Double(range.lowerBound))),
        ("maximum", .number(Double(range.upperBound))),
      ]
    case .string(let pattern):
      return [("type", .string("string"))] + (pattern.map { [("pattern", .string($0))] } ?? [])
    case .names(let names): return SchemaWriter.choice(of: names)
    case .list(let element, let count):
      var members: Members = [("type", .string("array")), ("items", .object(value(element)))]
      if let count {
        if count.lowerBound > 0 { members.append(("minItems", .number(Double(count.lowerBound)))) }
        if count.upperBound < .max {
          members.append(("maxItems", .number(Double(count.upperBound))))
        }
      }
      return members
    case .map(let element, let pattern):
      let names = pattern.map { JSONText.object([("pattern", .string($0))]) }
      let element = value(element)
      return [("type", .string("object"))] + useInMap(of: element)
        + [("additionalProperties", .object(element))]
        + (names.map { [("propertyNames", $0)] } ?? [])
    case .object(let object): return self.object(object)
    case .defined(let name): return [("$ref", .string("#/$defs/\(name)"))]
    case .swept: return swept ?? []
    }
  }

  /// The schema of a sweep over what may stand at a place; nil if nothing there can be swept:
  /// what is swept must be a number or have a name.
  private func sweep(of description: ValueDescription) -> Members? {
    let place = ValueDescription(isSwept: false)
    var hasNumbers = false
    for form in description.forms {
      switch form {
      case .number, .whole: hasNumbers = true
      case .boolean, .string, .names, .defined: break
      case .object(let object):
        if !object.allKeys.contains(where: ["name", "schedule"].contains) { continue }
      case .null, .list, .map, .swept: continue
      }
      place.add(form)
    }
    guard let sweeps = config.sweeps, !place.forms.isEmpty else { return nil }
    var writer = self
    writer.swept = value(place)
    return writer.value(hasNumbers ? sweeps.numbers : sweeps.others)
  }

  // MARK: Parts

  private static func any(of alternatives: [Members]) -> Members {
    alternatives.count == 1
      ? alternatives[0]
      : alternatives.isEmpty ? [] : [("anyOf", .array(alternatives.map { .object($0) }))]
  }

  private static func number(_ rule: NumberRule) -> Members {
    var members: Members = [("type", .string(rule.isWhole ? "integer" : "number"))]
    if let lower = rule.lower {
      members.append((lower.isIncluded ? "minimum" : "exclusiveMinimum", .number(lower.value)))
    }
    if let upper = rule.upper {
      members.append((upper.isIncluded ? "maximum" : "exclusiveMaximum", .number(upper.value)))
    }
    if let exception = rule.exception {
      members.append(("not", .object([("const", .number(exception))])))
    }
    return members
  }

  static func choice(of names: [ValueDescription.Name]) -> Members {
    var members: Members = [("enum", .array(names.map { .string($0.name) }))]
    if names.contains(where: { !$0.summary.isEmpty }) {
      members.append(("enumDescriptions", .array(names.map { .string($0.summary) })))
    }
    return members
  }
}
