import ArgumentParser
import Report

/// The results of experiments on their way to files.
struct ResultFiles: Sendable {
  private let indices: [Int]
  private let formats: [DataFormat]
  /// The names, inside the output folder.
  let names: [String]

  /// Chooses the experiments and formats; `experiments` are some of those of the config.
  init(_ spec: ReportSpec, experiments: [Experiment], formats: [DataFormat]) throws(Failure) {
    let chosen = Set(experiments.map(\.name))
    indices =
      formats.isEmpty
      ? [] : spec.experiments.indices.filter { chosen.contains(spec.experiments[$0].name) }
    self.formats = formats
    var owners: [String: String] = [:]
    var names: [String] = []
    for experiment in indices.map({ spec.experiments[$0] }) {
      for file in ExperimentData.fileNames(of: experiment, as: formats) {
        names.append("data/\(file)")
        guard let other = owners.updateValue(experiment.name, forKey: file) else { continue }
        throw Failure(
          "data/\(file): expected a file of one experiment, found two that write it: "
            + "\"\(other)\" and \"\(experiment.name)\"", code: .badConfig)
      }
    }
    self.names = names
  }

  /// Whether nothing is written.
  var isEmpty: Bool { names.isEmpty }

  /// The files of the chosen experiments.
  func files(of report: Report, _ pool: JobPool) async throws -> [(name: String, bytes: [UInt8])] {
    let (formats, timings) = (formats, pool.console.timings)
    return try await pool.map(indices, "results") { index in
      let data = report.data(of: index)
      let files = timings.measure("writing down the results") { data.files(as: formats) }
      return files.map { (name: "data/\($0.name)", bytes: $0.bytes) }
    }.flatMap { $0 }
  }
}

/// Formats as the command line gives them: "csv", or "csv,json".
struct DataFormatList: ExpressibleByArgument {
  let formats: [DataFormat]

  init?(argument: String) {
    let names = argument.split(separator: ",", omittingEmptySubsequences: false)
    formats = names.compactMap { DataFormat(rawValue: String($0)) }
    if formats.count != names.count { return nil }
  }

  static var allValueStrings: [String] { DataFormat.allCases.map(\.rawValue) }
  static var defaultCompletionKind: CompletionKind { NameCompletion.list(of: allValueStrings) }
}
