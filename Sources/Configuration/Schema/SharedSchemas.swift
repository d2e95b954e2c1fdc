/// Schemas that occur more than once, so that each is written once.
final class SharedSchemas {
  typealias Members = SchemaWriter.Members

  private var places: [String: Int] = [:]
  private var schemas: [(members: Members, count: Int)] = []
  /// The names of those that stand under `$defs`, in the order in which they are met.
  private var names: [Int: String] = [:]
  private var order: [Int] = []

  private static let key = "$ref"
  /// Shorter schemas are written anew.
  private static let least = 100

  /// A reference to a schema, or the schema if it is short.
  func place(of members: Members) -> Members {
    let text = JSONText.object(members).filled(width: .max)
    guard text.utf8.count >= SharedSchemas.least else { return members }
    let index = places[text] ?? schemas.count
    if index == schemas.count {
      places[text] = index
      schemas.append((members, 0))
    }
    schemas[index].count += 1
    return [(SharedSchemas.key, .number(Double(index)))]
  }

  /// The whole schema: what occurs once stands in its place, the rest under `$defs`.
  func resolved(_ root: Members, definitions: [(key: String, value: Members)]) -> JSONText {
    let root = resolved(root)
    var definitions = definitions.map { (key: $0.key, value: JSONText.object(resolved($0.value))) }
    // More of them are met in those that were met before.
    var next = 0
    while next < order.count {
      let index = order[next]
      definitions.append((names[index] ?? "", .object(resolved(schemas[index].members))))
      next += 1
    }
    return .object(root + [("$defs", .object(definitions))])
  }

  private func resolved(_ members: Members) -> Members {
    members.flatMap { member -> Members in
      guard member.key == SharedSchemas.key, case .number(let number) = member.value else {
        return [(member.key, resolved(member.value))]
      }
      let index = Int(number)
      if schemas[index].count == 1 { return resolved(schemas[index].members) }
      return [(SharedSchemas.key, .string("#/$defs/\(name(of: index))"))]
    }
  }

  private func resolved(_ value: JSONText) -> JSONText {
    switch value {
    case .array(let elements): .array(elements.map(resolved))
    case .object(let members): .object(resolved(members))
    default: value
    }
  }

  private func name(of index: Int) -> String {
    if let name = names[index] { return name }
    order.append(index)
    let name = "shared\(order.count)"
    names[index] = name
    return name
  }
}
