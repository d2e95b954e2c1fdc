import Foundation
import Testing

/// The line that a person sees while runs are made.
@Suite(.serialized) struct ProgressBarTests {
  /// Many experiments, which take some seconds and leave little to write.
  static var config: String {
    let experiments = (0..<30).map { number in
      """
      "e\(number)": {
        "objective": { "formula": "sum(i = 1..12, cos(i*x)/i^2)" }, "start": [\(number + 1)],
        "optimizer": { "name": "gd", "learningRate": 0.01 }, "steps": 200
      }
      """
    }
    return "{ \"experiments\": { \(experiments.joined(separator: ",")) }, \"figures\": {} }"
  }

  func scratch() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write("long.json", Self.config)
    return scratch
  }

  func arguments(_ scratch: Scratch) -> [String] {
    [
      "run", scratch.path("long.json"), "--data", "json", "--no-cache", "--out",
      scratch.path("Out"),
    ]
  }

  @Test(arguments: [40, 60, 200])
  func isDrawnOverItselfAndTakenAway(_ columns: Int) throws {
    let scratch = try scratch()
    let text = try Terminal.output(
      of: arguments(scratch), ["TERM": "xterm", "NO_COLOR": "1"], columns: columns)
    let frames = text.split(separator: "\r").filter { $0.contains(" of 30 ") }
    #expect(!frames.isEmpty, "\(text)")
    var last: [Substring: Int] = [:]
    for frame in frames {
      #expect(frame.hasSuffix("\u{1b}[K"))
      #expect(frame.dropLast(3).count < columns, "\(frame)")
      let match = try #require(frame.firstMatch(of: /^(\w+) (\d+) of 30 .*?(\d+) %/))
      let done = try #require(Int(match.2))
      #expect(done > last[match.1, default: 0] && done < 30)
      #expect(Int(match.3) == 100 * done / 30)
      last[match.1] = done
    }
    // Nothing of it is left when the last line comes.
    let end = try #require(text.split(separator: "\n").last?.split(separator: "\r").last)
    #expect(end.hasPrefix("\u{1b}[K30 experiments, 30 files"), "\(end)")
  }

  @Test(arguments: [["TERM": "dumb"], ["TERM": "xterm"]])
  func isOnlyForThoseWhoWatch(_ environment: [String: String]) throws {
    let scratch = try scratch()
    let isDumb = environment["TERM"] == "dumb"
    let text = try Terminal.output(
      of: arguments(scratch) + (isDumb ? [] : ["--quiet"]), environment)
    #expect(!text.contains(" of 30"), "\(text)")
    #expect(!text.contains("\u{1b}"))
  }

  /// The files are the same whoever watches.
  @Test func leavesNoTraceInFiles() throws {
    let scratch = try scratch()
    _ = try Terminal.output(of: arguments(scratch), ["TERM": "xterm"])
    let watched = try scratch.bytes("Out/data/e7.json")
    let command = try Command(arguments(scratch) + ["--timings"])
    #expect(command.status == 0)
    #expect(!command.error.contains("\u{1b}"))
    #expect(try scratch.bytes("Out/data/e7.json") == watched)
  }
}
