import Prose

extension PageBody {
  /// Writes blocks set apart; an answer hides until it is asked for.
  mutating func write(_ note: Note, answer: Note? = nil) {
    switch note.kind {
    case .answer: writeAnswer(note)
    case .margin:
      markup.open("aside", ("class", "side"), ("id", claim(note.identifier)))
      markup.newline()
      if !note.title.isEmpty { title(of: note) }
      write(note.blocks)
      markup.close("aside")
      markup.newline()
    default:
      let label = words.label(note)
      markup.open(
        "aside", ("class", "note \(note.kind.rawValue)"), ("id", claim(note.identifier)),
        ("role", "note"), ("aria-label", label))
      markup.newline()
      title(of: note)
      write(note.blocks)
      if let answer { writeAnswer(answer) }
      markup.close("aside")
      markup.newline()
    }
  }

  private mutating func title(of note: Note) {
    let label = words.label(note)
    markup.open("p", ("class", "label"))
    isBold = true
    if !label.isEmpty {
      markup.open("span", ("class", "kind"))
      text(label)
      markup.close("span")
    }
    if !label.isEmpty, !note.title.isEmpty { text(" ") }
    write(note.title)
    isBold = false
    markup.close("p")
    markup.newline()
  }

  private mutating func writeAnswer(_ note: Note) {
    markup.open("details", ("class", "answer"), ("id", claim(note.identifier)))
    markup.open("summary")
    isBold = true
    text(words.answer)
    isBold = false
    markup.close("summary")
    markup.newline()
    write(note.blocks)
    markup.close("details")
    markup.newline()
  }
}
