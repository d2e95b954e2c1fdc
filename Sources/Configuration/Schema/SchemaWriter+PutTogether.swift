/// What the schema says about configs that are put together of several parts.
///
/// A part may lack what another has: nothing but what it is made of is looked at in an object that
/// uses shared blocks, and nothing but its keys in a config that extends others. `optreport validate`
/// sees the whole.
extension SchemaWriter {
  /// The schema of an object that may use blocks.
  func mayUseBlocks(_ members: Members) -> Members {
    guard let use else { return members }
    let part = shared.place(of: [("properties", .object([(SharedBlocks.useKey, .object(use))]))])
    return [
      ("if", .object([("required", .strings([SharedBlocks.useKey]))])), ("then", .object(part)),
      ("else", .object(members)),
    ]
  }

  /// What a map may have beside its elements: what it uses, unless an element is called so.
  func useInMap(of element: Members) -> Members {
    guard let use else { return [] }
    let value = JSONText.object(
      use.filter { $0.key == "description" } + [
        ("anyOf", .array([.object(use), .object(element)]))
      ])
    return [("properties", .object([(SharedBlocks.useKey, value)]))]
  }

  /// The schema of a config that may extend others.
  func mayExtend(_ members: Members) -> Members {
    guard use != nil, case .object(let object)? = config.root.forms.first else { return members }
    let keys = object.members.map { member -> (key: String, value: JSONText) in
      (member.key, .object([("description", .string(member.value.summary))]))
    }
    let part: Members = [
      ("properties", .object(keys + [(SharedBlocks.useKey, .boolean(true))])),
      ("additionalProperties", .boolean(false)),
    ]
    return [
      ("type", .string("object")),
      ("if", .object([("required", .strings([ConfigLoader.key]))])), ("then", .object(part)),
      ("else", .object(members)),
    ]
  }

  private var use: Members? {
    config.use.map { [("description", .string($0.summary))] + whole($0) }
  }
}
