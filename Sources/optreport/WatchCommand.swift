import ArgumentParser
import Configuration
import Report

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// `optreport watch`: a build at every save.
struct WatchCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Builds a config whenever it, or a text that it names, is saved.",
    discussion: """
      Only what has changed is drawn again. The screen is cleared before each result. With --serve \
      a page on this machine shows the figures and the mistakes, and loads itself anew.

      EXAMPLES:
        optreport watch experiments.json
        optreport watch experiments.json --serve --format svg
        optreport watch experiments.json --json | jq --unbuffered .summary
      """)

  @Argument(help: "The config.", completion: .file(extensions: ["json"]))
  var config: String

  @Option(help: "The formats to write, separated by commas. (default: pdf,png)")
  var format: [FormatList] = []

  @Option(help: "The folder to write to; made if it is not there.", completion: .directory)
  var out = "Output"

  @Option(
    help: "Draw all figures in this theme instead of those that the config names.",
    completion: NameCompletion.themes)
  var theme: String?

  @Flag(help: "Show the figures in a browser, too.")
  var serve = false

  @Option(
    parsing: .unconditional,
    help: "With --serve: the port on this machine; 0 takes a free one. (default: 8321)")
  var port: UInt16?

  @Flag(help: "Write what came of each build to standard output, as one JSON object on a line.")
  var json = false

  @OptionGroup var settings: ConfigOptions

  @OptionGroup var options: RunOptions

  @OptionGroup var messages: MessageOptions

  var consoleSettings: Console.Settings { messages.settings }

  func validate() throws {
    if port != nil, !serve { throw ValidationError("expected --serve with --port") }
    if config == ConfigFile.standardInput {
      throw ValidationError("expected a file to watch, found standard input")
    }
  }

  func run(_: Console) async throws {
    try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
    let server = serve ? try PreviewServer(folder: out, port: port ?? 8321) : nil
    var files = WatchedFiles(config)
    while true {
      if StandardError.isTerminal { StandardError.show("\u{1b}[2J\u{1b}[H") }
      // Each build begins to count its mistakes and its time anew.
      let console = Console(consoleSettings, command: "watch")
      let texts = TextFiles(limit: settings.configLimit)
      let outcome = await build(console, reading: texts)
      files.note(texts.asked, isAll: outcome.figures != nil)
      console.say(outcome.summary)
      console.say("watching \(config)")
      let line = outcome.json(config: config, formats: request.formats)
      server?.tell(line)
      if json {
        print(line)
        // What reads the lines acts on each.
        fflush(nil)
        // Whoever waits for the lines would wait for ever.
        if StandardOutput.failure != nil { return }
      }
      try await files.waitForChange()
    }
  }

  private var request: BuildRequest {
    let chosen = format.isEmpty ? FileFormat.usual : format.flatMap(\.formats)
    return BuildRequest(
      formats: FileFormat.allCases.filter { chosen.contains($0) }, theme: theme,
      memoryLimit: options.memory.memoryLimit)
  }

  /// Builds once; whatever goes wrong is what there is to show.
  private func build(_ console: Console, reading texts: TextFiles) async -> WatchOutcome {
    do {
      let file = try ConfigFile(config, settings, consequence: "nothing was run", texts: texts)
      let spec = try file.report(memoryLimit: options.memory.memoryLimit)
      let cache = options.noCache ? nil : CacheFolder(besideConfig: config)
      let build = CachedBuild(request, of: file, to: out, cache: cache)
      let result = try await build.result(options.pool(console))
      console.show(result.messages, in: file.source)
      if let failure = result.failure { console.show(failure) }
      return WatchOutcome(
        message: console.transcript,
        summary: "\(result.summary) (\(console.progress.elapsedText))",
        isGood: result.failure == nil,
        figures: spec.figures.map(\.name), documents: HandoutFiles.names(of: spec.handout),
        manifest: (try? OutputFolder(readingFrom: out))?.manifest)
    } catch {
      console.show(error as? Failure ?? Failure("\(error)", code: .notDrawn))
      return WatchOutcome(
        message: console.transcript,
        summary: "not built", isGood: false, figures: nil, documents: [], manifest: nil)
    }
  }
}
