import ArgumentParser

/// `optreport manual`: the page that `make install` installs.
struct ManualCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Prints the manual page.",
    discussion: """
      EXAMPLES:
        optreport manual > optreport.1
        man ./optreport.1
      """)

  @OptionGroup var messages: MessageOptions

  var consoleSettings: Console.Settings { messages.settings }

  func run(_: Console) async throws {
    print(try ManualPage().text, terminator: "")
  }
}
