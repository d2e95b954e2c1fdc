import Configuration

extension Inputs {
  /// What is different from earlier inputs, a line each: "figure: title was "A", is "B"".
  public func changes(since earlier: Inputs) -> [String] {
    let before = Dictionary(earlier.parts.map { ($0.name, $0.text) }) { first, _ in first }
    let now = Set(parts.map(\.name))
    return parts.flatMap { part -> [String] in
      guard let old = before[part.name] else { return ["\(part.name) is new"] }
      if old == part.text { return [] }
      guard let old = Inputs.node(old), let new = Inputs.node(part.text) else {
        return ["\(part.name) was changed"]
      }
      return Inputs.changes(from: old, to: new, at: "").map { "\(part.name): \($0)" }
    } + earlier.parts.filter { !now.contains($0.name) }.map { "\($0.name) is gone" }
  }

  private static func node(_ text: String) -> Node? {
    try? JSONReader.read(Source(name: "", bytes: Array(text.utf8)))
  }

  /// The members below which two values differ.
  private static func changes(from old: Node, to new: Node, at path: String) -> [String] {
    if old.canonicalText == new.canonicalText { return [] }
    switch (old.value, new.value) {
    case (.object(let before), .object(let now)):
      let added = now.filter { old.member($0.key) == nil }
      return before.flatMap { member -> [String] in
        let place = path.isEmpty ? member.key : "\(path).\(member.key)"
        guard let other = new.member(member.key) else { return ["\(place) is gone"] }
        return changes(from: member.value, to: other.value, at: place)
      } + added.map { (path.isEmpty ? $0.key : "\(path).\($0.key)") + " is new" }
    case (.array(let before), .array(let now)) where before.count == now.count:
      return zip(before, now).enumerated().flatMap { index, pair in
        changes(from: pair.0, to: pair.1, at: "\(path)[\(index)]")
      }
    default:
      return ["\(path.isEmpty ? "it" : path) was \(shown(old)), is \(shown(new))"]
    }
  }

  /// A value in few letters.
  private static func shown(_ node: Node) -> String {
    let text = node.canonicalText
    return text.count <= 40 ? text : "\(text.prefix(38))…"
  }
}
