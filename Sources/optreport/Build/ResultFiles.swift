import ArgumentParser
import Report

/// The results of experiments on their way to files.
struct ResultFiles: Sendable {
  private let indices: [Int]
  private let formats: [DataFormat]
  /// The names, inside the output folder.
  let names: [String]

  /// Chooses the experiments and formats; `experiments` are some of those of the config.
  init(_ spec: ReportSpec, experiments: [Experiment], formats: [DataFormat]) {
    let chosen = Set(experiments.map(\.name))
    indices =
      formats.isEmpty
      ? [] : spec.experiments.indices.filter { chosen.contains(spec.experiments[$0].name) }
    self.formats = formats
    names = indices.flatMap { index in
      ExperimentData.fileNames(of: spec.experiments[index], as: formats).map { "data/\($0)" }
    }
  }

  /// Whether nothing is written.
  var isEmpty: Bool { names.isEmpty }

  /// The files of the chosen experiments.
  func files(of report: Report, _ pool: JobPool) async throws -> [(name: String, bytes: [UInt8])] {
    let formats = formats
    return try await pool.map(indices, "results") { index in
      report.data(of: index).files(as: formats).map { (name: "data/\($0.name)", bytes: $0.bytes) }
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
