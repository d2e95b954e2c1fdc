import Foundation
import Testing

@Suite(.serialized) struct FormatTests {
  @Test func changesWhatIsNotInStyleAndNothingElse() throws {
    let scratch = try Scratch()
    try scratch.write("a.json", "{\"b\":1, // one\n}")
    try scratch.write("good.json", "{ \"b\": 1 }\n")
    let (a, good) = (scratch.path("a.json"), scratch.path("good.json"))
    let before = try FileManager.default.attributesOfItem(atPath: good)[.modificationDate] as? Date

    let check = try Command(["fmt", "--check", a, good])
    #expect(check.status == 1)
    #expect(check.output == "\(a)\n")
    #expect(try scratch.bytes("a.json") == Array("{\"b\":1, // one\n}".utf8))

    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: a)
    let command = try Command(["fmt", a, good])
    #expect(command.status == 0)
    #expect(command.output == "\(a)\n")
    #expect(try scratch.bytes("a.json") == Array("{\n  \"b\": 1 // one\n}\n".utf8))
    let mode = try FileManager.default.attributesOfItem(atPath: a)[.posixPermissions] as? Int
    #expect(mode == 0o640)
    let after = try FileManager.default.attributesOfItem(atPath: good)[.modificationDate] as? Date
    #expect(before == after)
    #expect(try Command(["fmt", "--check", a, good]).status == 0)
    #expect(try scratch.names() == ["a.json", "good.json"])
  }

  @Test func linksStayLinks() throws {
    let scratch = try Scratch()
    try scratch.write("real.json", "{}")
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path("link.json"), withDestinationPath: "real.json")
    #expect(try Command(["fmt", scratch.path("link.json")]).status == 0)
    #expect(try scratch.bytes("real.json") == Array("{}\n".utf8))
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: scratch.path("link.json"))
        == "real.json")
  }

  @Test func filesWithMistakesAreLeftAlone() throws {
    let scratch = try Scratch()
    try scratch.write("bad.json", "{ \"a\": }")
    try scratch.write("a.json", "{}")
    let bad = scratch.path("bad.json")
    let command = try Command(["fmt", bad, scratch.path("no.json"), scratch.path("a.json")])
    #expect(command.status == 65)
    #expect(
      command.error == """
        \(bad):1:8: error: expected a value for "a", found "}"
          1 | { "a": }
            |        ^
        1 error; \(bad) was left alone
        error: \(scratch.path("no.json")): there is no such file

        """)
    #expect(try scratch.bytes("bad.json") == Array("{ \"a\": }".utf8))
    #expect(try scratch.bytes("a.json") == Array("{}\n".utf8))
    #expect(try Command(["fmt", scratch.path("no.json")]).status == 66)
  }

  @Test func standardInputGoesToStandardOutput() throws {
    let command = try Command(["fmt", "-"], input: "[1,2]")
    #expect(command.status == 0)
    #expect(command.output == "[1, 2]\n")
    let check = try Command(["fmt", "--check", "-"], input: "[1,2]")
    #expect(check.status == 1)
    #expect(check.output == "standard input\n")
    let bad = try Command(["fmt", "-"], input: "[1")
    #expect(bad.status == 65)
    #expect(bad.error.hasPrefix("standard input:1:3: error: "))
  }

  /// The configs of this repository are in the style that the program writes.
  @Test func committedConfigsAreFormatted() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let configs = ["experiments", "gallery"].map { root.appending(path: "Configs/\($0).json").path }
    let command = try Command(["fmt", "--check"] + configs)
    #expect(command.status == 0, "\(command.output)\(command.error)")
  }
}
