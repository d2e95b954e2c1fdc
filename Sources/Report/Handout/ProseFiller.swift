import Plot
import Prose

/// Puts results, captions and tables into the blocks of a handout.
struct ProseFiller {
  let results: Results
  let figures: [BuiltFigure]
  let tables: [String: HandoutTable]

  /// The block with everything in it.
  func filled(_ block: Block) -> Block {
    switch block {
    case .figure(var figure):
      guard let built = figures.first(where: { $0.name == figure.name }) else { return block }
      if figure.caption.isEmpty { figure.caption = [Inline](label: built.caption) }
      if figure.caption.isEmpty { figure.caption = [Inline](label: built.title) }
      figure.alternative = built.alternative
      return Block.figure(figure).mapInlines(filled)
    case .table(var table) where !table.source.isEmpty:
      if let spec = tables[table.source] { fill(&table, from: spec) }
      return Block.table(table).mapInlines(filled)
    case .note(var note):
      note.title = note.title.mapInlines(filled)
      note.blocks = note.blocks.map(filled)
      return .note(note)
    case .list(var list):
      list.items = list.items.map { $0.map(filled) }
      return .list(list)
    default: return block.mapInlines(filled)
    }
  }

  private func fill(_ table: inout TextTable, from spec: HandoutTable) {
    let cells = spec.spec.table(of: results)
    table.header = cells.header.map { [Inline](label: $0) }
    table.rows = cells.rows.map { row in
      row.map { cell in
        // The numbers of a vector stay on one line.
        [Inline](label: String(cell.map { $0 == " " && spec.spec.isComputed ? "\u{a0}" : $0 }))
      }
    }
    table.alignments = cells.alignments.map { alignment in
      switch alignment {
      case .left: .left
      case .center: .center
      case .right: .right
      case .decimal: .decimal
      }
    }
    if table.caption.isEmpty { table.caption = [Inline](label: results.text(spec.caption)) }
  }

  /// An inline with results in its places.
  private func filled(_ inline: Inline) -> [Inline] {
    switch inline {
    case .text(let text):
      guard text.contains("{{"), let template = try? TextTemplate(text) else { return [inline] }
      return template.pieces.flatMap { piece -> [Inline] in
        guard case .place(let name, let digits, _, _) = piece else { return [.text(piece.words)] }
        let format = NumberFormat(digits: digits ?? 4, keepsZeros: digits != nil)
        return [Inline](label: results.value(name)?.text(format) ?? "")
      }.joinedTexts
    case .formula(let markup):
      guard markup.contains("{{"), let template = try? TextTemplate("$\(markup)$") else {
        return [inline]
      }
      return [.formula(String(results.text(template).dropFirst().dropLast()))]
    default: return [inline]
    }
  }
}

extension [Inline] {
  /// With neighboring words in one text.
  fileprivate var joinedTexts: [Inline] {
    reduce(into: []) { joined, inline in
      guard case .text(let text) = inline else { return joined.append(inline) }
      if case .text(let before)? = joined.last {
        joined[joined.count - 1] = .text(before + text)
      } else if !text.isEmpty {
        joined.append(inline)
      }
    }
  }

  /// The markup of a label: words, and formulas between dollar signs.
  init(label: String) {
    self = []
    var text = ""
    var isInFormula = false
    var isEscaped = false
    func end(_ inlines: inout [Inline]) {
      if !text.isEmpty { inlines.append(isInFormula ? .formula(text) : .text(text)) }
      text = ""
    }
    for character in label {
      if isEscaped {
        text += isInFormula || character != "$" ? "\\\(character)" : "$"
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "$" {
        end(&self)
        isInFormula.toggle()
      } else {
        text.append(character == "\n" ? " " : character)
      }
    }
    if isEscaped { text += "\\" }
    end(&self)
  }
}
