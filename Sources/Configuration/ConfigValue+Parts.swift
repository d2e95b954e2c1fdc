/// What has parts.
extension ConfigValue {
  /// The elements of a list; nil if the value is something else, or has too few or too many. None is
  /// described as one that may be a sweep where `areSwept` is false.
  public mutating func elements(
    count: ClosedRange<Int>? = nil, areSwept: Bool = true
  ) -> [ConfigValue]? {
    if let describing {
      let element = ValueDescription(isSwept: describing.isSwept && areSwept)
      describing.value.add(.list(of: element, count: count))
      let value = ConfigValue(
        describing: element, in: describing.config, isSwept: describing.isSwept)
      return Array(repeating: value, count: count == 2...2 ? 2 : 1)
    }
    guard case .array(let nodes) = node.value, count?.contains(nodes.count) ?? true else {
      return nil
    }
    know()
    return nodes.map { child($0) }
  }

  /// The value as a list of numbers; nil after a mistake, or if it is something else.
  public mutating func numbers(
    count: ClosedRange<Int>? = nil, _ rule: NumberRule = .any
  ) -> [Double]? {
    guard var elements = elements(count: count) else { return nil }
    let values = elements.indices.compactMap { index -> Double? in
      let value = elements[index].number(rule)
      elements[index].otherwise(expected: "a number")
      return value
    }
    return isDescribed || values.count < elements.count ? nil : values
  }

  /// The value as a list of two numbers; nil if it is something else.
  public mutating func pair() -> (Double, Double)? {
    var copy = self
    guard var elements = copy.elements(count: 2...2) else { return nil }
    let numbers = elements.indices.compactMap { elements[$0].number() }
    guard numbers.count == 2 else { return nil }
    know()
    return (numbers[0], numbers[1])
  }

  /// The members of an object whose keys are names, of a form that the reader checks by itself and a
  /// regular expression tells; nil if the value is something else. In a description there is one.
  public mutating func members(
    keys pattern: String? = nil
  ) -> [(key: String, range: SourceRange, value: ConfigValue)]? {
    if let describing {
      let value = ValueDescription(isSwept: describing.isSwept)
      describing.value.add(.map(of: value, keys: pattern))
      let member = ConfigValue(
        describing: value, in: describing.config, isSwept: describing.isSwept)
      return [("name", SourceRange(0, 0), member)]
    }
    guard case .object(let members) = node.value else { return nil }
    know()
    return members.map { ($0.key, $0.keyRange, child($0.value, $0.key)) }
  }

  /// The keys of an object; nil if the value is something else.
  public mutating func object(_ kind: String) -> Fields? {
    if let describing {
      let object = ObjectDescription(kind: kind)
      describing.value.add(.object(object))
      return Fields(describing: object, in: describing.config, isSwept: describing.isSwept)
    }
    guard case .object = node.value else { return nil }
    know()
    return Fields(node, kind, problems: problems)
  }

  /// The keys of an object; nil, and a mistake, if the value is something else, of which a number
  /// may be meant for a `key`.
  public mutating func fields(_ kind: String, number key: String? = nil) -> Fields? {
    let fields = object(kind)
    var hints: [String] = []
    if let key, case .number = node.value { hints = ["write {\"\(key)\": \(node.described)}"] }
    otherwise("expected \(kind) (an object), found \(node.described)", hints: hints)
    return fields
  }
}
