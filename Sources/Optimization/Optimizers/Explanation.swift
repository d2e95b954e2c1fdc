/// A rule or a schedule in words and formulas, as `optreport explain` prints it.
public struct Explanation: Hashable, Sendable {
  /// The formulas, a line each, as the source of the rule shows them above its declaration.
  public let formulas: [String]
  /// Where the rule comes from: authors, title, year, DOI.
  public let sources: [String]
  /// What surprises people, a sentence or two each.
  public let pitfalls: [String]

  /// Creates an explanation; `formulas` has a formula in each line.
  public init(_ formulas: String, sources: [String], pitfalls: [String] = []) {
    self.formulas = formulas.split(separator: "\n").map(String.init)
    self.sources = sources
    self.pitfalls = pitfalls
  }
}
