import Foundation
import Testing

/// The line that a person sees while runs are made.
@Suite(.serialized) struct ProgressBarTests {
  /// Many runs, which take some seconds.
  static let config = """
    {
      "experiments": {
        "noisy": {
          "objective": "rosenbrock", "start": [1, 0], "steps": 500,
          "repetitions": 1000, "noise": { "sigma": 0.01 },
          "optimizer": { "name": "gd", "learningRate": 0.001 }
        }
      },
      "figures": {}
    }
    """

  func scratch() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write("long.json", Self.config)
    return scratch
  }

  func arguments(_ scratch: Scratch) -> [String] {
    ["run", scratch.path("long.json"), "--data", "json", "--out", scratch.path("Out")]
  }

  @Test(arguments: [40, 60, 200])
  func isDrawnOverItselfAndTakenAway(_ columns: Int) throws {
    let scratch = try scratch()
    let text = try Terminal.output(
      of: arguments(scratch), ["TERM": "xterm", "NO_COLOR": "1"], columns: columns)
    let frames = text.split(separator: "\r").filter { $0.hasPrefix("runs ") }
    #expect(!frames.isEmpty, "\(text)")
    var last = 0
    for frame in frames {
      #expect(frame.hasSuffix("\u{1b}[K"))
      #expect(frame.dropLast(3).count < columns, "\(frame)")
      let match = try #require(frame.firstMatch(of: /^runs ([\d,]+) of 1,000 .*?(\d+) %/))
      let done = try #require(Int(match.1.replacing(",", with: "")))
      #expect(done > last && done < 1000)
      #expect(Int(match.2) == 100 * done / 1000)
      last = done
    }
    // Nothing of it is left when the last line comes.
    let end = try #require(text.split(separator: "\n").last?.split(separator: "\r").last)
    #expect(end.hasPrefix("\u{1b}[K1 experiment, 1 file"), "\(end)")
  }

  @Test(arguments: [["TERM": "dumb"], ["TERM": "xterm"]])
  func isOnlyForThoseWhoWatch(_ environment: [String: String]) throws {
    let scratch = try scratch()
    let isDumb = environment["TERM"] == "dumb"
    let text = try Terminal.output(
      of: arguments(scratch) + (isDumb ? [] : ["--quiet"]), environment)
    #expect(!text.contains("runs "), "\(text)")
    #expect(!text.contains("\u{1b}"))
  }

  /// The files are the same whoever watches.
  @Test func leavesNoTraceInFiles() throws {
    let scratch = try scratch()
    _ = try Terminal.output(of: arguments(scratch), ["TERM": "xterm"])
    let watched = try scratch.bytes("Out/data/noisy.json")
    let command = try Command(arguments(scratch) + ["--timings"])
    #expect(command.status == 0)
    #expect(!command.error.contains("\u{1b}"))
    #expect(try scratch.bytes("Out/data/noisy.json") == watched)
  }
}
