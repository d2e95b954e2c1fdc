extension Node {
  /// The text of a member that is a string.
  public func string(_ key: String) -> String? {
    if case .string(let text)? = member(key)?.value.value { text } else { nil }
  }

  /// The flag of a member that is `true` or `false`.
  public func boolean(_ key: String) -> Bool? {
    if case .boolean(let flag)? = member(key)?.value.value { flag } else { nil }
  }

  /// The number of a member that is a whole one.
  public func integer(_ key: String) -> Int? {
    if case .number(let number)? = member(key)?.value.value { Int(exactly: number) } else { nil }
  }

  /// The elements of a member that is an array.
  public func array(_ key: String) -> [Node]? {
    if case .array(let elements)? = member(key)?.value.value { elements } else { nil }
  }

  /// The texts of a member that is an array of strings.
  public func strings(_ key: String) -> [String]? {
    guard let elements = array(key) else { return nil }
    let texts = elements.compactMap { if case .string(let text) = $0.value { text } else { nil } }
    return texts.count == elements.count ? texts : nil
  }

  /// The same value on its way to a file.
  public var json: JSONText {
    switch value {
    case .null: .null
    case .boolean(let flag): .boolean(flag)
    case .number(let number): .number(number)
    case .string(let text): .string(text)
    case .array(let elements): .array(elements.map(\.json))
    case .object(let members): .object(members.map { ($0.key, $0.value.json) })
    }
  }
}
