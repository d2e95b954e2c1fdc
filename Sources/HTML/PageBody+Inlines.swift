import Prose
import Typesetting

extension PageBody {
  /// Writes running text.
  mutating func write(_ inlines: [Inline]) {
    for inline in inlines { write(inline) }
  }

  private mutating func write(_ inline: Inline) {
    switch inline {
    case .text(let words): text(words)
    case .emphasis(let parts):
      let outer = isItalic
      isItalic.toggle()
      element("em", parts)
      isItalic = outer
    case .strong(let parts):
      let outer = isBold
      isBold = true
      element("strong", parts)
      isBold = outer
    case .code(let code):
      markup.open("code")
      letters.insert(code.unicodeScalars, in: .mono)
      markup.text(code)
      markup.close("code")
    case .formula(let formula): writeInLine(MathML(formula, display: .inline))
    case .link(let destination, let parts): link(to: destination, parts)
    case .reference(let identifier, let words):
      markup.open("a", ("class", "reference"), ("href", "#\(name(identifier))"))
      text(words)
      markup.close("a")
    case .footnote(let number, let parts): note(number, parts)
    case .lineBreak: markup.empty("br")
    }
  }

  private mutating func element(_ name: String, _ parts: [Inline]) {
    markup.open(name)
    write(parts)
    markup.close(name)
  }

  /// Words that lead to a place of the page, or to an address that runs nothing.
  private mutating func link(to destination: String, _ parts: [Inline]) {
    let target: String
    if destination.hasPrefix("#") {
      target = "#\(name(String(destination.dropFirst())))"
    } else if destination.isHarmlessAddress {
      target = destination
    } else {
      return write(parts)
    }
    markup.open("a", ("href", target))
    write(parts)
    markup.close("a")
  }

  /// No browser breaks formulas: one that may be wider than the line scrolls.
  private mutating func writeInLine(_ math: MathML) {
    guard math.widestLine > 24 else { return write(math) }
    markup.open("span", ("class", math.widestLine > 56 ? "longest" : "long"))
    write(math)
    markup.close("span")
  }

  mutating func write(_ math: MathML) {
    letters.insert(math.symbols, in: .math)
    letters.insert(math.words, in: .roman)
    markup.append(math.element.utf8)
  }

  /// The mark of a note, and the note: in the margin where there is one, otherwise shown on demand.
  private mutating func note(_ number: Int, _ parts: [Inline]) {
    let id = claim("note-\(number)")
    letters.insert("\(number)".unicodeScalars, in: .roman)
    markup.open("a", ("class", "mark"), ("href", id.map { "#\($0)" }))
    markup.text("\(number)")
    markup.close("a")
    // Nor does a line end before a button.
    markup.text("\u{2060}")
    markup.open(
      "button", ("class", "mark"), ("type", "button"), ("popovertarget", id),
      ("aria-label", "\(words.note) \(number)"))
    markup.text("\(number)")
    markup.close("button")
    if deferred == nil {
      writeNote(number, parts, id: id)
    } else {
      deferred?.append((number, id, parts))
    }
  }

  /// The note itself.
  mutating func writeNote(_ number: Int, _ parts: [Inline], id: String?) {
    let (wasBold, wasItalic) = (isBold, isItalic)
    (isBold, isItalic) = (false, false)
    markup.open("span", ("class", "side"), ("id", id), ("role", "note"), ("popover", ""))
    self.number("\(number)")
    write(parts.withoutNotes)
    markup.close("span")
    (isBold, isItalic) = (wasBold, wasItalic)
  }
}

extension [Inline] {
  /// The words without notes, as inside of a note.
  fileprivate var withoutNotes: [Inline] {
    filter { if case .footnote = $0 { false } else { true } }
  }
}

extension String {
  /// Whether it names a page, a file or a mailbox, and no program.
  fileprivate var isHarmlessAddress: Bool {
    guard let end = firstIndex(where: { ":/?#".contains($0) }), self[end] == ":" else {
      return true
    }
    return ["http", "https", "mailto"].contains(self[..<end].lowercased())
  }
}
