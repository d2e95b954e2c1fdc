import ArgumentParser
import Report

/// `optreport list`: what a config may name, or what a config names.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists what a config may name, or what a config names.",
    discussion: """
      EXAMPLES:
        optreport list optimizers
        optreport list figures Configs/experiments.json
      """)

  /// What can be listed.
  enum Kind: String, CaseIterable, ExpressibleByArgument {
    case objectives, optimizers, schedules, marks, expectations, themes, experiments, figures

    /// Whether the names come from a config.
    var needsConfig: Bool { self == .experiments || self == .figures }
  }

  @Argument(help: "What to list; all that a config may name if nothing is given.")
  var kind: Kind?

  @Argument(
    help: "The config, for experiments and figures.", completion: .file(extensions: ["json"]))
  var config: String?

  @OptionGroup var settings: ConfigOptions

  func validate() throws {
    guard let kind else { return }
    if kind.needsConfig, config == nil {
      throw ValidationError("expected a config to list the \(kind.rawValue) of")
    }
    if !kind.needsConfig, let config {
      throw ValidationError("expected no config to list \(kind.rawValue), found \"\(config)\"")
    }
  }

  func run() throws {
    if let kind {
      print(try lines(of: kind).joined(separator: "\n"))
      return
    }
    for (index, kind) in Kind.allCases.filter({ !$0.needsConfig }).enumerated() {
      if index > 0 { print() }
      print("\(kind.rawValue):")
      print(try lines(of: kind).map { $0.isEmpty ? "" : "  \($0)" }.joined(separator: "\n"))
    }
  }

  private func lines(of kind: Kind) throws -> [String] {
    switch kind {
    case .objectives: ListCommand.table(Catalog.objectives)
    case .optimizers: ListCommand.table(Catalog.optimizers)
    case .schedules: ListCommand.table(Catalog.schedules)
    case .marks: ListCommand.table(Catalog.marks)
    case .expectations:
      Catalog.expectations.flatMap { group in
        ["of \"\(group.kind)\":"] + ListCommand.table(group.entries).map { "  \($0)" }
      }
    case .themes: ListCommand.table(Catalog.themes)
    case .experiments: ListCommand.table(Catalog.experiments(of: try spec()))
    case .figures: try spec().figures.map(\.name)
    }
  }

  private func spec() throws -> ReportSpec {
    try ConfigFile(config ?? "", settings, consequence: "nothing was listed").report(
      memoryLimit: .infinity)
  }

  /// Names in a column, summaries and details beside it.
  private static func table(_ entries: [Catalog.Entry]) -> [String] {
    let width = entries.map(\.name.count).max() ?? 0
    return entries.flatMap { entry in
      let name = entry.name + String(repeating: " ", count: width - entry.name.count)
      let margin = String(repeating: " ", count: width)
      return ["\(name)  \(entry.summary)"] + entry.details.map { "\(margin)  \($0)" }
    }
  }
}
