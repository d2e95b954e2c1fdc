extension Block {
  /// The block with every piece of its running text replaced, also inside other pieces; the deepest
  /// first.
  public func mapInlines(_ change: (Inline) -> [Inline]) -> Block {
    func map(_ inlines: [Inline]) -> [Inline] { inlines.mapInlines(change) }
    switch self {
    case .heading(var heading):
      heading.text = map(heading.text)
      return .heading(heading)
    case .paragraph(let inlines): return .paragraph(map(inlines))
    case .list(var list):
      list.items = list.items.map { $0.map { $0.mapInlines(change) } }
      return .list(list)
    case .listing: return self
    case .formula(var formula):
      // A displayed formula changes as one in running text does, if it stays a formula.
      if case .formula(let markup)? = change(.formula(formula.markup)).first {
        formula.markup = markup
      }
      return .formula(formula)
    case .figure(var figure):
      figure.caption = map(figure.caption)
      return .figure(figure)
    case .table(var table):
      table.caption = map(table.caption)
      table.header = table.header.map(map)
      table.rows = table.rows.map { $0.map(map) }
      return .table(table)
    case .note(var note):
      note.title = map(note.title)
      note.blocks = note.blocks.map { $0.mapInlines(change) }
      return .note(note)
    }
  }
}

extension [Inline] {
  /// The inlines with each replaced, also inside others; the deepest first.
  public func mapInlines(_ change: (Inline) -> [Inline]) -> [Inline] {
    flatMap { inline -> [Inline] in
      switch inline {
      case .emphasis(let parts): change(.emphasis(parts.mapInlines(change)))
      case .strong(let parts): change(.strong(parts.mapInlines(change)))
      case .link(let destination, let parts):
        change(.link(destination: destination, parts.mapInlines(change)))
      case .footnote(let number, let parts):
        change(.footnote(number: number, parts.mapInlines(change)))
      default: change(inline)
      }
    }
  }
}

extension Heading {
  /// The number, before numbers are given, of a heading that gets none.
  static let unnumbered = "-"

  /// Creates a heading that is called after its words.
  public init(level: Int, text: [Inline]) {
    self.init(level: level, identifier: "sec:" + Heading.slug(text.plainText { $0 }), text: text)
  }

  /// A text as it stands in identifiers: small letters and digits, hyphens between words.
  static func slug(_ text: String) -> String {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
  }
}
