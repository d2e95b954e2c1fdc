import Configuration

extension ReportSpec {
  /// As many bytes may results take where nothing else is said.
  public static let memoryLimit = 2_000_000_000.0
  /// More experiments than this are refused.
  static let experimentLimit = Limit(10_000, "experiments")
  /// More figures than this are refused.
  static let figureLimit = Limit(1_000, "figures")

  /// Refuses results that would not fit into memory, at the experiment with which they cease to.
  func checkSize(
    _ members: [(key: String, range: SourceRange, value: ConfigValue)], limit: Double,
    _ problems: DiagnosticCollector
  ) {
    var bytes = 0.0
    for experiment in experiments {
      bytes += experiment.byteCount
      guard bytes > limit else { continue }
      let range = members.first { $0.key == experiment.name }?.range
      problems.add(
        "expected at most \(ByteCount.text(limit)) of results, found \(ByteCount.text(bytes))",
        at: range,
        hints: [
          experiment.sizeText,
          "--memory-limit \(ByteCount.text(ByteCount.roundedUp(bytes))) raises the limit",
        ])
      return
    }
  }

  /// Refuses names of figures or experiments that are too long for names of files, which have
  /// endings as well.
  static func checkLength(
    of name: String, _ kind: String, at range: SourceRange, _ problems: DiagnosticCollector
  ) {
    let limit = 100
    if name.utf8.count <= limit { return }
    problems.add(
      "expected \(kind) name of at most \(limit) bytes, found \(name.utf8.count)", at: range,
      hints: ["the name becomes the name of files"])
  }

  /// Refuses names of some kind ("figure") that differ only in case: some file systems take them for
  /// one file.
  static func checkCase(
    of members: [(key: String, range: SourceRange, value: ConfigValue)], _ kind: String,
    _ problems: DiagnosticCollector
  ) {
    var names: [String: String] = [:]
    for member in members {
      let folded = member.key.lowercased()
      if let other = names[folded], other != member.key {
        problems.add(
          "expected \(kind) names that differ in more than case, found \"\(other)\" and \"\(member.key)\"",
          at: member.range, hints: ["some file systems take them for one file"])
      }
      names[folded] = names[folded] ?? member.key
    }
  }

  /// Refuses figures whose files would have the names of those of the handout.
  static func checkFiles(
    of figures: [(key: String, range: SourceRange, value: ConfigValue)], _ taken: [String],
    _ problems: DiagnosticCollector
  ) {
    for figure in figures {
      let own = "\(figure.key).pdf".lowercased()
      for name in taken where name == own {
        problems.add(
          "expected a figure name other than \"\(figure.key)\", found a handout that is written "
            + "as \(name)", at: figure.range,
          hints: ["the figure would be written to the same file"])
      }
    }
  }

  /// The names of all experiments of a config, read or not.
  static func names(_ config: Node) -> Set<String> {
    guard case .object(let members)? = config.member("experiments")?.value.value else { return [] }
    return Set(members.map(\.key))
  }

  /// Whether a mistake only says that an experiment, which is there but has mistakes, is unknown.
  static func follows(_ mistake: Diagnostic, fromLossOf names: Set<String>) -> Bool {
    func name(behind start: String, until end: Character) -> String? {
      guard mistake.message.hasPrefix(start) else { return nil }
      return String(mistake.message.dropFirst(start.count).prefix { $0 != end })
    }
    // What a lost experiment sweeps is not known.
    if !names.isEmpty, mistake.hints == [Facet.lackOfSweeps] { return true }
    if let name = name(behind: "unknown experiment \"", until: "\"") { return names.contains(name) }
    // The name of a result is that of its experiment, a dot, and what was measured.
    guard let name = name(behind: "unknown result \"", until: "\"") else { return false }
    return name.indices.contains { name[$0] == "." && names.contains(String(name[..<$0])) }
  }
}
