public import ArgumentParser
public import Configuration

/// How messages are shown; every command has these options.
struct MessageOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      How messages are shown: with the line and a caret (human), a line each for editors (short), \
      an object each (json), or as annotations of GitHub Actions (github).
      """,
      valueName: "form"))
  var diagnostics = DiagnosticFormat.human

  @Option(
    help: ArgumentHelp(
      """
      Whether messages for people are colored; auto: on a terminal, unless NO_COLOR is set or \
      TERM is dumb.
      """,
      valueName: "when"))
  var color = ColorChoice.auto

  /// What the console is to do.
  var settings: Console.Settings { Console.Settings(format: diagnostics, color: color) }
}

extension DiagnosticFormat: ExpressibleByArgument {}

/// Whether messages are colored.
enum ColorChoice: String, CaseIterable, ExpressibleByArgument, Sendable {
  case auto, always, never
}
