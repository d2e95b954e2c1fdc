import ArgumentParser
import Report

/// `optreport validate`: everything that a build checks before it runs anything.
struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Checks a config and shows every mistake; runs nothing, writes nothing.")

  @Argument(help: "The config.", completion: .file(extensions: ["json"]))
  var config: String

  @OptionGroup var settings: ConfigOptions

  @OptionGroup var memory: MemoryOptions

  func run() throws {
    let spec = try ConfigFile(config, settings, consequence: "nothing was run").report(
      memoryLimit: memory.memoryLimit)
    let experiments = counted(spec.experiments.count, "experiment")
    let figures = counted(spec.figures.count, "figure")
    print("\(config): \(experiments), \(figures), no mistakes")
  }
}
