import ArgumentParser

/// `optreport manual`: the page that `make install` installs.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Prints the manual page.",
    discussion: """
      EXAMPLES:
        optreport manual > optreport.1
        man ./optreport.1
      """)

  func run() throws {
    print(try ManualPage().text, terminator: "")
  }
}
