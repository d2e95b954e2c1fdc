extension Fields {
  /// Reads a number.
  public mutating func read(
    _ key: String, into number: inout Double, _ rule: NumberRule = .any, about: String = ""
  ) {
    guard
      var value = value(key, about: about, standard: number.isFinite ? .number(number) : nil)
    else { return }
    if let found = value.number(rule) { number = found }
    value.otherwise(expected: "a number")
  }

  /// Reads a number that may be absent.
  public mutating func read(
    _ key: String, into number: inout Double?, _ rule: NumberRule = .any, about: String = ""
  ) {
    guard var value = value(key, about: about) else { return }
    number = value.number(rule)
    value.otherwise(expected: "a number")
  }

  /// Reads a whole number; the end of its range may be a limit.
  public mutating func read(
    _ key: String, into number: inout Int, in range: ClosedRange<Int>, about: String = "",
    limit: Limit? = nil
  ) {
    guard var value = value(key, about: about, standard: .number(Double(number))) else { return }
    if let found = value.whole(in: range, limit: limit) { number = found }
    value.otherwise(expected: "a whole number")
  }

  /// Reads a whole number that may be absent.
  public mutating func read(
    _ key: String, into number: inout Int?, in range: ClosedRange<Int>, about: String = "",
    limit: Limit? = nil
  ) {
    guard var value = value(key, about: about) else { return }
    number = value.whole(in: range, limit: limit)
    value.otherwise(expected: "a whole number")
  }

  /// Reads how many of something there are to be: from `least` to a limit that can be raised.
  public mutating func read(
    _ key: String, into number: inout Int, from least: Int = 1, upTo limit: Limit,
    about: String = ""
  ) {
    let range = least...problems.limit(limit)
    read(key, into: &number, in: range, about: about, limit: limit)
  }

  /// Reads how many of something there are to be, which may be absent.
  public mutating func read(
    _ key: String, into number: inout Int?, from least: Int = 1, upTo limit: Limit,
    about: String = ""
  ) {
    let range = least...problems.limit(limit)
    read(key, into: &number, in: range, about: about, limit: limit)
  }

  /// Reads `true` or `false`.
  public mutating func read(_ key: String, into flag: inout Bool, about: String = "") {
    guard var value = value(key, about: about, standard: .boolean(flag)) else { return }
    if let found = value.flag() { flag = found }
    value.otherwise(expected: "true or false")
  }

  /// Reads a string.
  public mutating func read(_ key: String, into text: inout String, about: String = "") {
    guard var value = value(key, about: about, standard: text.isEmpty ? nil : .string(text))
    else { return }
    if let found = value.string() { text = found }
    value.otherwise(expected: "a string")
  }

  /// Reads a string that may be absent.
  public mutating func read(_ key: String, into text: inout String?, about: String = "") {
    guard var value = value(key, about: about) else { return }
    text = value.string()
    value.otherwise(expected: "a string")
  }

  /// Reads one of several names; without the key, one of their values is taken.
  public mutating func read<Value: Equatable>(
    _ key: String, into value: inout Value, from choices: [(name: String, value: Value)],
    about: String = "", summaries: @autoclosure () -> [String] = []
  ) {
    guard
      var found = self.value(
        key, about: about,
        standard: choices.first { $0.value == value }.map { JSONText.string($0.name) })
    else { return }
    value = found.name(from: choices, summaries: summaries()) ?? value
    found.otherwise(expected: Fields.either(choices.map(\.name)))
  }

  /// Reads one of several names that may be absent.
  public mutating func read<Value>(
    _ key: String, into value: inout Value?, from choices: [(name: String, value: Value)],
    about: String = "", summaries: @autoclosure () -> [String] = []
  ) {
    guard var found = self.value(key, about: about) else { return }
    value = found.name(from: choices, summaries: summaries()) ?? value
    found.otherwise(expected: Fields.either(choices.map(\.name)))
  }

  /// Reads one of the names that the config at hand has.
  public mutating func read<Value>(
    _ key: String, into value: inout Value, among choices: [(name: String, value: Value)],
    about: String = "", summaries: @autoclosure () -> [String] = []
  ) {
    guard var found = self.value(key, about: about) else { return }
    value = found.name(among: choices, summaries: summaries()) ?? value
    found.otherwise(expected: Fields.either(choices.map(\.name)))
  }

  /// Reads a list of numbers; `count` nil takes any number of them.
  public mutating func read(
    _ key: String, into numbers: inout [Double], count: Int? = nil, _ rule: NumberRule = .any,
    about: String = ""
  ) {
    guard var value = value(key, about: about) else { return }
    if let found = value.numbers(count: count.map { $0...$0 }, rule) { numbers = found }
    guard !value.isKnown, let count, case .array(let elements) = value.node.value else {
      return value.otherwise(expected: "a list of numbers")
    }
    // What is no number is a worse mistake than how many there are.
    if value.numbers(rule) != nil {
      problems.add(
        "expected \(count) number\(count == 1 ? "" : "s") for \"\(key)\", found \(elements.count)",
        at: value.node.range)
    }
  }

  /// Reads a range written as a list of two numbers, the lower first.
  public mutating func read(
    _ key: String, into range: inout ClosedRange<Double>?, about: String = ""
  ) {
    var ends: [Double] = []
    read(key, into: &ends, count: 2, about: about)
    guard ends.count == 2 else { return }
    if ends[0] < ends[1] {
      range = ends[0]...ends[1]
    } else {
      report("\"\(key)\" must go from a lower to a higher number", at: key)
    }
  }

  /// The elements of a list; nil if the key is absent or something else.
  public mutating func elements(_ key: String, about: String = "") -> [ConfigValue]? {
    guard var value = value(key, about: about) else { return nil }
    let elements = value.elements()
    value.otherwise(expected: "a list")
    return elements
  }

  /// The members of an object whose keys are names; nil if the key is absent or something else.
  public mutating func members(
    _ key: String, keys pattern: String? = nil, upTo limit: Limit? = nil, about: String = ""
  ) -> [(key: String, range: SourceRange, value: ConfigValue)]? {
    guard var value = value(key, about: about) else { return nil }
    let members = value.members(keys: pattern)
    value.otherwise(expected: "an object")
    if let limit, let count = members?.count {
      let place = SourceRange(value.node.range.start, value.node.range.start + 1)
      guard limit.allows(count, found: count, at: place, problems) else { return nil }
    }
    return members
  }
}
