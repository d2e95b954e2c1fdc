import ArgumentParser
import Configuration

/// `optreport fmt`: configs in the house style.
struct FormatCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt",
    abstract: "Puts configs into the house style.",
    discussion: """
      Comments, the order of keys, and how numbers and strings are written stay; so do the line \
      breaks of their author, where lines are at most 160 characters long. The names of the files \
      that were changed are printed. A file with mistakes is left alone.

      EXAMPLES:
        optreport fmt experiments.json
        optreport fmt --check Configs/*.json
        optreport fmt - < experiments.json
      """)

  @Argument(
    help: "The configs; \"-\" reads standard input and writes standard output.",
    completion: .file(extensions: ["json", "jsonc"]))
  var files: [String]

  @Flag(help: "Change nothing; name the files that would change, and exit with 1 if there are any.")
  var check = false

  @OptionGroup var output: ResultOptions

  var consoleSettings: Console.Settings { output.settings }

  func run(_ console: Console) async throws {
    var code: ExitCode?
    var changed: [String] = []
    for file in files {
      do throws(Failure) {
        if try format(file) { changed.append(file) }
      } catch {
        // The other files are done all the same.
        console.show(error)
        code = code ?? error.code
      }
    }
    console.result([
      ("changed", .array(changed.map(JSONText.string))), ("isWritten", .boolean(!check)),
    ])
    if let code { throw code }
    if check, !changed.isEmpty { throw ExitCode(1) }
  }

  /// Formats a file; whether that changes it.
  private func format(_ path: String) throws(Failure) -> Bool {
    let isInput = path == ConfigFile.standardInput
    let source =
      isInput
      ? TextFiles(limit: .max).standardInput() ?? Source(name: path, bytes: [])
      : Source(name: path, bytes: try WholeFile(path: path).read())
    let text: String
    do {
      text = try ConfigFormatter.formatted(source)
    } catch {
      throw Failure(
        error, in: source, consequence: "\(source.name) was left alone", code: .badConfig)
    }
    let isChanged = !text.utf8.elementsEqual(source.bytes)
    if isInput, !check, !output.json {
      print(text, terminator: "")
    } else if isChanged {
      if !check { try WholeFile(path: path).replace(Array(text.utf8)) }
      if !output.json { print(source.name) }
    }
    return isChanged
  }
}
