import CHyphen
import HyphenationPatterns
public import Typesetting

/// Breaks words by patterns.
public struct PatternHyphenator: Hyphenator {
  /// Creates a hyphenator.
  public init() {}

  /// See ``Hyphenator``.
  public func breaks(in word: String) -> [Int] { [] }
}
