import Configuration
import Optimization

extension Fields {
  /// Reads `convention`, one of those that something has; the first if absent, nil after a mistake.
  mutating func readConvention(_ known: [Convention], of name: String) -> Convention? {
    guard let node = node("convention") else { return known.first }
    guard case .string(let text) = node.value else {
      mismatch("convention", "a string", node)
      return nil
    }
    let names = known.map(\.rawValue)
    if Convention(rawValue: text) != nil, !names.contains(text) {
      problems.add(
        "\"\(name)\" has no convention \"\(text)\"", at: node.range,
        hints: ["known: \(names.joined(separator: ", "))"])
      return nil
    }
    return Fields.choose(
      text, from: known.map { (name: $0.rawValue, value: $0) }, kind: "convention", at: node.range,
      problems)
  }

  /// Reports the keys that are there, and mean something in other conventions only.
  mutating func refuseKeys(
    ofOtherThan convention: Convention, _ keys: [(convention: Convention, names: [String])]
  ) {
    var seen = Set(keys.first { $0.convention == convention }?.names ?? [])
    for name in keys.flatMap(\.names) where has(name) && seen.insert(name).inserted {
      _ = node(name)
      let others = keys.filter { $0.names.contains(name) }.map { "\"\($0.convention.rawValue)\"" }
      report(
        "expected \"\(name)\" with \"convention\": \(others.joined(separator: " or ")) only",
        at: name)
    }
  }
}
