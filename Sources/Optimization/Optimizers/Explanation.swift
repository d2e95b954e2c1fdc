/// A rule or a schedule in words and formulas, as `optreport explain` prints it.
public struct Explanation: Hashable, Sendable {
  /// The formulas, a line each, as the source of the rule shows them above its declaration.
  public let formulas: [String]
  /// The formulas of the conventions in which the rule is another one, a line each.
  public let variants: [Convention: [String]]
  /// Where the rule comes from: authors, title, year, DOI.
  public let sources: [String]
  /// What surprises people, a sentence or two each.
  public let pitfalls: [String]

  /// Creates an explanation; `formulas` and each of the `variants` have a formula in each line.
  public init(
    _ formulas: String, variants: [Convention: String] = [:], sources: [String],
    pitfalls: [String] = []
  ) {
    self.formulas = Explanation.lines(formulas)
    self.variants = variants.mapValues(Explanation.lines)
    self.sources = sources
    self.pitfalls = pitfalls
  }

  /// The formulas as a convention has them.
  public func formulas(in convention: Convention) -> [String] { variants[convention] ?? formulas }

  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n").map(String.init)
  }
}
