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
struct RunCommand: ConsoleCommand {
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

  @Argument(
    help: "The experiments to run; all of them if none is named.",
    completion: NameCompletion.experiments)
  var experiments: [String] = []

  @Option(
    help: ArgumentHelp(
      "The formats to write, separated by commas. (default: csv,json)", valueName: "formats"))
  var data: [DataFormatList] = []

  @Option(help: "The folder in which data stands; made if it is not there.", completion: .directory)
  var out = "Output"

  @OptionGroup var settings: ConfigOptions

  @OptionGroup var options: RunOptions

  @OptionGroup var output: OutputOptions

  var consoleSettings: Console.Settings { output.settings }

  func validate() throws {
    if out.isEmpty { throw ValidationError("expected a folder for --out, found nothing") }
  }

  func run(_ console: Console) async throws {
    let file = try ConfigFile(config, settings, consequence: "nothing was run")
    let spec = try console.timings.measure("reading \(config)") { () throws(Failure) in
      try file.report(memoryLimit: options.memory.memoryLimit)
    }
    let chosen = try chosen(of: spec)
    let formats = DataFormat.allCases.filter { format in
      data.isEmpty || data.flatMap(\.formats).contains(format)
    }
    let results = try ResultFiles(spec, experiments: chosen, formats: formats)
    let folder = try OutputFolder(out, files: results.names + [Manifest.fileName])

    let pool = options.pool(console)
    let names = Set(chosen.map(\.name))
    let (runs, _) = try await spec.results(
      pool, cache: options.runCache(besideConfig: config), source: file.source
    ) { names.contains($0.name) }
    let report = Report(spec, runs: runs, of: names)
    console.show(report.brokenClaims, in: file.source)
    let files = try await results.files(of: report, pool)
    let manifest = Manifest(
      config: file.name, bytes: file.bytes(of: spec), seed: spec.seed, figures: [],
      data: files.map { Manifest.DataFile(name: $0.name, bytes: $0.bytes) })
    let timings = console.timings
    try await folder.alone(spec.fileNames) {
      try timings.measure("writing") { () throws(Failure) in
        _ = try folder.write(files, manifest, order: spec.figures.map(\.name))
      }
    }
    for note in report.notes { console.note(note) }
    console.result(
      [("out", .string(out))] + manifest.members.filter { $0.key != "figures" } + [
        ("experiments", .array(chosen.map { .string($0.name) })),
        ("expectations", .array(report.outcomes(of: names).map(\.json))),
      ])
    console.say(
      "\(counted(chosen.count, "experiment")), \(counted(files.count, "file")) in \(out)/data "
        + "(\(console.progress.elapsedText))")
    if report.brokenClaims.isEmpty { return }
    throw Failure(
      shown: report.brokenClaims, consequence: "the files hold what was found instead",
      code: .brokenClaim)
  }

  /// The named experiments, in the order of the config.
  private func chosen(of spec: ReportSpec) throws(Failure) -> [Experiment] {
    let known = spec.experiments.map(\.name)
    for name in experiments where !known.contains(name) {
      let hint = NearestName.hint(name, among: known)
      throw Failure("unknown experiment \"\(name)\"; \(hint)", code: .usage)
    }
    return spec.experiments.filter { experiments.isEmpty || experiments.contains($0.name) }
  }
}
