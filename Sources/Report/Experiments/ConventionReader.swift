import Configuration
import Optimization

extension Fields {
  /// Reads `convention`, one of those that something has; the first if absent, nil after a mistake.
  mutating func readConvention(_ known: [Convention], of name: String) -> Convention? {
    let value = value(
      "convention", about: "whose formulas and defaults are meant",
      standard: known.first.map { .string($0.rawValue) })
    guard var value else { return known.first }
    let names = known.map(\.rawValue)
    if case .string(let text) = value.node.value, Convention(rawValue: text) != nil,
      !names.contains(text)
    {
      value.otherwise(
        "\"\(name)\" has no convention \"\(text)\"",
        hints: ["known: \(names.joined(separator: ", "))"])
      return nil
    }
    let convention = value.name(from: known.map { (name: $0.rawValue, value: $0) })
    value.otherwise(expected: "a string")
    return convention
  }

  /// Reports the keys that are there, and mean something in other conventions only.
  mutating func refuseKeys(
    ofOtherThan convention: Convention, _ keys: [(convention: Convention, names: [String])]
  ) {
    var seen = Set(keys.first { $0.convention == convention }?.names ?? [])
    for name in keys.flatMap(\.names) where has(name) && seen.insert(name).inserted {
      know(name)
      let others = keys.filter { $0.names.contains(name) }.map { "\"\($0.convention.rawValue)\"" }
      report(
        "expected \"\(name)\" with \"convention\": \(others.joined(separator: " or ")) only",
        at: name)
    }
  }
}
