import ArgumentParser
import Configuration
import Report

/// `optreport validate`: everything that a build checks before it runs anything.
struct ValidateCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Checks configs and shows every mistake; runs nothing, writes nothing.",
    discussion: """
      EXAMPLES:
        optreport validate experiments.json
        optreport validate Configs/*.json --diagnostics short
      """)

  @Argument(help: "The configs.", completion: .file(extensions: ["json"]))
  var configs: [String]

  @OptionGroup var settings: ConfigOptions

  @OptionGroup var memory: MemoryOptions

  @OptionGroup var output: OutputOptions

  var consoleSettings: Console.Settings { output.settings }

  func run(_ console: Console) async throws {
    var codes: [ExitCode] = []
    var results: [JSONText] = []
    for config in configs {
      do throws(Failure) {
        results.append(try result(of: config, console))
      } catch {
        console.show(error)
        codes.append(error.code)
      }
    }
    console.result([("configs", .array(results))])
    if let code = codes.first { throw code }
  }

  private func result(of config: String, _ console: Console) throws(Failure) -> JSONText {
    let (file, spec) = try console.timings.measure("reading \(config)") { () throws(Failure) in
      let file = try ConfigFile(config, settings, consequence: "nothing was run")
      return (file, try file.report(memoryLimit: memory.memoryLimit))
    }
    if !output.quiet, !output.json {
      let experiments = counted(spec.experiments.count, "experiment")
      let figures = counted(spec.figures.count, "figure")
      print("\(file.source.name): \(experiments), \(figures), no mistakes")
    }
    return .object([
      ("config", .string(config)),
      ("experiments", .array(spec.experiments.map { .string($0.name) })),
      ("figures", .array(spec.figures.map { .string($0.name) })),
    ])
  }
}
