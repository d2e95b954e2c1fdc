import Configuration

extension Experiment {
  /// Refuses names that cannot be the names of files of results, or that do not look like what they
  /// are: those with control characters, or with marks that turn the direction of writing.
  static func check(name: String, at range: SourceRange, _ problems: DiagnosticCollector) {
    let isStrange = name.unicodeScalars.contains { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate,
        .unassigned:
        true
      default: scalar == "/" || scalar == "\\"
      }
    }
    ReportSpec.checkLength(of: name, "an experiment", at: range, problems)
    guard isStrange || name.isEmpty || name.hasPrefix(".") else { return }
    problems.add(
      "expected an experiment name of letters, digits and signs (no slash, no \".\" at its start), "
        + "found \"\(name)\"",
      at: range, hints: ["the name becomes the name of files with results"])
  }
}
