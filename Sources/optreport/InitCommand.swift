import ArgumentParser
import Configuration

/// `optreport init`: a config to begin with.
struct InitCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Writes a config with comments, which builds at once.",
    discussion: """
      It has a sweep over learning rates, a race of three optimizers with their paths and losses, \
      and expectations of both. The folder of the file is made if it is not there; a file that \
      is there is left alone.

      EXAMPLES:
        optreport init
        optreport init Lecture/momentum.json
      """)

  @Argument(help: "The file to write.", completion: .file(extensions: ["json", "jsonc"]))
  var file = Starter.fileName

  @OptionGroup var output: ResultOptions

  var consoleSettings: Console.Settings { output.settings }

  func validate() throws {
    if file.isEmpty { throw ValidationError("expected the name of a file, found nothing") }
    if file.hasSuffix("/") {
      throw ValidationError("expected the name of a file, found that of a folder: \(file)")
    }
  }

  func run(_ console: Console) async throws {
    try WholeFile(path: file).create(Array(Starter.text.utf8))
    console.result([("file", .string(file))])
    if output.json { return }
    print(
      """
      \(file) is written. Next:
        optreport build \(InitCommand.quoted(file))
        optreport explain adam
      """)
  }

  /// The name as a shell takes it for one word.
  private static func quoted(_ name: String) -> String {
    let isPlain = name.allSatisfy { $0.isLetter || $0.isNumber || "/._-".contains($0) }
    if isPlain, !name.hasPrefix("-") { return name }
    let text = (name.hasPrefix("-") ? "./" : "") + name
    return "'"
      + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }
}
