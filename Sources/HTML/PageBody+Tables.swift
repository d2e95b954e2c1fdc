import Prose
import Typesetting

extension PageBody {
  mutating func write(_ table: TextTable) {
    deferred = []
    let length = table.lineLength
    markup.open(
      "figure", ("class", length > 64 ? "table wide" : "table"), ("id", claim(table.identifier)))
    markup.newline()
    let label = table.number.isEmpty ? "" : words.table(table.number)
    openScroll(
      isWide: length > 34, role: label.isEmpty ? "group" : "region",
      label: label.isEmpty ? words.anyTable : label)
    markup.open("table")
    markup.newline()
    caption("caption", label: label, table.caption)
    writeHeader(of: table)
    writeRows(of: table)
    markup.close("table")
    markup.close("div")
    markup.newline()
    let notes = deferred ?? []
    deferred = nil
    for note in notes { writeNote(note.number, note.text, id: note.id) }
    markup.close("figure")
    markup.newline()
  }

  private mutating func writeHeader(of table: TextTable) {
    guard table.header.contains(where: { !$0.isEmpty }) else { return }
    markup.open("thead")
    markup.open("tr")
    for (cell, alignment) in zip(table.header, table.alignments) {
      markup.open(
        cell.isEmpty ? "td" : "th", ("scope", cell.isEmpty ? nil : "col"),
        ("class", alignment.name))
      isBold = true
      write(cell)
      isBold = false
      markup.close(cell.isEmpty ? "td" : "th")
    }
    markup.close("tr")
    markup.close("thead")
    markup.newline()
  }

  private mutating func writeRows(of table: TextTable) {
    // Browsers align no decimal points: shorter fractions get what they lack, unseen.
    let tails = table.alignments.indices.map { column in
      let cells = table.rows.map { column < $0.count ? $0[column].fraction ?? "" : "" }
      return cells.max { $0.count < $1.count } ?? ""
    }
    markup.open("tbody")
    markup.newline()
    for row in table.rows {
      markup.open("tr")
      for (column, cell) in row.enumerated() where column < table.alignments.count {
        let alignment = table.alignments[column]
        var rest: String?
        if alignment == .decimal, let fraction = cell.fraction {
          let missing = tails[column].dropFirst(fraction.count)
          rest = missing.isEmpty ? nil : String(missing)
        }
        letters.insert((rest ?? "").unicodeScalars, in: .roman)
        markup.open("td", ("class", alignment.name), ("data-rest", rest))
        write(cell)
        markup.close("td")
      }
      markup.close("tr")
      markup.newline()
    }
    markup.close("tbody")
    markup.newline()
  }
}

extension TextTable {
  /// How many characters a line of it has that is as wide as its widest cells, about.
  fileprivate var lineLength: Int {
    alignments.indices.reduce(0) { length, column in
      let cells = ([header] + rows).map { column < $0.count ? $0[column].spoken.count : 0 }
      return length + (cells.max() ?? 0) + 2
    }
  }
}

extension TextTable.Alignment {
  /// The class in the style sheet; nil for what tables do by themselves.
  fileprivate var name: String? {
    switch self {
    case .left: nil
    case .center: "center"
    case .right: "right"
    case .decimal: "decimal"
    }
  }
}

extension [Inline] {
  /// What stands from the decimal point of a number on; nil if it is no number.
  fileprivate var fraction: String? {
    let text = spoken
    guard text.contains(where: \.isNumber),
      text.allSatisfy({ $0.isASCII && $0.isNumber || "+-−.".contains($0) })
    else { return nil }
    return text.firstIndex(of: ".").map { String(text[$0...]) } ?? ""
  }
}
