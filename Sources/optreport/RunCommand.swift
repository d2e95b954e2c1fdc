import ArgumentParser
import Configuration
import Report
import Spelling

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `optreport run`: config in, numbers out.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Runs experiments of a config and writes their results, without figures.",
    discussion: """
      For each experiment the folder data gets every step of every run and a summary of the runs, \
      with all digits; `optreport explain data` tells what the columns mean. What the config \
      expects of the experiments is checked as in a build.

      EXAMPLES:
        optreport run Configs/experiments.json
        optreport run experiments.json race --data csv --out Draft
      """)

  @Argument(help: "The config.", completion: .file(extensions: ["json"]))
  var config: String

  @Argument(help: "The experiments to run; all of them if none is named.")
  var experiments: [String] = []

  @Option(
    help: ArgumentHelp(
      "The formats to write, separated by commas. (default: csv,json)", valueName: "formats"))
  var data: [DataFormatList] = []

  @Option(help: "The folder in which data stands; made if it is not there.", completion: .directory)
  var out = "Output"

  @OptionGroup var settings: ConfigOptions

  @OptionGroup var options: RunOptions

  @Flag(help: "Print nothing but errors.")
  var quiet = false

  func validate() throws {
    if out.isEmpty { throw ValidationError("expected a folder for --out, found nothing") }
  }

  func run() async throws {
    let progress = Progress(isQuiet: quiet)
    let file = try ConfigFile(config, settings, consequence: "nothing was run")
    let spec = try file.report(memoryLimit: options.memory.memoryLimit)
    let chosen = try chosen(of: spec)
    let formats = DataFormat.allCases.filter { format in
      data.isEmpty || data.flatMap(\.formats).contains(format)
    }
    let results = ResultFiles(spec, experiments: chosen, formats: formats)
    let folder = try OutputFolder(out, files: results.names + [Manifest.fileName])

    let pool = options.pool(progress)
    let names = Set(chosen.map(\.name))
    let (runs, _) = try await spec.results(pool, cache: options.runCache(besideConfig: config)) {
      names.contains($0.name)
    }
    let report = Report(spec, runs: runs, of: names)
    let files = try await results.files(of: report, pool)
    let manifest = Manifest(
      config: file.name, bytes: file.bytes(of: spec), seed: spec.seed, figures: [],
      data: files.map { Manifest.DataFile(name: $0.name, bytes: $0.bytes) })
    try folder.write(files, manifest, order: spec.figures.map(\.name))
    if !quiet {
      for note in report.notes { StandardError.show("note: \(note)\n") }
      StandardError.show(
        "\(counted(chosen.count, "experiment")), \(counted(files.count, "file")) in \(out)/data "
          + "(\(progress.elapsedText))\n")
    }
    if !report.brokenClaims.isEmpty {
      throw Failure(
        text: Diagnostics(report.brokenClaims).rendered(
          in: file.source, consequence: "the files hold what was found instead"),
        code: .brokenClaim)
    }
  }

  /// The named experiments, in the order of the config.
  private func chosen(of spec: ReportSpec) throws(Failure) -> [Experiment] {
    let known = spec.experiments.map(\.name)
    for name in experiments where !known.contains(name) {
      let hint =
        NearestName.of(name, among: known).map { "did you mean \"\($0)\"?" }
        ?? "known: \(known.joined(separator: ", "))"
      throw Failure("unknown experiment \"\(name)\"; \(hint)", code: .usage)
    }
    return spec.experiments.filter { experiments.isEmpty || experiments.contains($0.name) }
  }
}
