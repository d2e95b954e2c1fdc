import Foundation
import Testing

@Suite(.serialized) struct InitTests {
  /// What a new user is given works: it builds with nothing to complain about, and is in the style
  /// that the program would put it into.
  @Test func startsWithAConfigThatBuilds() throws {
    let scratch = try Scratch()
    let config = scratch.path("first.json")
    let written = try Command(["init", config])
    #expect(written.status == 0, "\(written.error)")
    #expect(
      written.output == """
        \(config) is written. Next:
          optreport build \(config)
          optreport explain adam

        """)
    #expect(try scratch.names() == ["first.json"])
    let check = try Command(["fmt", "--check", config])
    #expect(check.status == 0)
    #expect(check.output.isEmpty)

    let build = try Command(["build", config, "--out", scratch.path("Output")])
    #expect(build.status == 0, "\(build.error)")
    let lines = build.error.split(separator: "\n")
    #expect(lines.count == 1, "\(build.error)")
    #expect(lines.first?.hasPrefix("2 figures, 4 files in ") == true)
    #expect(try Command(["explain", "adam"]).status == 0)

    let text = String(decoding: try scratch.bytes("first.json"), as: UTF8.self)
    for idea in ["// ", "\"sweep\"", "\"optimizers\"", "\"contours\"", "\"expect\"", "\"use\""] {
      #expect(text.contains(idea), "\(idea)")
    }
    #expect(!text.split(separator: "\n").contains { $0.hasPrefix("//") && $0.count > 100 })
  }

  @Test func overwritesNothing() throws {
    let scratch = try Scratch()
    try scratch.write("own.json", "mine")
    let own = try Command(["init", scratch.path("own.json")])
    #expect(own.status == 73)
    #expect(own.error == "error: \(scratch.path("own.json")): is there already\n")
    #expect(try scratch.bytes("own.json") == Array("mine".utf8))
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path("link.json"), withDestinationPath: "nowhere.json")
    #expect(try Command(["init", scratch.path("link.json")]).status == 73)
    let inside = try Command(["init", scratch.path("own.json/new.json")])
    #expect(inside.status == 73)
    #expect(
      inside.error
        == "error: \(scratch.path("own.json/new.json")): cannot be written: not a directory\n")
    #expect(try Command(["init", scratch.path("new") + "/"]).status == 64)
    #expect(try scratch.names() == ["link.json", "own.json"])
  }

  @Test func makesTheFolder() throws {
    let scratch = try Scratch()
    #expect(try Command(["init", "Course/One/first.json"], folder: scratch.url).status == 0)
    #expect(try scratch.names("Course/One") == ["first.json"])
    // What cannot be written leaves no folder.
    let long = String(repeating: "a", count: 300)
    let command = try Command(["init", "Two/\(long).json"], folder: scratch.url)
    #expect(command.status == 73)
    #expect(command.error.contains("cannot be written: file name too long"))
    #expect(try scratch.names() == ["Course"])
  }

  @Test func namesAreQuotedForTheShell() throws {
    let scratch = try Scratch()
    let name = scratch.path("it's a first.json")
    let command = try Command(["init", name])
    let quoted = name.replacing("'", with: "'\\''")
    #expect(command.output.contains("optreport build '\(quoted)'\n"))
  }
}
