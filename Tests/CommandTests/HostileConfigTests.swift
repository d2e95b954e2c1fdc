import Foundation
import Testing

/// Configs that nobody means well with are refused, at their place, in little time and memory.
@Suite(.serialized) struct HostileConfigTests {
  static func config(_ members: String, name: String = "it") -> String {
    """
    { "experiments": { "\(name)": { "objective": "bowl", "start": [0, 0], "optimizer":
      { "name": "gd", "learningRate": 0.1 }, "steps": 5, \(members) } }, "figures": {} }
    """
  }

  static let table: [(config: String, message: String)] = [
    (config("\"steps\": 1"), "duplicate key \"steps\""),
    (config("\"noise\": { \"sigma\": 1e999 }"), "expected a number up to 1.8e308, found 1e999"),
    (config("\"noise\": { \"sigma\": -1e-999 }"), ""),
    (config("\"combine\": 1e308"), "expected \"grid\" or \"zip\" for \"combine\", found 1e308"),
    (
      config("\"stop\": { \"evaluations\": 1000000000000 }"),
      "\"evaluations\" must be in [1, 1000000000], found 1000000000000"
    ),
    (
      config("\"repetitions\": 1000000, \"noise\": { \"sigma\": 1 }"),
      "\"repetitions\" must be in [1, 100000], found 1000000"
    ),
    (
      config(
        "\"noise\": { \"sigma\": { \"sweep\": { \"from\": 0, \"to\": 1, \"count\": 1000000 } } }"),
      "\"count\" must be in [2, 100000], found 1000000"
    ),
    (config("", name: "../../escape"), "expected an experiment name of letters"),
    (config("", name: "a\\u0000b"), "expected an experiment name of letters"),
    (config("", name: "a\\nb"), "expected an experiment name of letters"),
    (config("", name: "a\\u202egnp"), "expected an experiment name of letters"),
    (config("", name: "a\u{202e}gnp"), "expected an experiment name of letters"),
    (config("", name: ""), "expected an experiment name of letters"),
    (
      "{ \"figures\": { \"../x\": { \"title\": \"\", \"panels\": [] } } }",
      "expected a figure name of letters"
    ),
    (
      "{ \"figures\": { \"a\\u202eb\": { \"title\": \"\", \"panels\": [] } } }",
      "expected a figure name of letters"
    ),
    (
      String(repeating: "[", count: 100_000),
      "expected at most 200 nested arrays and objects, found more"
    ),
    (
      "{ \"figures\": {}, \"shared\": { \"a\": "
        + String(repeating: "{\"a\":", count: 150) + "{\"use\":\"b\"}"
        + String(repeating: "}", count: 150) + ", \"b\": "
        + String(repeating: "{\"a\":", count: 150) + "1" + String(repeating: "}", count: 150)
        + "} }",
      "expected at most 200 nested arrays and objects, found more"
    ),
  ]

  @Test func mistakesAreShownAtTheirPlace() throws {
    let scratch = try Scratch()
    for (config, message) in Self.table where !message.isEmpty {
      try scratch.write("hostile.json", config.replacing(", }", with: " }"))
      let command = try Command(
        ["build", scratch.path("hostile.json"), "--out", scratch.path("Output"), "--data", "csv"])
      #expect(command.hasExited)
      #expect(command.status == 65, "\(message): \(command.error)")
      #expect(command.error.contains("error: \(message)"), "\(message): \(command.error)")
      #expect(command.error.hasPrefix("\(scratch.path("hostile.json")):"))
      #expect(!command.error.unicodeScalars.contains("\u{202e}"))
    }
    #expect(try scratch.names() == ["hostile.json"])
  }

  /// Nobody could read them, and laying them out would take minutes.
  @Test func thousandsOfPanelsAreRefused() throws {
    let scratch = try Scratch()
    let panel = #"{ "marks": [{ "mark": "trajectory", "of": "bowl" }] }"#
    let rows = Array(
      repeating: "[" + Array(repeating: panel, count: 21).joined(separator: ",") + "]", count: 20)
    let text = SmallConfig.text()
    let old = #"[[ { "marks": [ { "mark": "trajectory", "of": "bowl" } ] } ]]"#
    try #require(text.contains(old))
    try scratch.write(
      "panels.json",
      text.replacingOccurrences(of: old, with: "[" + rows.joined(separator: ",") + "]"))
    let command = try Command(["validate", scratch.path("panels.json")])
    #expect(command.status == 65)
    #expect(command.error.contains("expected at most 400 panels, found 420"))
    #expect(command.error.contains("--raise-limits 10 allows ten times as much"))
    let raised = try Command(["validate", scratch.path("panels.json"), "--raise-limits", "1.05"])
    #expect(raised.status == 0)
    let lowered = try Command(["validate", scratch.path("panels.json"), "--raise-limits", "0.5"])
    #expect(lowered.status == 64)
  }

