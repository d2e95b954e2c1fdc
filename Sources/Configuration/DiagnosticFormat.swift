/// The form in which messages are shown.
public enum DiagnosticFormat: String, CaseIterable, Sendable {
  /// For people: the place, the line with a caret under it, and what would be right.
  case human
  /// A line each as compilers print them, for editors.
  case short
  /// An object each, on a line of its own, for programs.
  case json
  /// Annotations of GitHub Actions.
  case github

  /// A message in this form, with its line end. Annotations are limited in number, so they are made
  /// one by one (`GitHubAnnotation`), and this is what stands in the log for the others.
  public func text(
    of diagnostic: Diagnostic, in config: Source?, style: TextStyle = .plain
  ) -> String {
    switch self {
    case .human: diagnostic.rendered(in: config, style: style)
    case .github: diagnostic.rendered(in: config)
    case .short: diagnostic.shortText(in: config)
    case .json: diagnostic.json(in: config).filled(width: .max) + "\n"
    }
  }
}
