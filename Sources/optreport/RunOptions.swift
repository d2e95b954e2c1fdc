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
    parsing: .unconditional,
    help: "How many runs, figures or files are worked on at a time. (default: all processors)")
  var jobs: Int?

  @Flag(help: "Compute and draw everything anew, and keep nothing.")
  var noCache = false

  @Flag(exclusivity: .exclusive)
  var onFailure = FailurePolicy.keepGoing

  @OptionGroup var memory: MemoryOptions

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("expected at least 1 job, found \(jobs)") }
  }

  /// The workers.
  func pool(_ console: Console) -> JobPool {
    let width = jobs ?? ProcessInfo.processInfo.activeProcessorCount
    Memory.takeLargePages()
    return JobPool(width: width, console: console, isFailFast: onFailure == .failFast)
  }

  /// The runs of earlier builds of a config; nil if they are not asked for.
  func runCache(besideConfig config: String) -> RunCache? {
    if noCache { return nil }
    let folder = CacheFolder(besideConfig: config)
    return RunCache(folder, program: Program.identity(folder))
  }
}

/// How much memory results may take.
struct MemoryOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Refuse experiments whose results may take more: 800MB, 16GB. (default: "
        + "\(ByteCount.text(ReportSpec.memoryLimit)))",
      valueName: "bytes"),
    transform: { text in
      guard let bytes = ByteCount.bytes(text) else {
        throw ValidationError("expected an amount of memory such as 16GB, found \"\(text)\"")
      }
      return bytes
    })
  var memoryLimit = ReportSpec.memoryLimit
}

/// What to do when a figure cannot be drawn, or when results are not what is expected.
enum FailurePolicy: EnumerableFlag {
  case keepGoing, failFast

  static func help(for value: FailurePolicy) -> ArgumentHelp? {
    switch value {
    case .keepGoing: "Do what can be done in spite of failures, and show them all."
    case .failFast: "Stop at the first failure; nothing is written then."
    }
  }
}
