import ArgumentParser
import Configuration
import Report

/// `optreport build`: config in, figures out.
struct BuildCommand: ConsoleCommand {
  /// What the command is called by.
  static let name = "build"

  static let configuration = CommandConfiguration(
    commandName: name,
    abstract: "Runs the experiments of a config, checks what they claim, and draws its figures.",
    discussion: """
      Everything is checked before anything runs. A result that is not what the config expects is \
      shown with what was found, and the exit code is 1. Beside the figures stands manifest.json: \
      what each file is, and its checksum.

      EXAMPLES:
        optreport build Configs/experiments.json
        optreport build experiments.json 3-momentum 4-adam --format png --out Draft
      """)

  @Argument(help: "The config.", completion: .file(extensions: ["json"]))
  var config: String

  @Argument(
    help: "The figures to draw; all of them if none is named.", completion: NameCompletion.figures)
  var figures: [String] = []

  @Option(help: "The formats to write, separated by commas. (default: pdf,png)")
  var format: [FormatList] = []

  @Option(help: "The folder to write to; made if it is not there.", completion: .directory)
  var out = "Output"

  @Option(
    help: "Draw all figures in this theme instead of those that the config names.",
    completion: NameCompletion.themes)
  var theme: String?

  @OptionGroup var settings: ConfigOptions

  @OptionGroup var options: RunOptions

  @Option(
    help: ArgumentHelp(
      "Write the results of the experiments as well, to the folder data: csv, json, or both.",
      valueName: "formats"))
  var data: [DataFormatList] = []

  @Flag(
    help: "Write figures.tex and figures.md, too, for texts in LaTeX, Quarto or Pandoc's Markdown.")
  var lists = false

  @OptionGroup var output: OutputOptions

  var consoleSettings: Console.Settings { output.settings }

  func validate() throws {
    if out.isEmpty { throw ValidationError("expected a folder for --out, found nothing") }
  }

  func run(_ console: Console) async throws {
    let file = try ConfigFile(config, settings, consequence: "nothing was run")
    let cache = options.noCache ? nil : CacheFolder(besideConfig: config)
    let build = CachedBuild(
      request, of: file, to: out, cache: cache, commandLine: CommandLine.arguments)
    let result = try await build.result(options.pool(console))
    try result.report(out, to: console, source: file.source)
  }

  private var request: BuildRequest {
    BuildRequest(
      figures: figures, formats: FileFormat.allCases.filter { chosenFormats.contains($0) },
      theme: theme, data: DataFormat.allCases.filter { data.flatMap(\.formats).contains($0) },
      hasLists: lists, memoryLimit: options.memory.memoryLimit)
  }

  private var chosenFormats: [FileFormat] {
    format.isEmpty ? FileFormat.usual : format.flatMap(\.formats)
  }
}
