import Configuration
import Formula

/// Reads formulas from a config, and shows a mistake at its column inside the string.
struct FormulaReader {
  let source: Source
  let problems: DiagnosticCollector

  /// The formula of a string node; nil after a mistake.
  func formula(_ node: Node?, variables: [String]?, dimension: Int? = nil) -> Formula? {
    guard let node else { return nil }
    guard case .string(let text) = node.value else {
      problems.add("expected a formula (a string), found \(node.described)", at: node.range)
      return nil
    }
    do {
      return try Formula(text, variables: variables, dimension: dimension)
    } catch {
      let range = source.range(inString: node.range, column: error.column, length: error.length)
      problems.add(error.message, at: range, hints: error.hint.map { [$0] } ?? [])
      return nil
    }
  }

  /// The names under `variables`; nil if absent or after a mistake.
  func variables(_ fields: inout Fields) -> [String]? {
    guard let nodes = fields.elements("variables") else { return nil }
    var names: [String] = []
    for node in nodes {
      if case .string(let name) = node.value, FormulaReader.isName(name) {
        if names.contains(name) {
          problems.add("variable \"\(name)\" is there twice", at: node.range)
        }
        names.append(name)
      } else {
        problems.add("expected the name of a variable, found \(node.described)", at: node.range)
      }
    }
    return Set(names).count == nodes.count ? names : nil
  }

  /// Whether formulas can call a variable so.
  private static func isName(_ text: String) -> Bool {
    (try? Formula(text))?.variables == [text]
  }
}
