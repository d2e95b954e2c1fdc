/// What does not fit on a page at any size that can be read.
public struct PageProblem: Hashable, Sendable {
  /// What may be too wide.
  public enum Kind: String, Hashable, Sendable { case table, formula }

  /// What is too wide.
  public var kind: Kind
  /// What references call the block; may be empty.
  public var identifier: String
  /// The first words of the table, or the formula in TeX.
  public var words: String
  /// The width that it needs, in points.
  public var neededWidth: Double
  /// The width that there is, in points.
  public var width: Double

  /// Creates a problem.
  public init(
    _ kind: Kind, identifier: String, words: String, neededWidth: Double, width: Double
  ) {
    self.kind = kind
    self.identifier = identifier
    self.words = words
    self.neededWidth = neededWidth
    self.width = width
  }
}
