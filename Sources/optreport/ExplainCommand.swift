import ArgumentParser
import Configuration
import Report

/// `optreport explain`: all there is to know about a name.
struct ExplainCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explains whatever has a name: an optimizer, a mark, an experiment of a config.",
    discussion: """
      An optimizer is shown with its update rule, its hyperparameters, what each library takes for \
      them if nothing is said, its source, and what surprises people. With a config, the \
      experiments and figures of that name are shown with what is in force for them. "cache", with \
      a config and the names of figures, tells why they were drawn and whether the next build would \
      draw them again.

      EXAMPLES:
        optreport explain adam
        optreport explain cosine rosenbrock
        optreport explain race --config experiments.json
        optreport explain data
        optreport explain cache 3-momentum --config experiments.json
      """)

  @Argument(
    help: "The names; `optreport list` shows all of them.", completion: NameCompletion.explained)
  var names: [String]

  @Option(
    help: "Explain the experiments and figures of this config, too.",
    completion: .file(extensions: ["json"]))
  var config: String?

  @Option(help: "With cache: the output folder.", completion: .directory)
  var out = "Output"

  @OptionGroup var settings: ConfigOptions

  @OptionGroup var output: ResultOptions

  var consoleSettings: Console.Settings { output.settings }

  func validate() throws {
    if config == nil, !settings.overrides.isEmpty {
      throw ValidationError("expected --config with --set")
    }
    if config == nil, names.first == "cache" {
      throw ValidationError("expected --config with \"cache\"")
    }
  }

  func run(_ console: Console) async throws {
    if let config, names.first == "cache" {
      let file = try ConfigFile(config, settings, consequence: "nothing was explained")
      let cache = try CacheExplanation(of: file, in: try OutputFolder(readingFrom: out))
      return show(try cache.explanations(of: Array(names.dropFirst())), console)
    }
    let spec = try config.map { config in
      try ConfigFile(config, settings, consequence: "nothing was explained").report(
        memoryLimit: .infinity)
    }
    let found = try names.flatMap { name in
      let all =
        (spec.map { Explanations.all(of: name, in: $0) } ?? [])
        + Explanations.all(of: name, with: CommandCatalog.sections)
      if all.isEmpty { throw unknown(name, spec) }
      return all
    }
    show(found, console)
  }

  private func show(_ found: [Explanations.Explanation], _ console: Console) {
    console.result([("explanations", .array(found.map(\.json)))])
    if !output.json { print(found.map(\.text).joined(separator: "\n"), terminator: "") }
  }

  private func unknown(_ name: String, _ spec: ReportSpec?) -> Failure {
    let own = spec.map { Catalog.sections(of: $0) } ?? []
    let others = (own + CommandCatalog.sections).flatMap { $0.entries.map(\.name) }
    let hint =
      Explanations.nearest(to: name, among: others).map { "did you mean \"\($0)\"?" }
      ?? "\"optreport list\" shows what there is"
    return Failure("nothing is called \"\(name)\"; \(hint)", code: .usage)
  }
}
