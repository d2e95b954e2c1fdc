import Configuration
import Foundation
import Report

/// The config that the repository's figures are made from, as it is or with a text replaced.
struct CommittedReport {
  let text: String
  let spec: ReportSpec

  /// Where the config and the texts of its handout are.
  static let folder = (0..<3).reduce(URL(filePath: #filePath)) { url, _ in
    url.deletingLastPathComponent()
  }.appending(path: "Configs")

  /// Reads the config with every occurrence of `old` replaced.
  init(replacing old: String = "", with new: String = "") throws {
    var text = try String(
      contentsOf: Self.folder.appending(path: "experiments.json"), encoding: .utf8)
    if !old.isEmpty {
      guard text.contains(old) else { throw Missing(text: old) }
      text = text.replacing(old, with: new)
    }
    self.text = text
    spec = try readConfig(text) { path in
      (try? Data(contentsOf: Self.folder.appending(path: path))).map {
        Source(name: path, bytes: [UInt8]($0))
      }
    }
  }

  /// The config no longer says what a test replaces.
  struct Missing: Error { var text: String }

  /// The report of a few experiments; the others have no runs.
  func report(running names: Set<String>) -> (runs: [String: [Run]], report: Report) {
    let runs = spec.experiments.map {
      names.contains($0.name) ? Report.runs(of: $0, in: spec) : []
    }
    let pairs = zip(spec.experiments.map(\.name), runs)
    return (Dictionary(pairs, uniquingKeysWith: { first, _ in first }), Report(spec, runs: runs))
  }

  /// The report of all experiments.
  func report() -> Report { report(running: Set(spec.experiments.map(\.name))).report }
}