  /// Numbers of what was allowed are multiplied, and do not overflow.
  @Test func raisedLimitsAreLimits() throws {
    let scratch = try Scratch()
    let sweep = "{ \"sweep\": { \"from\": 0, \"to\": 1, \"count\": 1000000000 } }"
    let text = Self.config("\"noise\": { \"sigma\": \(sweep) }")
      .replacing("\"learningRate\": 0.1", with: "\"learningRate\": \(sweep)")
    try scratch.write("grid.json", text)
    let command = try Command(["validate", scratch.path("grid.json"), "--raise-limits", "1000000"])
    #expect(command.status == 65, "\(command.error)")
    #expect(command.error.contains("at most 1000000000 combinations of swept values, found more"))
  }

  /// What is too much is refused before it is read.
  @Test func moreThanAnybodyCouldReadIsRefused() throws {
    let scratch = try Scratch()
    let text = SmallConfig.text()
    let mark = #"{ "mark": "trajectory", "of": "bowl" }"#
    let experiments = (0...10_000).map { "\"e\($0)\": 1" }.joined(separator: ", ")
    let word = String(repeating: "word ", count: 2001)
    let formula = "x" + String(repeating: "+x", count: 50_000)
    let table: [(old: String, new: String, message: String)] = [
      (
        mark, Array(repeating: "1", count: 1001).joined(separator: ","),
        "1000 marks in a panel, found 1001"
      ),
      (
        #""experiments": {"#, #""experiments": { \#(experiments),"#,
        "10000 experiments, found 10003"
      ),
      ("Two strengths of noise", word, "10000 characters in a text, found more"),
      (
        #""bowl", "start""#, #"{ "formula": "\#(formula)" }, "start""#,
        "100000 characters in a formula, found more"
      ),
    ]
    for (old, new, message) in table {
      try #require(text.contains(old), "\(old)")
      try scratch.write("much.json", text.replacingOccurrences(of: old, with: new))
      let command = try Command(["validate", scratch.path("much.json")])
      #expect(command.status == 65)
      #expect(command.error.contains("expected at most \(message)"), "\(command.error.prefix(300))")
      #expect(command.error.contains("1 error; "))
      #expect(command.error.utf8.count < 2000)
    }
  }

  /// The number of bytes is looked at before the text is.
  @Test func hugeFilesAreNotRead() throws {
    let scratch = try Scratch()
    try Data(count: 100_000_000).write(to: scratch.url.appending(path: "huge.json"))
    try scratch.write("own.json", #"{ "extends": "huge.json" }"#)
    for name in ["huge.json", "own.json"] {
      let command = try Command(["validate", scratch.path(name)])
      #expect(command.status == 65)
      #expect(
        command.error
          == "error: \(scratch.path("huge.json")): expected at most 16MB, found more; --config-limit 160MB raises the limit\n"
      )
    }
    try scratch.write("small.json", SmallConfig.text())
    let small = try Command(["validate", scratch.path("small.json"), "--config-limit", "900B"])
    #expect(small.status == 65)
    #expect(small.error.contains("expected at most 900B, found more; --config-limit 9kB raises"))
    #expect(
      try Command(["validate", scratch.path("small.json"), "--config-limit", "2kB"]).status == 0)
    #expect(
      try Command(["validate", scratch.path("small.json"), "--config-limit", "x"]).status == 64)
  }

  /// Nobody may ever write to a pipe that a config names, and a device may never end.
  @Test func pipesAndDevicesAreNotWaitedFor() throws {
    let scratch = try Scratch()
    #expect(mkfifo(scratch.path("pipe"), 0o600) == 0)
    for name in ["pipe", "/dev/zero", "/dev/tty"] {
      try scratch.write("waiting.json", #"{ "extends": "\#(name)" }"#)
      let command = try Command(["validate", scratch.path("waiting.json")])
      #expect(command.status == 65)
      #expect(command.error.contains("error: \"\(name)\" cannot be read"), "\(command.error)")
    }
    // What the user names may be a pipe: <(jq …).
    let piped = try Command(["validate", "/dev/stdin"], input: SmallConfig.text())
    #expect(piped.status == 0, "\(piped.error)")
  }

  /// A million mistakes do not make a million lines.
  @Test func manyMistakesStayReadable() throws {
    let scratch = try Scratch()
    let keys = (0..<10_000).map { "\"key\($0)\": 1" }.joined(separator: ",")
    try scratch.write("many.json", "{ \"figures\": {}, \(keys) }")
    let command = try Command(["validate", scratch.path("many.json")])
    #expect(command.status == 65)
    #expect(command.error.contains("error: more unknown keys in a report: 10000 in all\n"))
    #expect(command.error.split(separator: "\n").count < 1000)

    let experiments = (0..<400).map { "\"e\($0)\": { \"start\": 1 }" }.joined(separator: ",")
    try scratch.write("many.json", "{ \"figures\": {}, \"experiments\": { \(experiments) } }")
    let wrong = try Command(["validate", scratch.path("many.json")])
    #expect(wrong.status == 65)
    #expect(wrong.error.hasSuffix("600 more errors are not shown\n800 errors; nothing was run\n"))
  }
}
