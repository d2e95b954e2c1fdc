import ArgumentParser
import Configuration
import Report

/// `optreport check`: is what was committed still what the config makes?
struct CheckCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Runs and draws everything anew and compares it with the files of a folder.",
    discussion: """
      Nothing is written and nothing is taken from the cache. Each figure gets three verdicts: data \
      (numbers that differ by more than is allowed: which experiment, which step, by how much), \
      scene (what is drawn differently) and pixels (how much of the picture looks different). \
      "same" are the same bytes, "alike" is what differs by no more than the config allows under \
      "check". The exit code is 1 if anything drifted, if a file is missing or left over, or if the \
      results do not bear out an expectation.

      EXAMPLES:
        optreport check Configs/experiments.json
        optreport check experiments.json --out Figures --report drift.html
      """)

  @Argument(help: "The config.", completion: .file(extensions: ["json"]))
  var config: String

  @Argument(
    help: "The figures to check; everything if none is named.", completion: NameCompletion.figures)
  var figures: [String] = []

  @Option(help: "The folder with the committed files.", completion: .directory)
  var out = "Output"

  @Option(
    help: "The theme of all figures, if they were built with --theme.",
    completion: NameCompletion.themes)
  var theme: String?

  @Option(
    help: ArgumentHelp(
      "Write a page for browsers with what differs before, after and in between.",
      valueName: "file"),
    completion: .file(extensions: ["html"]))
  var report: String?

  @OptionGroup var settings: ConfigOptions

  @OptionGroup var options: RunOptions

  @OptionGroup var output: OutputOptions

  var consoleSettings: Console.Settings { output.settings }

  private static let refusal = "nothing was compared"

  func run(_ console: Console) async throws {
    let file = try ConfigFile(config, settings, consequence: CheckCommand.refusal)
    let folder = try OutputFolder(readingFrom: out)
    let request = BuildRequest(
      figures: figures, theme: theme, consequence: CheckCommand.refusal,
      memoryLimit: options.memory.memoryLimit)
    let checker = try Checker(request, of: file, in: folder)
    let findings = try await checker.findings(options.pool(console))
    console.result(findings.json)
    show(findings, file, console)
    if let report {
      try WholeFile(path: report).replace(DriftPage(findings, config: file.name).bytes)
    }
    if let failure = findings.failure { throw failure }
    if findings.hasDrift { throw ExitCode.drift }
  }

  /// A table for people; for others each figure that drifted is a mistake at its place.
  private func show(_ findings: Checker.Findings, _ file: ConfigFile, _ console: Console) {
    if consoleSettings.format != .human {
      console.show(findings.diagnostics, in: file.source)
    } else if !output.json {
      printTable(findings)
    }
    let counts = ["same", "alike", "drift"].map { word in
      (word, findings.figures.count { $0.word == word })
    }.filter { $0.1 > 0 || $0.0 == "same" }.map { "\($0.1) \($0.0)" }
    console.say("\(counts.joined(separator: ", ")) in \(out) (\(console.progress.elapsedText))")
  }

  private func printTable(_ findings: Checker.Findings) {
    let width = findings.figures.map(\.name.count).max() ?? 0
    for figure in findings.figures where !output.quiet || figure.isDrift {
      let word = figure.word.padded(to: 5)
      print("\(word)  \(figure.name.padded(to: width))  \(figure.line)")
    }
    for name in findings.orphans { print("left over  \(Checker.Findings.text(orphan: name))") }
  }
}

extension String {
  /// The text with blanks behind it.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
