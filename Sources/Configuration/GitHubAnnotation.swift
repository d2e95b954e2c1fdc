/// A message as GitHub Actions reads it from the output of a step, and shows it beside the line of a
/// change.
///
///     ::error file=a.json,line=5,endLine=5,col=45,endColumn=47,title=optreport build::message
///
/// > GitHub. "Workflow commands for GitHub Actions." GitHub Docs.
public struct GitHubAnnotation: Hashable, Sendable {
  /// How many annotations of a severity GitHub shows of one step.
  public static let limit = 10

  /// The whole line.
  public let text: String

  /// Annotates a place; `title` is the heading, and `file` turns a path into one that starts at the
  /// root of the repository.
  public init(
    _ diagnostic: Diagnostic, in config: Source?, title: String,
    file: (String) -> String = { $0 }
  ) {
    var properties: [(key: String, value: String)] = []
    if let place = diagnostic.place(in: config), place.isFile {
      properties.append(("file", file(place.file)))
      if let start = place.start, let end = place.end {
        properties += [("line", "\(start.line)"), ("endLine", "\(end.line)")]
        // Columns of several lines are refused.
        if start.line == end.line {
          properties += [
            ("col", "\(start.column)"), ("endColumn", "\(max(start.column, end.column - 1))"),
          ]
        }
      }
    }
    properties.append(("title", title))
    let lines = [diagnostic.message(in: config)] + diagnostic.hints
    text =
      "::\(GitHubAnnotation.command(diagnostic.severity)) "
      + properties.map { "\($0.key)=\(GitHubAnnotation.property($0.value))" }.joined(separator: ",")
      + "::" + lines.map { GitHubAnnotation.data($0) }.joined(separator: "%0A") + "\n"
  }

  /// What GitHub calls a severity.
  private static func command(_ severity: Diagnostic.Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .note: "notice"
    }
  }

  private static func data(_ text: String) -> String {
    escaped(Diagnostic.visible(text), [])
  }

  private static func property(_ text: String) -> String {
    escaped(text, [":", ","])
  }

  private static func escaped(_ text: String, _ others: Set<Unicode.Scalar>) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      if scalar == "%" || scalar == "\r" || scalar == "\n" || others.contains(scalar) {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "%" + (digits.count < 2 ? "0" : "") + digits
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
  }
}
