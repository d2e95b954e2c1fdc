import ArgumentParser
import Configuration
import Report

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `optreport watch`: a build at every save.
struct WatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Builds a config whenever it, or a text that it names, is saved.",
    discussion: """
      Only what has changed is drawn again. The screen is cleared before each result. With --serve \
      a page on this machine shows the figures and the mistakes, and loads itself anew.

      EXAMPLES:
        optreport watch experiments.json
        optreport watch experiments.json --serve --format svg
      """)

  @Argument(help: "The config.", completion: .file(extensions: ["json"]))
  var config: String

  @Option(help: "The formats to write, separated by commas. (default: pdf,png)")
  var format: [FormatList] = []

  @Option(help: "The folder to write to; made if it is not there.", completion: .directory)
  var out = "Output"

  @Option(help: "Draw all figures in this theme instead of those that the config names.")
  var theme: String?

  @Flag(help: "Show the figures in a browser, too.")
  var serve = false

  @Option(help: "With --serve: the port on this machine; 0 takes a free one.")
  var port: UInt16 = 8321

  @OptionGroup var settings: ConfigOptions

  @OptionGroup var options: RunOptions

  func run() async throws {
    try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
    let server = serve ? try PreviewServer(folder: out, port: port) : nil
    var known = [config]
    while true {
      // What is saved while a build runs is seen by the next one.
      var files = WatchedFiles(known)
      let outcome = await build()
      if outcome.files != known {
        known = outcome.files
        files = WatchedFiles(known)
      }
      show(outcome)
      server?.tell(outcome.json(config: config, formats: request.formats))
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
  private func build() async -> WatchOutcome {
    let progress = Progress(isQuiet: false)
    var files = [config]
    do {
      let file = try ConfigFile(config, settings, consequence: "nothing was run")
      files = file.sources.map(\.name)
      let spec = try file.report(memoryLimit: options.memory.memoryLimit)
      files = spec.files.map(\.name)
      let cache = options.noCache ? nil : CacheFolder(besideConfig: config)
      let build = CachedBuild(request, of: file, to: out, cache: cache)
      let result = try await build.result(options.pool(progress))
      return WatchOutcome(
        files: files, message: result.message + (result.failure?.message ?? ""),
        summary: "\(result.summary) (\(progress.elapsedText))", isGood: result.failure == nil,
        figures: spec.figures.map(\.name), documents: HandoutFiles.names(of: spec.handout),
        manifest: (try? OutputFolder(readingFrom: out))?.contents(of: Manifest.fileName)
          .flatMap(Manifest.init(json:)))
    } catch {
      let failure = error as? Failure
      return WatchOutcome(
        files: files, message: failure?.message ?? "error: \(error)\n",
        summary: "not built", isGood: false, figures: nil, documents: [], manifest: nil)
    }
  }

  private func show(_ outcome: WatchOutcome) {
    if StandardError.isTerminal { StandardError.show("\u{1b}[2J\u{1b}[H") }
    StandardError.show("\(outcome.message)\(outcome.summary)\nwatching \(config)\n")
  }
}
