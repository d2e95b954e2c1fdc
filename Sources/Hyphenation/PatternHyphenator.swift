public import Typesetting

/// Breaks words by the patterns of American English and the exceptions to them.
///
/// > F. M. Liang. *Word Hy-phen-a-tion by Com-put-er.* Stanford University, report
/// > STAN-CS-83-977, 1983.
public struct PatternHyphenator: Hyphenator {
  /// No line ends with fewer letters of a word, as the patterns ask.
  private static let fewestBefore = 2
  /// No line starts with fewer letters of a word, as the patterns ask.
  private static let fewestBehind = 3

  /// Creates a hyphenator.
  public init() {}

  /// See ``Hyphenator``.
  ///
  /// Words are letters and apostrophes; any other, and those with capitals behind the first letter,
  /// as names of methods have them, are not broken.
  public func breaks(in word: String) -> [Int] {
    guard word.utf8.count >= Self.fewestBefore + Self.fewestBehind,
      let plain = plainForm(of: word)
    else { return [] }
    let count = plain.unicodeScalars.count
    return PatternDictionary.english.breaks(in: plain).filter {
      $0 >= Self.fewestBefore && $0 <= count - Self.fewestBehind
    }
  }

  /// The word as the patterns have it: in lower case, with straight apostrophes; nil if it may not
  /// be broken.
  private func plainForm(of word: String) -> String? {
    var plain = ""
    for (index, character) in word.enumerated() {
      switch character {
      case "'", "’": plain += "'"
      case _ where character.isLetter && (index == 0 || !character.isUppercase):
        let lower = character.lowercased()
        // The places count characters, which must be the scalars that the patterns count.
        guard lower.unicodeScalars.count == 1 else { return nil }
        plain += lower
      default: return nil
      }
    }
    return plain
  }
}
