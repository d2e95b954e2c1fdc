import Configuration
import Foundation
import Testing

/// Messages in the form that was asked for, whatever is wrong.
@Suite(.serialized) struct ConsoleTests {
  static let typo = "{\n  \"experiments\": {},\n  \"figurs\": {},\n  \"sed\": 1\n}\n"

  func folder() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write("small.json", SmallConfig.text())
    try scratch.write("broken.json", SmallConfig.text(finalLoss: "[8, 9]"))
    try scratch.write("typo.json", Self.typo)
    return scratch
  }

  func command(
    _ scratch: Scratch, _ arguments: [String], _ environment: [String: String] = [:]
  ) throws -> Command {
    let files = try scratch.names() + ["missing.json"]
    return try Command(
      arguments.map { files.contains($0) || $0 == "Out" ? scratch.path($0) : $0 },
      environment: environment)
  }

  /// What is wrong, the exit code, and part of a message about it.
  // swift-format-ignore
  static let mistakes: [([String], Int32, String)] = [
    (["validate", "typo.json"],                     65, "unknown key"),
    (["validate", "missing.json"],                  66, "there is no such file"),
    (["build", "small.json", "pth"],                64, "unknown figure"),
    (["build", "small.json", "--jobs", "0"],        64, "expected at least 1 job, found 0"),
    (["build"],                                     64, "missing expected argument"),
    (["validate", "small.json", "--frobnicate"],    64, "frobnicate"),
    (["build", "small.json", "--out", "small.json"], 73, "is a file"),
    (["build", "broken.json", "--out", "Out"],       1, "expected finalLoss 8 to 9"),
  ]

  /// Compilers' form: one line a mistake, which editors can read.
  @Test(arguments: mistakes)
  func shortIsALineEach(_ arguments: [String], _ status: Int32, _ message: String) throws {
    let command = try command(try folder(), arguments + ["--diagnostics", "short"])
    #expect(command.status == status)
    let lines = command.error.split(separator: "\n")
    #expect(lines.contains { $0.contains(message) }, "\(command.error)")
    for line in lines {
      #expect(
        line.contains(/^([^:]+(:\d+:\d+)?|optreport): (error|warning|note): [^\n]+$/), "\(line)")
    }
  }

  @Test(arguments: mistakes)
  func jsonIsAnObjectEach(_ arguments: [String], _ status: Int32, _ message: String) throws {
    let command = try command(try folder(), arguments + ["--diagnostics=json"])
    #expect(command.status == status)
    let objects = try command.error.split(separator: "\n").map { line in
      try #require(
        JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], "\(line)")
    }
    #expect(objects.contains { ($0["message"] as? String)?.contains(message) ?? false })
    for object in objects {
      #expect(["error", "warning", "note"].contains(object["severity"] as? String))
      #expect(object["hints"] is [String])
      #expect((object["line"] == nil) == (object["endColumn"] == nil))
    }
  }

  @Test(arguments: mistakes)
  func annotationsAreCommands(_ arguments: [String], _ status: Int32, _ message: String) throws {
    let scratch = try folder()
    let command = try command(
      scratch, arguments + ["--diagnostics", "github"],
      ["GITHUB_STEP_SUMMARY": scratch.path("summary.md"), "GITHUB_WORKSPACE": scratch.url.path])
    #expect(command.status == status)
    #expect(command.error.contains(message))
    let annotations = command.error.split(separator: "\n").filter { $0.hasPrefix("::") }
    #expect(!annotations.isEmpty)
    for line in annotations {
      #expect(
        line.contains(/^::(error|warning|notice) (file=[^:,\/]+,.*)?title=optreport/), "\(line)")
    }
    let summary = String(decoding: try scratch.bytes("summary.md"), as: UTF8.self)
    #expect(summary.contains(/^### optreport.*: \d+ error/))
  }

  @Test func jsonHasThePlace() throws {
    let scratch = try folder()
    let command = try command(scratch, ["validate", "typo.json", "--diagnostics", "json"])
    let path = scratch.path("typo.json")
    #expect(
      command.error.split(separator: "\n").first == """
        {"severity": "error", "message": "unknown key \\"figurs\\" in a report", "file": "\(path)", \
        "line": 3, "column": 3, "endLine": 3, "endColumn": 11, "hints": ["did you mean \\"figures\\"?"]}
        """)
  }

  /// GitHub shows ten annotations of a kind and drops the others without a word.
  @Test func annotationsStayWithinTheirLimit() throws {
    let scratch = try Scratch()
    let keys = (1...23).map { "\"unknown\($0)\": \($0)" }.joined(separator: ",\n")
    try scratch.write("many.json", "{ \"experiments\": {}, \"figures\": {},\n\(keys) }")
    let command = try command(
      scratch, ["validate", "many.json", "--diagnostics", "github"],
      ["GITHUB_STEP_SUMMARY": scratch.path("summary.md")])
    let annotations = command.error.split(separator: "\n").filter { $0.hasPrefix("::error ") }
    #expect(annotations.count == 10)
    #expect(annotations.last?.hasSuffix("::and 14 more; the log of the step has them all") ?? false)
    for number in 1...23 { #expect(command.error.contains("\"unknown\(number)\"")) }
    let summary = String(decoding: try scratch.bytes("summary.md"), as: UTF8.self)
    #expect(summary.hasPrefix("### optreport validate: 23 errors\n"))
  }

  /// Whatever the environment says, files and pipes get no colors unless they are asked for.
  @Test func colorsAreForTerminals() throws {
    let scratch = try folder()
    for environment in [[:], ["TERM": "xterm-256color"], ["NO_COLOR": "1"]] {
      let command = try command(scratch, ["validate", "typo.json"], environment)
      #expect(!command.error.contains("\u{1b}"))
    }
    let colored = try command(scratch, ["validate", "typo.json", "--color", "always"])
    let plain = try command(scratch, ["validate", "typo.json", "--color", "never"])
    #expect(colored.error.contains("\u{1b}[1;31merror:\u{1b}[0m"))
    #expect(colored.error.replacing(/\u{1b}\[[0-9;]*m/, with: "") == plain.error)
  }

  /// https://no-color.org: any value but the empty one.
  // swift-format-ignore
  static let terminals: [([String: String], Bool)] = [
    (["TERM": "xterm"],                                  true),
    (["TERM": "xterm", "NO_COLOR": ""],                  true),
    (["TERM": "xterm", "NO_COLOR": "0"],                 false),
    (["TERM": "dumb"],                                   false),
  ]
  @Test(arguments: terminals)
  func colorsHeedTheEnvironment(_ environment: [String: String], _ isColored: Bool) throws {
    let scratch = try folder()
    var variables = environment
    variables["NO_COLOR"] = environment["NO_COLOR"] ?? ""
    let text = try Terminal.output(of: ["validate", scratch.path("typo.json")], variables)
    #expect(text.contains("\u{1b}[1;31merror:") == isColored, "\(text)")
    let never = try Terminal.output(
      of: ["validate", scratch.path("typo.json"), "--color", "never"], variables)
    #expect(!never.contains("\u{1b}"))
  }
}
