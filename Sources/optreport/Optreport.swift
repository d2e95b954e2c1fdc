import ArgumentParser
import Report

/// The program; its subcommands are the only code that touches files.
@main
struct Optreport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "optreport",
    abstract: "Runs optimization experiments declared in JSON and draws figures of them.",
    discussion: """
      A config names experiments (an objective, an optimizer, a start), says what must come out of \
      them, and declares the figures that show it. The same config gives the same bytes on every \
      day, in every locale, with any number of jobs.

      EXAMPLES:
        optreport init
        optreport build Configs/experiments.json
        optreport build experiments.json 3-momentum --format png --out Draft
        optreport list optimizers
        optreport explain adam

      EXIT CODES:
      \(CommandCatalog.exitCodeLines)
      """,
    version: Manifest.toolVersion,
    subcommands: [
      BuildCommand.self, CheckCommand.self, CleanCommand.self, DiffCommand.self,
      RunCommand.self, WatchCommand.self, ValidateCommand.self, ListCommand.self,
      ExplainCommand.self, FormatCommand.self, InitCommand.self, SchemaCommand.self,
    ])

  static func main() async {
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let failure as Failure {
      StandardError.show(failure.message)
      exit(withError: failure.code)
    } catch {
      exit(withError: error)
    }
  }
}
