import Graphics
import TestSupport

@testable import Typesetting

/// Breaks a word before every third letter, away from its ends.
struct ThirdsHyphenator: Hyphenator {
  func breaks(in word: String) -> [Int] {
    Array(stride(from: 3, through: word.count - 3, by: 3))
  }
}

/// Paragraphs that nobody wrote.
struct RandomProse {
  static let style = TextStyle(Font(.serifRegular, size: 10), color: .black)
  static let italic = TextStyle(Font(.serifItalic, size: 8), color: .black)
  static let code = TextStyle(Font(.mono, size: 9), color: .black)

  var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  /// Letters, sometimes with marks around.
  mutating func word(longest: Int = 12) -> String {
    let length = Int.random(in: 1...longest, using: &random)
    var word = String(
      (0..<length).map { _ in Array("abcdefghiklmnoprstuvw").randomElement(using: &random) ?? "a" })
    if Int.random(in: 0..<8, using: &random) == 0 {
      word += [",", ".", ";"].randomElement(using: &random) ?? ""
    }
    if Int.random(in: 0..<16, using: &random) == 0 { word = "“\(word)”" }
    return word
  }

  mutating func words(_ count: Int, longest: Int = 12) -> String {
    (0..<count).map { _ in word(longest: longest) }.joined(separator: " ")
  }

  /// Words in several looks, formulas and links.
  mutating func spans(_ count: Int) -> [Span] {
    (0..<count).flatMap { index -> [Span] in
      let space = index == 0 ? "" : " "
      switch Int.random(in: 0..<8, using: &random) {
      case 0:
        return [
          Span(.words(space), style: Self.style), Span(.formula("x + y = z"), style: Self.style),
        ]
      case 1: return [Span(.words(space + words(2)), style: Self.italic)]
      case 2:
        return [Span(.words(space + words(3)), style: Self.style, tag: .link(place: "p\(index)"))]
      case 3: return [Span(.words(space + words(2)), style: Self.code)]
      case 4: return [Span(.words(space + word() + "\u{A0}" + word()), style: Self.style)]
      case 5:
        return [
          Span(.words(space + word()), style: Self.style),
          Span(.words("1"), style: Self.italic, rise: 3),
        ]
      default:
        return [
          Span(.words(space + words(Int.random(in: 1...9, using: &random))), style: Self.style)
        ]
      }
    }
  }
}

extension TextLine {
  /// The runs, from left to right, where they are in the line.
  var runs: [TextRun] { Self.runs(items) }

  private static func runs(_ items: [Scene.Item]) -> [TextRun] {
    items.flatMap { item -> [TextRun] in
      switch item {
      case .text(let run): [run]
      case .group(let group):
        runs(group.items).map { run in
          var run = run
          run.position = run.position + group.offset
          return run
        }
      case .path: []
      }
    }
  }

  /// All characters, the space at the end included.
  var text: String { runs.map(\.text).joined() }

  /// Where the last letter ends if every character is 0.6 em wide.
  var end: Double {
    var end = 0.0
    for run in runs {
      var text = Substring(run.text)
      while text.last == " " { text.removeLast() }
      guard !text.isEmpty else { continue }
      let spaces = text.filter { $0 == " " || $0 == "\u{A0}" }.count
      let advance = 0.6 * run.font.size * Double(text.count)
      end = max(end, run.position.x + advance + run.wordSpacing * Double(spaces))
    }
    return end
  }
}
