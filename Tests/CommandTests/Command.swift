import Foundation
import Testing

/// The program as the shell sees it.
struct Command {
  /// What the shell got.
  let status: Int32
  /// Whether the program ended by itself, and not by a signal.
  let hasExited: Bool
  let output: String
  let error: String

  /// Runs `optreport` to its end; no file may become longer than `fileLimit` kibibytes, as if the
  /// disk were full; `input` is what it reads, and `folder` where it is run, by `program` if another one
  /// than that of the tests is meant.
  init(
    _ arguments: [String], environment: [String: String] = [:], fileLimit: Int? = nil,
    input: String? = nil, folder: URL? = nil, program: URL = Command.executable
  ) throws {
    let process = Process()
    if let folder { process.currentDirectoryURL = folder }
    let (output, error) = (Pipe(), Pipe())
    if let fileLimit {
      let script = "trap '' XFSZ; ulimit -f \(fileLimit); exec \"$0\" \"$@\""
      process.executableURL = URL(filePath: "/bin/bash")
      process.arguments = ["-c", script, program.path] + arguments
    } else {
      process.executableURL = program
      process.arguments = arguments
    }
    // The cache stands beside the config, whatever the machine says.
    process.environment = ProcessInfo.processInfo.environment
      .merging(["XDG_CACHE_HOME": ""]) { $1 }.merging(environment) { $1 }
    process.standardOutput = output
    process.standardError = error
    let typed = input.map { _ in Pipe() }
    if let typed { process.standardInput = typed }
    try process.run()
    if let typed, let input {
      try typed.fileHandleForWriting.write(contentsOf: Data(input.utf8))
      try typed.fileHandleForWriting.close()
    }
    let texts = [output, error].map { pipe in
      String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    }
    process.waitUntilExit()
    status = process.terminationStatus
    hasExited = process.terminationReason == .exit
    self.output = texts[0]
    self.error = texts[1]
  }

  /// The program stands beside the tests that were built with it.
  static var executable: URL {
    #if os(macOS)
      let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") } ?? .main
      return bundle.bundleURL.deletingLastPathComponent().appending(path: "optreport")
    #else
      return Bundle.main.bundleURL.appending(path: "optreport")
    #endif
  }
}

/// A folder that lasts as long as a test.
final class Scratch {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "optreport-\(UUID())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appending(path: name).path }

  func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: url.appending(path: name))
  }

  func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: url.appending(path: name)))
  }

  /// Replaces words in the config of the folder.
  func edit(_ old: String, _ new: String) throws {
    let text = String(decoding: try bytes("config.json"), as: UTF8.self)
    try #require(text.contains(old))
    try write("config.json", text.replacingOccurrences(of: old, with: new))
  }

  /// The names inside a folder, hidden ones too, sorted; but not that of the folder with what checks
  /// compare with.
  func names(_ folder: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path(folder))
      .filter { $0 != "baseline" }.sorted()
  }

  /// The names of all files below a folder, sorted.
  func allNames(_ folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: path(folder)).sorted()
  }
}

/// Configs that build fast.
enum SmallConfig {
  /// A path and a curve; `finalLoss` is what the experiment expects.
  static func text(finalLoss: String = "[0, 1]", seed: Int = 7) -> String {
    """
    {
      "title": "Small", "author": "optreport", "seed": \(seed), "dotsPerInch": 72,
      "experiments": {
        "bowl": {
          "objective": "bowl", "start": [0, 0], "steps": 20,
          "optimizer": { "name": "gd", "learningRate": 0.1 },
          "expect": [
            { "steps": 20 },
            { "finalLoss": \(finalLoss), "as": "loss" }
          ]
        },
        "noisy": {
          "objective": "boundedSaddle", "start": [1, 0], "steps": 40, "repetitions": 4,
          "optimizer": { "name": "gd", "learningRate": 0.1 },
          "noise": { "sigma": { "sweep": [0.01, 0.1] } }
        }
      },
      "figures": {
        "path": {
          "title": "Down to {{bowl.loss:2}}", "alt": "A path to $f < 10^{-2}$.", "caption": "On $x^2$.",
          "size": [80, 60],
          "panels": [[ { "marks": [ { "mark": "trajectory", "of": "bowl" } ] } ]]
        },
        "loss": {
          "title": "Two strengths of noise", "alt": "Curves.", "size": [90, 60],
          "panels": [[ { "marks": [ { "mark": "line", "of": "noisy", "y": "loss" } ] } ]]
        }
      }
    }
    """
  }
}

extension Trait where Self == ConditionTrait {
  /// Where files may not become long, the thread sanitizer ends the program: it writes some itself.
  static var withoutThreadSanitizer: Self {
    .enabled(if: ProcessInfo.processInfo.environment["TSAN_OPTIONS"] == nil)
  }
}
