/// How far marks hang over the edges of a paragraph, so that the edges look straight.
///
/// Small marks leave a dent where letters would make the edge. The values are fractions of the
/// advance of a mark, set by eye for the faces of the handout.
///
/// > Hàn Thế Thành. "Micro-typographic extensions to the TeX typesetting system." *TUGboat* 21
/// > (2000), 317–434.
enum HangingPunctuation {
  /// The fraction of the first character of a line that hangs over the left edge.
  static func left(_ character: Character) -> Double {
    switch character {
    case "“", "‘", "\"", "'", "«", "‹": 0.5
    case "(", "[": 0.1
    default: 0
    }
  }

  /// The fraction of the last character of a line that hangs over the right edge.
  static func right(_ character: Character) -> Double {
    switch character {
    case ".", ",", "-", "‐": 0.6
    case "”", "’", "\"", "'", "»", "›": 0.5
    case ":", ";": 0.3
    case "–": 0.25
    case "—", "!", "?": 0.15
    case ")", "]": 0.1
    default: 0
    }
  }
}
