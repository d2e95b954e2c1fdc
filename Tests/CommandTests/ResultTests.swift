import Foundation
import Testing

/// One object on standard output, whatever happens.
@Suite(.serialized) struct ResultTests {
  func folder() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write("small.json", SmallConfig.text())
    try scratch.write("broken.json", SmallConfig.text(finalLoss: "[8, 9]"))
    try scratch.write("typo.json", ConsoleTests.typo)
    return scratch
  }

  func result(_ scratch: Scratch, _ arguments: [String]) throws -> (Int32, [String: Any]) {
    let files = try scratch.names() + ["Out", "missing.json", "new.json"]
    let command = try Command(
      arguments.map { files.contains($0) ? scratch.path($0) : $0 } + ["--json"])
    let object = try JSONSerialization.jsonObject(with: Data(command.output.utf8))
    return (command.status, try #require(object as? [String: Any], "\(command.output)"))
  }

  // swift-format-ignore
  static let commands: [([String], Int, Int)] = [
    (["validate", "small.json"],                        0, 0),
    (["validate", "small.json", "typo.json"],          65, 2),
    (["validate", "missing.json"],                     66, 1),
    (["build", "small.json", "--out", "Out"],           0, 0),
    (["build", "small.json", "--format", "gif"],       64, 1),
    (["build", "broken.json", "--out", "Out"],          1, 1),
    (["run", "broken.json", "--out", "Out"],            1, 1),
    (["check", "small.json", "--out", "Out"],          66, 1),
    (["clean", "small.json"],                           0, 0),
    (["fmt", "typo.json"],                              0, 0),
    (["init", "new.json"],                              0, 0),
    (["list"],                                          0, 0),
    (["list", "figures", "small.json"],                 0, 0),
    (["list", "experiments", "missing.json"],          66, 1),
    (["list", "experiments", "typo.json"],             65, 2),
    (["explain", "adam"],                               0, 0),
    (["explain", "adamm"],                             64, 1),
    (["explain", "bowl", "--config", "missing.json"],  66, 1),
    (["explain", "cache", "--config", "small.json", "--out", "Out"], 66, 1),
  ]

  @Test(arguments: commands)
  func saysHowItEnded(_ arguments: [String], _ code: Int, _ messages: Int) throws {
    let (status, object) = try result(try folder(), arguments)
    #expect(status == Int32(code))
    #expect(object["exitCode"] as? Int == code)
    #expect((object["command"] as? String)?.hasPrefix("optreport") ?? false)
    #expect((object["messages"] as? [[String: Any]])?.count == messages)
  }

  /// A build that has nothing to do says the same of its figures as the one before.
  @Test func namesFilesAndExpectations() throws {
    let scratch = try folder()
    let arguments = ["build", "small.json", "--out", "Out", "--format", "png"]
    let (_, first) = try result(scratch, arguments)
    let (_, second) = try result(scratch, arguments)
    #expect(Set(first["drawn"] as? [String] ?? []) == ["path", "loss"])
    #expect(first["computed"] as? [String] == ["bowl", "noisy"])
    #expect(second["drawn"] as? [String] == [])
    #expect(second["computed"] as? [String] == [])
    for object in [first, second] {
      let figures = try #require(object["figures"] as? [[String: Any]])
      #expect(figures.map { $0["name"] as? String } == ["path", "loss"])
      let files = try #require(figures[0]["files"] as? [[String: Any]])
      #expect(files.map { $0["name"] as? String } == ["path.png"])
      let claims = try #require(object["expectations"] as? [[String: Any]])
      #expect(claims.map { $0["measure"] as? String } == ["steps", "finalLoss"])
      #expect(claims.map { $0["holds"] as? Bool } == [true, true])
      #expect(claims[0]["found"] as? [String] == ["20"])
    }
  }

  @Test func checksSayWhatDrifted() throws {
    let scratch = try folder()
    let build = try Command([
      "build", scratch.path("small.json"), "--out", scratch.path("Out"), "--format", "png",
    ])
    #expect(build.status == 0)
    let (same, before) = try result(scratch, ["check", "small.json", "--out", "Out"])
    #expect(same == 0 && before["drift"] as? Bool == false)
    try scratch.write("small.json", SmallConfig.text(seed: 8))
    let (status, after) = try result(scratch, ["check", "small.json", "--out", "Out"])
    #expect(status == 1 && after["drift"] as? Bool == true)
    let figures = try #require(after["figures"] as? [[String: Any]])
    #expect(figures.map { $0["verdict"] as? String } == ["same", "drift"])
  }

  /// Times are for people who wonder; they are in no other output.
  @Test func timingsAreListedWhenAskedFor() throws {
    let scratch = try folder()
    let arguments = ["build", scratch.path("small.json"), "--out", scratch.path("Out")]
    let command = try Command(arguments + ["--timings", "--no-cache"])
    let lines = command.error.split(separator: "\n")
    #expect(lines.contains { $0.contains(/^\d+\.\d\d s by the clock; the work adds up to \d/) })
    #expect(lines.contains { $0.contains(/^ +\d+\.\d\d s +\d+ %  composing loss$/) }, "\(lines)")
    #expect(lines.contains { $0.hasSuffix(" more") })
    let (_, object) = try result(
      scratch, ["build", "small.json", "--out", "Out", "--timings", "--no-cache"])
    let pieces = try #require(object["timings"] as? [[String: Any]])
    let names = pieces.compactMap { $0["name"] as? String }
    for name in ["composing path", "encoding path.png", "running bowl", "writing"] {
      #expect(names.contains(name))
    }
    let seconds = pieces.compactMap { $0["seconds"] as? Double }
    #expect(seconds == seconds.sorted(by: >) && seconds.count == pieces.count)
  }
}
