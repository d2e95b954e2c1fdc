import ArgumentParser
import Report

/// `optreport list`: what a config may name, or what a config names.
struct ListCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists what a config may name, or what a config names.",
    discussion: """
      EXAMPLES:
        optreport list
        optreport list optimizers
        optreport list quantities --json
        optreport list figures Configs/experiments.json
      """)

  /// What can be listed.
  struct Kind: ExpressibleByArgument {
    let name: String

    init?(argument: String) {
      guard Kind.allValueStrings.contains(argument) else { return nil }
      name = argument
    }

    static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }

    static var allValueStrings: [String] { Catalog.allSections.map(\.name) + ofConfigs }

    /// The kinds whose names come from a config.
    static let ofConfigs = ["experiments", "figures"]
  }

  @Argument(help: "What to list; all that a config may name if nothing is given.")
  var kind: Kind?

  @Argument(
    help: "The config, for experiments and figures.", completion: .file(extensions: ["json"]))
  var config: String?

  @OptionGroup var settings: ConfigOptions

  @OptionGroup var output: ResultOptions

  var consoleSettings: Console.Settings { output.settings }

  func validate() throws {
    if config == nil, !settings.overrides.isEmpty {
      throw ValidationError("expected a config with --set")
    }
    guard let kind else { return }
    let needsConfig = Kind.ofConfigs.contains(kind.name)
    if needsConfig, config == nil {
      throw ValidationError("expected a config to list the \(kind.name) of")
    }
    if !needsConfig, let config {
      throw ValidationError("expected no config to list \(kind.name), found \"\(config)\"")
    }
  }

  func run(_ console: Console) async throws {
    let sections = try sections()
    console.result(sections.map { ($0.name, $0.json) })
    if output.json { return }
    if kind != nil {
      for section in sections { print(ListCommand.lines(of: section).joined(separator: "\n")) }
    } else {
      for (index, section) in sections.enumerated() {
        if index > 0 { print() }
        print("\(section.name):")
        let lines =
          section.isLong
          ? ["\(section.entries.count); \"optreport list \(section.name)\" shows them"]
          : ListCommand.lines(of: section)
        print(lines.map { $0.isEmpty ? "" : "  \($0)" }.joined(separator: "\n"))
      }
    }
  }

  private func sections() throws -> [Catalog.Section] {
    guard let kind else { return Catalog.allSections }
    guard let config else { return Catalog.allSections.filter { $0.name == kind.name } }
    let spec = try ConfigFile(config, settings, consequence: "nothing was listed").report(
      memoryLimit: .infinity)
    return Catalog.sections(of: spec).filter { $0.name == kind.name }
  }

  /// The names in a column, beside them what they are; those of one owner under its name.
  private static func lines(of section: Catalog.Section) -> [String] {
    // Scripts take the names of figures as they are.
    if section.name == "figures" { return section.entries.map(\.name) }
    guard section.isGrouped else { return table(section.entries) }
    let owners = section.entries.map(\.owner).reduce(into: [String?]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    return owners.flatMap { owner in
      ["of \"\(owner ?? "")\":"]
        + table(section.entries.filter { $0.owner == owner }, isOwned: true).map { "  \($0)" }
    }
  }

  private static func table(_ entries: [Catalog.Entry], isOwned: Bool = false) -> [String] {
    let width = entries.map(\.name.count).max() ?? 0
    return entries.flatMap { entry in
      let name = entry.name + String(repeating: " ", count: width - entry.name.count)
      let margin = String(repeating: " ", count: width)
      let owner = isOwned ? "" : entry.owner.map { "of \($0): " } ?? ""
      return ["\(name)  \(owner)\(entry.summary)"] + entry.details.map { "\(margin)  \($0)" }
    }
  }
}

extension Catalog {
  /// All that a config or a command line may name, sorted by kind.
  static var allSections: [Section] {
    (sections + CommandCatalog.sections).sorted { $0.name < $1.name }
  }

  /// What a config names.
  static func sections(of spec: ReportSpec) -> [Section] {
    [
      Section("experiments", "experiment", experiments(of: spec)),
      Section("figures", "figure", figures(of: spec)),
    ]
  }
}
