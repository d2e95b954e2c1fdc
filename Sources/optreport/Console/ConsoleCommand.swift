import ArgumentParser

/// A command that talks through a console.
protocol ConsoleCommand: AsyncParsableCommand {
  /// What the command line says about messages.
  var consoleSettings: Console.Settings { get }

  /// Does what the command is for.
  func run(_ console: Console) async throws
}

extension ConsoleCommand {
  func run() async throws {
    try await run(Console(consoleSettings, command: Self.configuration.commandName))
  }
}
