/// How explanations are set.
extension Explanations {
  /// The texts, each once.
  static func unique<Text: Equatable>(_ texts: [Text]) -> [Text] {
    texts.enumerated().filter { index, text in !texts[..<index].contains(text) }.map(\.element)
  }

  /// Rows with their cells in columns.
  static func aligned(_ rows: [[String]]) -> [String] {
    let widths = (0..<(rows.map(\.count).max() ?? 0)).map { column in
      rows.map { $0.count > column ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
      let line = cells.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  /// Words in lines of up to 88 characters.
  static func wrapped(_ text: String, first: String, rest: String) -> [String] {
    var lines: [String] = []
    var line = first
    for word in text.split(separator: " ") {
      if line.count + word.count > 88, line.contains(where: { $0 != " " }) {
        lines.append(line)
        line = rest
      }
      line += (line == first || line == rest ? "" : " ") + word
    }
    return lines + [line]
  }
}
