import Configuration
import Formula

/// Reads formulas from a config, and shows a mistake at its column inside the string.
struct FormulaReader {
  let source: Source
  let problems: DiagnosticCollector

  /// Longer formulas are refused: they take seconds to compile, and longer to draw.
  private static let lengthLimit = Limit(100_000, "characters in a formula")

  /// The formula of a string node; nil after a mistake.
  func formula(_ value: ConfigValue?, variables: [String]?, dimension: Int? = nil) -> Formula? {
    guard var value else { return nil }
    let node = value.node
    guard let text = value.string() else {
      value.otherwise("expected a formula (a string), found \(node.described)")
      return nil
    }
    guard FormulaReader.lengthLimit.allows(text.utf8.count, at: node.range, problems) else {
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
    let elements = fields.elements(
      "variables", about: "the names of the variables in their order, if not in natural order")
    guard let elements else { return nil }
    var names: [String] = []
    for var element in elements {
      let node = element.node
      if let name = element.string(), FormulaReader.isName(name) {
        if names.contains(name) {
          problems.add("variable \"\(name)\" is there twice", at: node.range)
        }
        names.append(name)
      } else {
        problems.add("expected the name of a variable, found \(node.described)", at: node.range)
      }
    }
    return Set(names).count == elements.count ? names : nil
  }

  /// Whether formulas can call a variable so.
  private static func isName(_ text: String) -> Bool {
    (try? Formula(text))?.variables == [text]
  }
}
