import Foundation
import Testing

/// Which files of an output folder are removed since the config no longer makes them: the same with a
/// cache and without.
@Suite(.serialized) struct StaleFilesTests {
  private func scratch() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write("config.json", SmallConfig.text())
    return scratch
  }

  private func run(_ command: String, in scratch: Scratch, _ arguments: String...) throws {
    let done = try Command(
      [command, scratch.path("config.json"), "--out", scratch.path("Output")] + arguments)
    #expect(done.status == 0, "\(done.error)")
  }

  /// The names of the files that are removed; a dry run names the same and removes nothing.
  private func removed(in scratch: Scratch) throws -> [String] {
    let arguments = [
      "clean", "--stale", scratch.path("config.json"), "--out", scratch.path("Output"),
    ]
    let before = try scratch.allNames("Output")
    let dry = try Command(arguments + ["--dry-run"])
    #expect(try scratch.allNames("Output") == before)
    let done = try Command(arguments)
    #expect(dry.status == 0 && done.status == 0)
    #expect(dry.output == done.output)
    let gone = Set(before).subtracting(try scratch.allNames("Output")).sorted()
    #expect(done.error.hasPrefix("\(gone.count) file"), "\(done.error)")
    return gone
  }

  /// Takes an experiment and its figure out of the config.
  private func takeOutNoisy(_ scratch: Scratch) throws {
    let bytes = Data(try scratch.bytes("config.json"))
    var config = try #require(JSONSerialization.jsonObject(with: bytes) as? [String: Any])
    for (part, name) in [("experiments", "noisy"), ("figures", "loss")] {
      var members = try #require(config[part] as? [String: Any])
      #expect(members.removeValue(forKey: name) != nil)
      config[part] = members
    }
    let text = try JSONSerialization.data(withJSONObject: config, options: .sortedKeys)
    try scratch.write("config.json", String(decoding: text, as: UTF8.self))
  }

  @Test func staleFilesAreRemovedAndOthersAreNot() throws {
    let scratch = try scratch()
    try run("build", in: scratch, "--format", "png,svg,txt")
    try scratch.write("Output/notes.txt", "mine")
    try scratch.write("Output/photo.png", "mine")
    try scratch.edit("\"loss\": {", "\"curve\": {")
    try run("build", in: scratch, "--format", "svg,txt")
    #expect(
      try removed(in: scratch) == ["baseline/loss.scene.gz", "loss.png", "loss.svg", "loss.txt"])
    #expect(try scratch.names("Output").contains("notes.txt"))
  }

  /// A manifest tells of the results of one run of the program, and of what stood there before.
  @Test func resultsOfAnExperimentThatIsGoneAreStale() throws {
    let scratch = try scratch()
    try run("run", in: scratch)
    try takeOutNoisy(scratch)
    try run("run", in: scratch)
    let files = ["data/noisy-summary.csv", "data/noisy.csv", "data/noisy.json"]
    #expect(try removed(in: scratch) == files)
    #expect(try removed(in: scratch) == [])
    try run("run", in: scratch, "--data", "csv")
    let manifest = String(decoding: try scratch.bytes("Output/manifest.json"), as: UTF8.self)
    #expect(!manifest.contains("noisy"))
  }

  @Test(arguments: [true, false])
  func theSameFilesAreStaleWithoutTheCache(_ hasCache: Bool) throws {
    let scratch = try scratch()
    try run("build", in: scratch, "--format", "svg,txt", "--data", "csv")
    try takeOutNoisy(scratch)
    if !hasCache { try FileManager.default.removeItem(atPath: scratch.path(".optreport")) }
    try run("build", in: scratch, "--format", "png")
    // One more build has nothing to do with the files either.
    try scratch.edit("Small", "Smaller")
    try run("build", in: scratch, "--format", "png")
    if !hasCache { try FileManager.default.removeItem(atPath: scratch.path(".optreport")) }
    #expect(
      try removed(in: scratch) == [
        "baseline/loss.scene.gz", "baseline/noisy.csv.gz", "data/noisy-summary.csv",
        "data/noisy.csv", "loss.svg", "loss.txt",
      ])
  }

  /// Who puts a file of his own in the place of an old one keeps it.
  @Test func aFileOfOnesOwnUnderAnOldNameIsKept() throws {
    let scratch = try scratch()
    try run("build", in: scratch, "--format", "svg")
    try takeOutNoisy(scratch)
    try run("build", in: scratch, "--format", "svg")
    try scratch.write("Output/loss.svg", "mine")
    #expect(!(try removed(in: scratch)).contains("loss.svg"))
  }
}
