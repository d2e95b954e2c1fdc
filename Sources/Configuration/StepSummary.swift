/// What a step did, in GitHub's Markdown, for the page that shows a run of a workflow.
public struct StepSummary: Sendable {
  /// The heading: the command.
  public let title: String
  private var rows: [(severity: Diagnostic.Severity, text: String)] = []
  private var paragraphs: [String] = []

  /// So many bytes of messages are shown; GitHub refuses more than a mebibyte from a step.
  private static let limit = 500_000

  /// Creates a summary of nothing.
  public init(title: String) { self.title = title }

  /// Adds a message.
  public mutating func add(_ diagnostic: Diagnostic, in config: Source?) {
    var place = ""
    if let found = diagnostic.place(in: config) {
      place = "<code>\(StepSummary.escaped(found.parts.joined(separator: ":")))</code>"
    }
    let lines = ([diagnostic.message] + diagnostic.hints).map { line in
      StepSummary.escaped(Diagnostic.visible(String(line.prefix(1_000))))
    }
    let row = "| \(diagnostic.severity.rawValue) | \(place) | \(lines.joined(separator: "<br>")) |"
    rows.append((diagnostic.severity, row))
  }

  /// Adds a sentence below the messages.
  public mutating func add(_ sentence: String) { paragraphs.append(StepSummary.escaped(sentence)) }

  /// The text: a heading that counts the mistakes, a table of the messages, what else was said.
  public var markdown: String {
    let counts = [Diagnostic.Severity.error, .warning].compactMap { severity in
      let count = rows.count { $0.severity == severity }
      return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    var blocks = ["### \(StepSummary.escaped(title))"]
    if !counts.isEmpty { blocks[0] += ": " + counts.joined(separator: ", ") }
    if !rows.isEmpty {
      var size = 0
      let shown = rows.map(\.text).prefix { row in
        size += row.utf8.count
        return size <= StepSummary.limit
      }
      blocks.append((["| | place | message |", "|---|---|---|"] + shown).joined(separator: "\n"))
      if shown.count < rows.count { blocks.append("… and \(rows.count - shown.count) more") }
    }
    return (blocks + paragraphs).joined(separator: "\n\n") + "\n\n"
  }

  /// A text that means itself in Markdown, inside a table too.
  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "&", "<", ">", "|", "\\", "`", "*", "_", "[", "]", "~", "#", "@", "$", "\n", "\r":
        result += "&#\(scalar.value);"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }
}
