import Foundation
import Testing

/// What stays between builds, and what makes it new.
@Suite(.serialized) struct CacheTests {
  /// A folder in which a config was built once.
  private func built(_ arguments: [String] = []) throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write("config.json", SmallConfig.text())
    let first = try build(scratch, arguments)
    #expect(first.status == 0)
    return scratch
  }

  private func build(_ scratch: Scratch, _ arguments: [String] = []) throws -> Command {
    try Command(
      [
        "build", scratch.path("config.json"), "--out", scratch.path("Output"), "--format",
        "svg,txt",
      ]
        + arguments)
  }

  @Test func anUnchangedBuildDoesNothing() throws {
    let scratch = try built()
    let before = try scratch.bytes("Output/manifest.json")
    let again = try build(scratch)
    #expect(again.status == 0)
    #expect(again.error.contains("2 figures, 4 files"))
    #expect(again.error.contains(": unchanged ("))
    #expect(try scratch.bytes("Output/manifest.json") == before)
  }

  /// What a build said about the config is said again, at its place, until the config is changed;
  /// and in the form that is asked for.
  @Test func anUnchangedBuildSaysTheSameAgain() throws {
    let scratch = try Scratch()
    try scratch.write("base.json", SmallConfig.text(finalLoss: "[8, 9]"))
    try scratch.write("config.json", #"{ "extends": "base.json" }"#)
    for arguments in [
      [], ["--diagnostics", "short"], ["--set", "experiments.bowl.expect[1].finalLoss=[7,8]"],
    ] {
      let first = try build(scratch, arguments)
      let second = try build(scratch, arguments)
      #expect(first.status == 1 && second.status == 1)
      #expect(second.error.contains(": unchanged") || arguments.contains("short"))
      func messages(_ command: Command) -> [Substring] {
        command.error.split(separator: "\n").filter { !$0.contains("2 figures") }
      }
      #expect(messages(first) == messages(second))
      #expect(messages(first).contains { $0.contains("expected finalLoss") })
    }
    // Nothing else is drawn, but places are others.
    let text = String(decoding: try scratch.bytes("base.json"), as: UTF8.self)
    try scratch.write("base.json", "\n\n" + text)
    let moved = try build(scratch)
    #expect(moved.error.contains("expected finalLoss"))
  }

  /// The same words mean other files in another folder.
  @Test func anUnchangedBuildIsOfItsFolder() throws {
    let (one, two) = (try Scratch(), try Scratch())
    let cache = ["XDG_CACHE_HOME": one.path("cache")]
    for scratch in [one, two] {
      try scratch.write("config.json", SmallConfig.text())
      let command = try Command(
        ["build", "config.json", "--format", "txt"], environment: cache, folder: scratch.url)
      #expect(command.status == 0)
      #expect(!command.error.contains("unchanged"))
      #expect(try scratch.names("Output").contains("path.txt"))
    }
  }

  @Test func blanksCommentsAndOrderDoNotCount() throws {
    let scratch = try built()
    try scratch.edit(
      "\"start\": [0, 0], \"steps\": 20,",
      "/* twenty */ \"steps\":   20.0, // enough\n \"start\": [0, 0],")
    let again = try build(scratch)
    #expect(!again.error.contains("drawn"))
    #expect(!again.error.contains("experiment"))
  }

  @Test func aTitleRedrawsItsFigureAndRunsNothing() throws {
    let scratch = try built()
    let other = try scratch.bytes("Output/path.svg")
    try scratch.edit("Two strengths of noise", "Two noises")
    let again = try build(scratch)
    #expect(again.error.contains(": 1 figure drawn, 1 file written ("), "\(again.error)")
    #expect(try scratch.bytes("Output/path.svg") == other)
    #expect(
      String(decoding: try scratch.bytes("Output/loss.txt"), as: UTF8.self).contains("Curves"))
  }

  @Test func anExperimentRunsAloneAndRedrawsWhatShowsIt() throws {
    let scratch = try built()
    try scratch.edit("\"steps\": 40", "\"steps\": 41")
    let again = try build(scratch)
    #expect(again.error.contains(": 1 experiment run, 1 figure drawn"), "\(again.error)")
  }

  /// An expectation is held against the runs that are there.
  @Test func anExpectationRunsNothing() throws {
    let scratch = try built()
    try scratch.edit("{ \"steps\": 20 }", "{ \"steps\": 21 }")
    let again = try build(scratch)
    #expect(again.status == 1)
    #expect(!again.error.contains("experiment run"))
    #expect(again.error.contains("expected steps 21, found 20"))
    let third = try build(scratch)
    #expect(third.status == 1)
    #expect(third.error.contains("expected steps 21, found 20"))
    #expect(third.error.contains(": unchanged"))
  }

  @Test func filesThatAreGoneOrOthersAreMadeAgain() throws {
    let scratch = try built()
    let whole = try scratch.bytes("Output/path.svg")
    try FileManager.default.removeItem(atPath: scratch.path("Output/path.svg"))
    #expect(try build(scratch).error.contains(": 1 figure drawn, 1 file written ("))
    #expect(try scratch.bytes("Output/path.svg") == whole)
    try scratch.write("Output/path.svg", "something else")
    #expect(try build(scratch).error.contains(": 1 figure drawn, 1 file written ("))
    #expect(try scratch.bytes("Output/path.svg") == whole)
  }

  /// The same bytes, whether from the cache or not.
  @Test func keepsWhatItWouldMake() throws {
    let scratch = try built()
    try scratch.edit("Two strengths of noise", "Two noises")
    _ = try build(scratch)
    let fresh = try Command([
      "build", scratch.path("config.json"), "--out", scratch.path("Fresh"), "--format", "svg,txt",
      "--no-cache",
    ])
    #expect(fresh.status == 0)
    for name in try scratch.names("Fresh") {
      #expect(try scratch.bytes("Fresh/\(name)") == scratch.bytes("Output/\(name)"), "\(name)")
    }
    for name in try scratch.names("Fresh/baseline") {
      #expect(
        try scratch.bytes("Fresh/baseline/\(name)") == scratch.bytes("Output/baseline/\(name)"))
    }
  }

  @Test func damagedEntriesAreMadeAgain() throws {
    let scratch = try built()
    let runs = try #require(
      FileManager.default.enumerator(atPath: scratch.path(".optreport"))?
        .compactMap { $0 as? String }.filter { !$0.hasSuffix("program") })
    for name in runs {
      let path = scratch.path(".optreport/\(name)")
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue {
        try Data("optreport cache 1\nnonsense".utf8).write(to: URL(filePath: path))
      }
    }
    let again = try build(scratch)
    #expect(again.status == 0)
    #expect(again.error.contains("2 figures, 4 files"))
  }

  @Test func nothingIsKeptIfNotAskedFor() throws {
    let scratch = try Scratch()
    try scratch.write("config.json", SmallConfig.text())
    #expect(try build(scratch, ["--no-cache"]).status == 0)
    #expect(!FileManager.default.fileExists(atPath: scratch.path(".optreport")))
  }

  @Test func theCacheCanBeElsewhere() throws {
    let scratch = try Scratch()
    try scratch.write("config.json", SmallConfig.text())
    let command = try Command(
      ["build", scratch.path("config.json"), "--out", scratch.path("Output"), "--format", "txt"],
      environment: ["XDG_CACHE_HOME": scratch.path("elsewhere")])
    #expect(command.status == 0)
    #expect(!FileManager.default.fileExists(atPath: scratch.path(".optreport")))
    #expect(try scratch.names("elsewhere/optreport").contains("CACHEDIR.TAG"))
  }

  @Test func explainsWhyAFigureIsDrawn() throws {
    let scratch = try built()
    func explain(_ figure: String) throws -> Command {
      try Command([
        "explain", "cache", figure, "--config", scratch.path("config.json"), "--out",
        scratch.path("Output"),
      ])
    }
    #expect(try explain("loss").output.contains("loss stands in"))
    try scratch.edit("\"steps\": 40", "\"steps\": 41")
    try scratch.edit("Two strengths of noise", "Two noises")
    let text = try explain("loss").output
    #expect(text.contains("experiment noisy: steps was 40, is 41"), "\(text)")
    #expect(text.contains("figure: title was \"Two strengths of noise\", is \"Two noises\""))
    #expect(try explain("path").output.contains("path stands in"))
    let unknown = try explain("lost")
    #expect(unknown.status == 64)
    #expect(unknown.error.contains("did you mean \"loss\"?"))
  }

  @Test func cleanRemovesTheCache() throws {
    let scratch = try built()
    let clean = try Command(["clean", scratch.path("config.json")])
    #expect(clean.status == 0)
    #expect(clean.output.contains("removed"))
    #expect(!FileManager.default.fileExists(atPath: scratch.path(".optreport")))
    #expect(try scratch.names("Output").contains("loss.svg"))
  }

  /// What is large may stand on another disk.
  @Test func cleanEmptiesACacheThatStandsElsewhere() throws {
    let scratch = try Scratch()
    try scratch.write("config.json", SmallConfig.text())
    let files = FileManager.default
    try files.createDirectory(atPath: scratch.path("kept"), withIntermediateDirectories: false)
    try files.createSymbolicLink(
      atPath: scratch.path(".optreport"), withDestinationPath: "kept")
    #expect(try build(scratch).status == 0)
    let count = try scratch.allNames("kept").count { name in
      var isFolder: ObjCBool = false
      return files.fileExists(atPath: scratch.path("kept/\(name)"), isDirectory: &isFolder)
        && !isFolder.boolValue
    }
    try scratch.write("kept/own.txt", "mine")
    let clean = try Command(["clean", scratch.path("config.json")])
    #expect(clean.output.contains(".optreport: \(count) files removed, "), "\(clean.output)")
    #expect(try scratch.allNames("kept") == ["own.txt"])
    // The next build fills it again.
    try files.removeItem(atPath: scratch.path("kept/own.txt"))
    #expect(try build(scratch).status == 0)
    #expect(try scratch.names(".optreport").contains("CACHEDIR.TAG"))
  }
}
