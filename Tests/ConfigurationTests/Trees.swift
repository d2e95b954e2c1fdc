import Configuration
import Testing

/// A config that is put together from texts; the one called "config.json" comes first.
func tree(_ texts: [String: String], set overrides: [String] = []) throws(Diagnostics) -> ConfigTree
{
  var read: [Override] = []
  for text in overrides { read.append(try Override(text, option: "--set")) }
  return try ConfigTree(
    Source(name: "config.json", bytes: Array((texts["config.json"] ?? "").utf8)), overrides: read,
    files: { path in
      texts[path].map { Source(name: path, bytes: Array($0.utf8)) }
    })
}

/// What comes out, as JSON without blanks; or what a user reads about mistakes.
func result(_ texts: [String: String], set overrides: [String] = []) -> String {
  do {
    return try tree(texts, set: overrides).node.text
  } catch {
    let config = Source(name: "config.json", bytes: Array((texts["config.json"] ?? "").utf8))
    return error.rendered(in: config, consequence: "nothing was run")
  }
}

/// The same for a config that extends nothing.
func result(_ text: String, set overrides: [String] = []) -> String {
  result(["config.json": text], set: overrides)
}

extension Node {
  /// The value as JSON without blanks.
  var text: String {
    switch value {
    case .null, .boolean, .number: described
    case .string(let text): "\"\(text)\""
    case .array(let elements): "[" + elements.map(\.text).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { "\"\($0.key)\":\($0.value.text)" }.joined(separator: ",") + "}"
    }
  }
}
