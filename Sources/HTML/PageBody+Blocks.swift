import Prose
import Typesetting

extension PageBody {
  /// Writes the first of some blocks, with the answer that follows a question.
  mutating func write(_ blocks: inout ArraySlice<Block>) {
    guard let block = blocks.popFirst() else { return }
    switch block {
    case .heading(let heading): write(heading, id: claim(heading.identifier))
    case .paragraph(let inlines): line("p", inlines)
    case .list(let list): write(list)
    case .listing(let listing): write(listing)
    case .formula(let formula): write(formula)
    case .figure(let figure): write(figure)
    case .table(let table): write(table)
    case .note(let note):
      var answer: Note?
      if note.kind == .question, case .note(let next)? = blocks.first, next.kind == .answer {
        answer = next
        blocks.removeFirst()
      }
      write(note, answer: answer)
    }
  }

  mutating func write(_ blocks: [Block]) {
    var rest = blocks[...]
    while !rest.isEmpty { write(&rest) }
  }

  /// The title of the page has the first level.
  mutating func write(_ heading: Heading, id: String?) {
    let name = "h\(min(max(heading.level, 1), 5) + 1)"
    markup.open(name, ("id", id))
    isBold = true
    number(heading.number)
    write(heading.text)
    isBold = false
    markup.close(name)
    markup.newline()
  }

  private mutating func write(_ list: ItemList) {
    let name = list.isOrdered ? "ol" : "ul"
    markup.open(
      name, ("class", list.isTight ? "tight" : nil),
      ("start", list.isOrdered && list.start != 1 ? "\(list.start)" : nil))
    letters.insert("0123456789.•".unicodeScalars, in: .roman)
    markup.newline()
    for item in list.items {
      markup.open("li")
      if list.isTight, item.count == 1, case .paragraph(let inlines) = item[0] {
        write(inlines)
      } else {
        write(item)
      }
      markup.close("li")
      markup.newline()
    }
    markup.close(name)
    markup.newline()
  }

  private mutating func write(_ listing: Listing) {
    // A line that is cut off must be within reach of the keyboard.
    let isWide = listing.lines.contains { $0.count > 44 }
    markup.open("pre", ("tabindex", isWide ? "0" : nil))
    markup.open(
      "code", ("class", listing.language.isEmpty ? nil : "language-\(name(listing.language))"))
    for line in listing.lines {
      letters.insert(line.unicodeScalars, in: .mono)
      markup.text(line)
      markup.newline()
    }
    markup.close("code")
    markup.close("pre")
    markup.newline()
  }

  private mutating func write(_ formula: DisplayedFormula) {
    let math = MathML(formula.markup, display: .block)
    markup.open(
      "div", ("class", formula.number.isEmpty ? "formula" : "formula numbered"),
      ("id", claim(formula.identifier)))
    openScroll(isWide: math.widestLine > 34, role: "group", label: words.formula)
    write(math)
    markup.close("div")
    if !formula.number.isEmpty {
      markup.open("span", ("class", "number"))
      text("(\(formula.number))")
      markup.close("span")
    }
    markup.close("div")
    markup.newline()
  }

  /// A box that scrolls where its content is too wide, by the keyboard too where that may be.
  mutating func openScroll(isWide: Bool, role: String, label: String) {
    markup.open(
      "div", ("class", "scroll"), ("role", isWide ? role : nil),
      ("aria-label", isWide ? label : nil), ("tabindex", isWide ? "0" : nil))
  }

  private mutating func write(_ figure: PlacedFigure) {
    markup.open("figure", ("id", claim(figure.identifier)))
    markup.newline()
    if let image = figures[figure.name], placed.insert(figure.name).inserted {
      markup.open("div", ("class", "plate"))
      markup.append(image)
      markup.close("div")
      markup.newline()
    } else {
      // A second image would have the ids of the first.
      line("p", class: "missing", [.text(figure.alternative)])
    }
    caption(
      "figcaption", label: figure.number.isEmpty ? "" : words.figure(figure.number), figure.caption)
    markup.close("figure")
    markup.newline()
  }

  /// The text of a figure or a table behind its number.
  mutating func caption(_ name: String, label: String, _ inlines: [Inline]) {
    guard !label.isEmpty || !inlines.isEmpty else { return }
    markup.open(name)
    if !label.isEmpty {
      isBold = true
      markup.open("b")
      text(label)
      markup.close("b")
      isBold = false
      text(" ")
    }
    write(inlines)
    markup.close(name)
    markup.newline()
  }
}
