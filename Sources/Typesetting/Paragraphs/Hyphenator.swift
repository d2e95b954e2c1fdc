/// Says where words may be broken.
public protocol Hyphenator: Sendable {
  /// The places in a word before which a hyphen may end a line, as counts of characters from its
  /// start, ascending; empty where it may not be broken.
  func breaks(in word: String) -> [Int]
}

/// Breaks no word.
public struct NoHyphenator: Hyphenator {
  /// Creates the hyphenator.
  public init() {}

  /// See ``Hyphenator``.
  public func breaks(in word: String) -> [Int] { [] }
}
