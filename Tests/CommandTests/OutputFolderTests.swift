import Foundation
import Testing

/// What stands in the way of files, what is left behind, and who else writes.
@Suite(.serialized) struct OutputFolderTests {
  private func scratch() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write("small.json", SmallConfig.text())
    return scratch
  }

  private func build(
    _ scratch: Scratch, _ arguments: [String] = [], out: String = "Output", fileLimit: Int? = nil
  ) throws -> Command {
    try Command(
      ["build", scratch.path("small.json"), "--out", scratch.path(out), "--format", "svg,txt"]
        + arguments, fileLimit: fileLimit)
  }

  /// All files with their bytes; a link counts as what it leads to.
  private func files(_ scratch: Scratch, _ folder: String = "Output") throws -> [String: [UInt8]] {
    let inside = try FileManager.default.subpathsOfDirectory(atPath: scratch.path(folder))
    let names = inside.filter { $0.contains(".") }
    return Dictionary(
      uniqueKeysWithValues: try names.map { ($0, try scratch.bytes("\(folder)/\($0)")) })
  }

  private func make(folder: String, in scratch: Scratch) throws {
    try FileManager.default.createDirectory(
      atPath: scratch.path(folder), withIntermediateDirectories: true)
  }

  @Test func aLinkInThePlaceOfAFileIsReplaced() throws {
    let scratch = try scratch()
    try make(folder: "Output", in: scratch)
    try scratch.write("elsewhere.svg", "mine")
    symlink(scratch.path("elsewhere.svg"), scratch.path("Output/path.svg"))
    symlink(scratch.path("nowhere"), scratch.path("Output/loss.svg"))
    #expect(try build(scratch).status == 0)
    #expect(try scratch.bytes("elsewhere.svg") == Array("mine".utf8))
    #expect(!FileManager.default.fileExists(atPath: scratch.path("nowhere")))
    for name in ["path.svg", "loss.svg"] {
      let text = String(decoding: try scratch.bytes("Output/\(name)"), as: UTF8.self)
      #expect(text.contains("<svg"))
    }
  }

  @Test func aLinkToAFolderIsFollowed() throws {
    let scratch = try scratch()
    try make(folder: "real", in: scratch)
    symlink(scratch.path("real"), scratch.path("Output"))
    #expect(try build(scratch).status == 0)
    #expect(try scratch.names("real").contains("path.svg"))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: scratch.path("Output")) != "")
  }

  @Test func whatIsInTheWayIsNamed() throws {
    let scratch = try scratch()
    try make(folder: "one", in: scratch)
    try scratch.write("one/baseline", "mine")
    try make(folder: "two", in: scratch)
    #expect(mkfifo(scratch.path("two/path.svg"), 0o600) == 0)
    symlink(scratch.path("nowhere"), scratch.path("three"))
    for (out, message) in [
      ("one", "one/baseline: is not a folder, and files are to be written to it"),
      ("two", "two/path.svg: is a pipe or device, and a file is to be written"),
      ("three", "three: is not a folder, and files are to be written to it"),
    ] {
      let before = try scratch.names(out == "three" ? "" : out)
      let command = try build(scratch, out: out)
      #expect(command.status == 73)
      #expect(command.error == "error: \(scratch.path(message))\n")
      #expect(try scratch.names(out == "three" ? "" : out) == before)
    }
  }

  /// A folder that a build made for nothing goes away again.
  @Test(.withoutThreadSanitizer) func aFullDiskLeavesNoNewFolder() throws {
    let scratch = try scratch()
    let command = try build(scratch, ["--no-cache"], out: "deep/er/Output", fileLimit: 1)
    #expect(command.status == 73)
    #expect(command.error.hasSuffix("cannot write the file: file too large\n"), "\(command.error)")
    #expect(try scratch.names() == ["small.json"])
  }

  /// A build that is killed cannot remove its drafts; the next one does, whatever else it has to do.
  @Test(arguments: [[], ["--set", "figures.path.title=Other"], ["--no-cache"]])
  func draftsOfTheDeadAreRemoved(_ arguments: [String]) throws {
    let scratch = try scratch()
    #expect(try build(scratch).status == 0)
    let drafts = [".path.svg.4194999", "baseline/.path.scene.gz.4194999", ".manifest.json.1"]
    let mine = [".path.svg", ".path.svg.mine", ".mine.svg.12", "path.svg.12"]
    for name in drafts + mine { try scratch.write("Output/\(name)", "half") }
    #expect(try build(scratch, arguments).status == 0)
    let left = try files(scratch)
    #expect(drafts.allSatisfy { left[$0] == nil })
    #expect(mine.allSatisfy { left[$0] == Array("half".utf8) })
  }

  /// Files and manifest may be those of different builds when one was killed or used no cache.
  @Test func theManifestOfAnotherBuildIsNotBelieved() throws {
    let scratch = try scratch()
    let other = ["--set", "figures.path.alt=Other.", "--format", "png"]
    #expect(try build(scratch, ["--format", "png"]).status == 0)
    let right = try files(scratch)
    #expect(try build(scratch, other + ["--no-cache"]).status == 0)
    #expect(try files(scratch) != right)
    #expect(try build(scratch, ["--format", "png"]).status == 0)
    #expect(try files(scratch) == right)
    let damaged = String(decoding: try scratch.bytes("Output/manifest.json"), as: UTF8.self)
    try scratch.write(
      "Output/manifest.json", damaged.replacingOccurrences(of: "\"bytes\": ", with: "\"bytes\": 1"))
    #expect(try build(scratch, ["--format", "png"]).status == 0)
    #expect(try files(scratch) == right)
  }

  /// Whoever comes last has written everything, or sees that there was nothing to write.
  @Test func buildsAtOnceLeaveTheFilesOfOne() async throws {
    let scratch = try scratch()
    let titles = ["A", "B"].map { ["--set", "figures.path.title=\($0)"] }
    var variants: [[String: [UInt8]]] = []
    for title in titles {
      #expect(try build(scratch, title, out: "good-\(title[1])").status == 0)
      variants.append(try files(scratch, "good-\(title[1])"))
    }
    for _ in 0..<5 {
      let url = scratch.url
      let statuses = await withTaskGroup(of: Int32?.self) { group in
        for index in 0..<4 {
          group.addTask {
            try? Command(
              [
                "build", url.appending(path: "small.json").path, "--out",
                url.appending(path: "Output").path, "--format", "svg,txt",
              ] + titles[index % 2]
            ).status
          }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
      #expect(statuses == [0, 0, 0, 0])
      #expect(variants.contains(try files(scratch)))
    }
  }

  /// A cache that is a file, or cannot be written, is no cache.
  @Test func theCacheIsNeverNeeded() throws {
    let scratch = try scratch()
    try scratch.write(".optreport", "mine")
    #expect(try build(scratch).status == 0)
    #expect(try scratch.bytes(".optreport") == Array("mine".utf8))
    let right = try files(scratch)
    let elsewhere = try Command(
      ["build", scratch.path("small.json"), "--out", scratch.path("Other"), "--format", "svg,txt"],
      environment: ["XDG_CACHE_HOME": "/dev/null"])
    #expect(elsewhere.status == 0)
    #expect(try files(scratch, "Other") == right)
  }
}
