import Graphics
import Synchronization

/// Measures words, each once, whatever the number of threads that ask.
final class WordMeasurer: Sendable {
  /// What the words of one font need again and again.
  struct Look: Sendable {
    let index: Int
    let style: TextStyle
    let space: Double
    let hyphen: Double
    /// Programs are set as typed: no hyphens, and spaces of one width.
    var isProgram: Bool { style.font.face == .mono }
  }

  /// A part of a word with the joint behind it.
  typealias Part = (piece: ParagraphPieces.Piece, joint: ParagraphPieces.Joint)

  private let measurer: any TextMeasurer
  private let hyphenator: any Hyphenator
  private let state = Mutex(State())

  private struct State {
    var looks: [Look] = []
    var words: [Key: [Part]] = [:]
  }

  private struct Key: Hashable {
    let word: String
    let look: Int
    let isHyphenated: Bool
  }

  init(measuring measurer: any TextMeasurer, hyphenating hyphenator: any Hyphenator) {
    self.measurer = measurer
    self.hyphenator = hyphenator
  }

  /// The look of a style; its color does not matter.
  func look(of style: TextStyle) -> Look {
    let known = state.withLock { state in
      state.looks.first {
        $0.style.font == style.font && $0.style.usesTabularFigures == style.usesTabularFigures
      }
    }
    if let known { return known }
    let (space, hyphen) = (advance(of: " ", style), advance(of: "-", style))
    return state.withLock { state in
      let look = Look(index: state.looks.count, style: style, space: space, hyphen: hyphen)
      state.looks.append(look)
      return look
    }
  }

  /// The parts of a word, of the first span.
  func parts(of word: Substring, _ look: Look, isHyphenated: Bool) -> [Part] {
    let key = Key(word: String(word), look: look.index, isHyphenated: isHyphenated)
    if let known = state.withLock({ $0.words[key] }) { return known }
    let hyphenator = isHyphenated && !look.isProgram ? hyphenator : nil
    let parts = measured(WordBreaks.parts(of: key.word, hyphenator: hyphenator), look)
    state.withLock { $0.words[key] = parts }
    return parts
  }

  /// The pieces side by side are as wide as the word, and at each break both lines are as wide as
  /// what stands on them.
  private func measured(_ breaks: [WordBreaks.Part], _ look: Look) -> [Part] {
    let texts = breaks.map(\.text)
    let width = advance(of: texts.joined(), look.style)
    var parts: [Part] = []
    var (prefix, start) = ("", 0.0)
    for (index, part) in breaks.enumerated() where !part.text.isEmpty {
      prefix += part.text
      var joint = ParagraphPieces.Joint()
      var end = width
      if index < breaks.count - 1 {
        joint.penalty = part.penalty
        joint.isHyphen = part.isHyphen
        joint.endWidth = part.isHyphen ? look.hyphen : 0
        end = advance(of: part.isHyphen ? prefix + "-" : prefix, look.style) - joint.endWidth
        joint.startWidth =
          advance(of: texts[(index + 1)...].joined(), look.style) - (width - end)
        joint.hyphenHang = look.hyphen * HangingPunctuation.right("-")
      }
      var piece = ParagraphPieces.Piece(span: 0, content: .text(part.text), width: end - start)
      if !look.isProgram { hang(&piece, part.text, look) }
      start = end
      parts.append((piece, joint))
    }
    return parts
  }

  private func hang(_ piece: inout ParagraphPieces.Piece, _ text: String, _ look: Look) {
    guard let first = text.first, let last = text.last else { return }
    let (left, right) = (HangingPunctuation.left(first), HangingPunctuation.right(last))
    if left > 0 { piece.leftHang = left * advance(of: String(first), look.style) }
    if right > 0 { piece.rightHang = right * advance(of: String(last), look.style) }
  }

  private func advance(of text: String, _ style: TextStyle) -> Double {
    measurer.extents(of: text, font: style.font, usesTabularFigures: style.usesTabularFigures)
      .advance
  }
}
