import Prose
import Typesetting

extension [Inline] {
  /// The sentences of running text.
  ///
  /// A sentence ends at a point, a question mark or an exclamation mark, with what closes behind
  /// it, if a space and what may begin a sentence follow; the point of "e.g." is no end.
  var sentences: [[Inline]] {
    var sentences: [[Inline]] = []
    var current: [Inline] = []
    func end() {
      if !current.isEmpty { sentences.append(current) }
      current = []
    }
    for inline in self {
      guard case .text(let text) = inline else {
        if case .text(let before) = current.last, before.last == " ",
          before.dropLast().endsSentence
        {
          current[current.count - 1] = .text(String(before.dropLast()))
          end()
        }
        current.append(inline)
        continue
      }
      var piece = ""
      for (place, character) in zip(text.indices, text) {
        let next = text.index(after: place)
        let before = piece.isEmpty ? current.suffix(1).words : piece
        if character == " ", next < text.endIndex, text[next].beginsSentence, before.endsSentence {
          if !piece.isEmpty { current.append(.text(piece)) }
          piece = ""
          end()
        } else {
          piece.append(character)
        }
      }
      if !piece.isEmpty { current.append(.text(piece)) }
    }
    end()
    return sentences
  }

  /// The words, with formulas as words.
  var words: String { plainText { PlainText.text(of: "$\($0)$") } }

  /// A sentence as a title: without the point at its end.
  var asTitle: [Inline] {
    guard case .text(let text) = last, text.hasSuffix("."), !text.hasSuffix("..") else {
      return self
    }
    return dropLast() + (text.count > 1 ? [.text(String(text.dropLast()))] : [])
  }
}

extension ArraySlice<Inline> {
  fileprivate var words: String { [Inline](self).words }
}

extension StringProtocol {
  /// Whether a sentence may end here.
  fileprivate var endsSentence: Bool {
    let body = self.dropLastClosing
    guard let mark = body.last, [".", "?", "!"].contains(mark) else { return false }
    if mark != "." { return true }
    let words = body.dropLast().split { $0 == " " || $0 == "\u{A0}" || $0 == "(" }
    let word = words.last ?? ""
    // The point of an initial is no end, but "it is a V" is none.
    let isNoun = ["a", "an", "the"].contains(words.dropLast().last)
    let isInitial = word.count == 1 && word.first?.isLetter == true && !isNoun
    return !isInitial
      && !["e.g", "i.e", "cf", "vs", "Eq", "Fig", "Sec", "Tab", "al"].contains(word)
  }

  private var dropLastClosing: SubSequence {
    var body = self[...]
    while let last = body.last, ["”", "’", "\"", ")"].contains(last) { body.removeLast() }
    return body
  }
}

extension Character {
  fileprivate var beginsSentence: Bool {
    isUppercase || isNumber || ["“", "‘", "\"", "("].contains(self)
  }
}
