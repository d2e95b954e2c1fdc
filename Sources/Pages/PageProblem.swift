/// What does not fit on a page at any size that can be read.
public struct PageProblem: Hashable, Sendable {
  /// What references call the block; may be empty.
  public var identifier: String
  /// The width that it needs, in points.
  public var neededWidth: Double
  /// The width that there is, in points.
  public var width: Double

  /// Creates a problem.
  public init(identifier: String, neededWidth: Double, width: Double) {
    self.identifier = identifier
    self.neededWidth = neededWidth
    self.width = width
  }
}
