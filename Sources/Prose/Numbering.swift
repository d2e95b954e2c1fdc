extension Article {
  /// The article with numbers for sections, figures, tables, formulas, footnotes and questions, and
  /// with the texts of references: "Figure 3".
  public func numbered() -> Article {
    var article = self
    var numbering = Numbering()
    article.blocks = blocks.map { numbering.number($0) }
    article.blocks = article.blocks.map { block in
      block.mapInlines { [numbering.resolve($0)] }
    }
    return article
  }
}

/// Counts what is numbered, in reading order.
private struct Numbering {
  private var sections = [0, 0]
  private var figures = 0
  private var tables = 0
  private var formulas = 0
  private var footnotes = 0
  private var questions = 0
  /// What references to an identifier say.
  private var names: [String: String] = [:]
  /// Identifiers in use.
  private var identifiers: Set<String> = []

  /// A space at which no line ends.
  private static let space = "\u{a0}"

  mutating func number(_ block: Block) -> Block {
    var block = block.mapInlines { inline in
      guard case .footnote(_, let text) = inline else { return [inline] }
      footnotes += 1
      return [.footnote(number: footnotes, text)]
    }
    switch block {
    case .heading(var heading):
      number(&heading)
      block = .heading(heading)
    case .figure(var figure):
      figures += 1
      figure.number = "\(figures)"
      name(figure.identifier, "Figure", figure.number)
      block = .figure(figure)
    case .table(var table):
      if !table.identifier.isEmpty || !table.caption.isEmpty {
        tables += 1
        table.number = "\(tables)"
        name(table.identifier, "Table", table.number)
      }
      block = .table(table)
    case .formula(var formula):
      if !formula.identifier.isEmpty {
        formulas += 1
        formula.number = "\(formulas)"
        name(formula.identifier, "Equation", "(\(formula.number))")
      }
      block = .formula(formula)
    case .list(var list):
      list.items = list.items.map { item in item.map { number($0) } }
      block = .list(list)
    case .note(var note):
      number(&note)
      note.blocks = note.blocks.map { number($0) }
      block = .note(note)
    case .paragraph, .listing: break
    }
    return block
  }

  private mutating func number(_ heading: inout Heading) {
    let wantsNumber = heading.number != Heading.unnumbered
    heading.number = ""
    if wantsNumber, heading.level <= sections.count {
      sections[heading.level - 1] += 1
      for deeper in heading.level..<sections.count { sections[deeper] = 0 }
      heading.number = sections[..<heading.level].map { "\($0)" }.joined(separator: ".")
    }
    let base = heading.identifier
    var copy = 2
    while !identifiers.insert(heading.identifier).inserted {
      heading.identifier = "\(base)-\(copy)"
      copy += 1
    }
    let title = heading.text.plainText { $0 }
    if heading.number.isEmpty {
      names[heading.identifier] = "“\(title)”"
    } else {
      name(heading.identifier, "Section", heading.number)
    }
  }

  private mutating func number(_ note: inout Note) {
    switch note.kind {
    case .question:
      questions += 1
      note.number = "\(questions)"
      note.identifier = "question:\(questions)"
    case .answer:
      note.number = "\(questions)"
      note.identifier = "answer:\(questions)"
    default: break
    }
  }

  private mutating func name(_ identifier: String, _ kind: String, _ number: String) {
    guard !identifier.isEmpty else { return }
    identifiers.insert(identifier)
    names[identifier] = kind + Numbering.space + number
  }

  /// A reference with its text.
  func resolve(_ inline: Inline) -> Inline {
    guard case .reference(let identifier, _) = inline else { return inline }
    return .reference(identifier: identifier, text: names[identifier] ?? identifier)
  }
}
