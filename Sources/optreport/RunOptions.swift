import ArgumentParser
import Report

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What all commands that run experiments have in common.
struct RunOptions: ParsableArguments {
  @Option(
    help: "How many runs, figures or files are worked on at a time. (default: all processors)")
  var jobs: Int?

  @OptionGroup var memory: MemoryOptions

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("expected at least 1 job, found \(jobs)") }
  }

  /// The workers.
  func pool(_ progress: Progress) -> JobPool {
    JobPool(width: jobs ?? ProcessInfo.processInfo.activeProcessorCount, progress: progress)
  }

  /// The results of some experiments of a config; none of the others.
  func results(
    of spec: ReportSpec, where isChosen: (Experiment) -> Bool = { _ in true }, _ pool: JobPool
  ) async throws -> [[Run]] {
    let pieces = spec.experiments.map { isChosen($0) ? Report.pieces(of: $0, in: spec) : [] }
    let runs = try await pool.map(pieces.flatMap { $0 }, "runs") { $0.runs() }
    var rest = runs[...]
    let experiments = zip(spec.experiments, pieces).map { experiment, pieces in
      defer { rest = rest.dropFirst(pieces.count) }
      return (experiment, rest.prefix(pieces.count).flatMap { $0 })
    }
    return try await pool.map(experiments, "experiments") { Report.results(of: $0, from: $1) }
  }
}

/// How much memory results may take.
struct MemoryOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Refuse experiments whose results may take more: 800MB, 16GB.", valueName: "bytes"),
    transform: { text in
      guard let bytes = ByteCount.bytes(text) else {
        throw ValidationError("expected an amount of memory such as 16GB, found \"\(text)\"")
      }
      return bytes
    })
  var memoryLimit = ReportSpec.memoryLimit
}
