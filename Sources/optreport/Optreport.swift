import ArgumentParser
import Configuration
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
      CompletionsCommand.self, ManualCommand.self,
    ])

  static func main() async {
    Memory.keepFreed()
    do {
      if let build = UnchangedBuild(CommandLine.arguments) {
        return try end(build.console, Result(catching: build.run))
      }
      let words = Array(CommandLine.arguments.dropFirst())
      if let mistake = UsageMistake.emptyValue(in: words) { throw mistake }
      var command = try parseAsRoot()
      if let command = command as? any ConsoleCommand {
        try await run(command)
      } else {
        try command.run()
      }
    } catch {
      refuse(error)
    }
  }

  private static func run(_ command: any ConsoleCommand) async throws {
    let console = Console(
      command.consoleSettings, command: type(of: command).configuration.commandName)
    var outcome: Result<Void, any Error> = .success(())
    do { try await command.run(console) } catch { outcome = .failure(error) }
    try end(console, outcome)
  }

  /// Says what is left to say when a command has done its work, or has failed.
  private static func end<Problem: Error>(
    _ console: Console, _ outcome: Result<Void, Problem>
  ) throws {
    var code = ExitCode.success
    do {
      try outcome.get()
    } catch let failure as Failure {
      console.show(failure)
      code = failure.code
    } catch let exit as ExitCode {
      code = exit
    }
    end(console, code)
  }

  /// Ends the program, and says so if the result did not get where it was to go.
  private static func end(_ console: Console, _ code: ExitCode) -> Never {
    console.end(code)
    guard let lost = StandardOutput.failure else { exit(withError: code) }
    console.show(lost)
    exit(withError: code == .success ? lost.code : code)
  }

  /// Ends with what is wrong with the command line, or with the help that it asks for.
  private static func refuse(_ error: any Error) -> Never {
    let code = exitCode(for: error)
    if code == .success {
      print(fullMessage(for: error))
      end(Console(Console.Settings(), command: nil), code)
    }
    let words = Array(CommandLine.arguments.dropFirst())
    let settings = Console.Settings(arguments: words)
    let console = Console(settings, command: nil)
    if let failure = error as? Failure {
      console.show(failure)
      end(console, failure.code)
    }
    console.show(UsageMistake(words).failure(message(for: error), code: code))
    if settings.format == .human {
      let lines = fullMessage(for: error).split(separator: "\n", omittingEmptySubsequences: false)
      let usage = lines.drop { !$0.hasPrefix("Usage:") }
      if !usage.isEmpty { StandardError.show(usage.joined(separator: "\n") + "\n") }
    }
    end(console, code)
  }
}
