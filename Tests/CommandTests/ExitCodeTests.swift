import Foundation
import Testing

/// Every way to fail has a number and a message.
@Suite(.serialized) struct ExitCodeTests {
  // swift-format-ignore
  static let table: [([String], Int32, String)] = [
    (["--version"],                                            0, ""),
    (["--help"],                                               0, ""),
    (["validate", "small.json"],                               0, ""),
    (["build", "small.json", "--out", "Output", "--quiet"],    0, ""),
    (["frobnicate"],                                          64, "unknown command \"frobnicate\"; known: build, check,"),
    (["bild", "small.json"],                                  64, "unknown command \"bild\"; did you mean \"build\"?"),
    (["small.json"],                                          64, "small.json\"; write optreport build "),
    (["build"],                                               64, "<config>"),
    (["build", "small.json", "pth"],                          64, "unknown figure \"pth\"; did you mean \"path\"?"),
    (["build", "small.json", "zebra"],                        64, "unknown figure \"zebra\"; known: path, loss"),
    (["build", "small.json", "--format", "gif"],              64, "gif"),
    (["build", "small.json", "--format", "png,"],             64, "png,"),
    (["build", "small.json", "--jobs", "0"],                  64, "expected at least 1 job, found 0"),
    (["build", "small.json", "--jobs", "two"],                64, "two"),
    (["build", "small.json", "--out", ""],                    64, "expected a folder"),
    (["list", "nothing"],                                     64, "nothing"),
    (["list", "figures"],                                     64, "expected a config"),
    (["list", "marks", "small.json"],                         64, "expected no config"),
    (["build", "typo.json"],                                  65, "typo.json:1:35: error: unknown key \"figurs\""),
    (["validate", "typo.json"],                               65, "1 error; nothing was run"),
    (["build", "missing.json"],                               66, "missing.json: there is no such file"),
    (["build", "folder"],                                     66, "folder: is a folder"),
    (["list", "figures", "missing.json"],                     66, "there is no such file"),
    (["build", "small.json", "--out", "small.json"],          73, "small.json is a file"),
    (["build", "small.json", "--out", "small.json/inner"],    73, "small.json is a file"),
    (["build", "small.json", "--out", "taken"],               73, "path.png: is a folder"),
  ]

  @Test(arguments: table)
  func tellsWhy(_ arguments: [String], _ status: Int32, _ message: String) throws {
    let scratch = try Scratch()
    try scratch.write("small.json", SmallConfig.text())
    try scratch.write("typo.json", #"{ "title": "", "experiments": {}, "figurs": {} }"#)
    for folder in ["folder", "taken/path.png"] {
      try FileManager.default.createDirectory(
        atPath: scratch.path(folder), withIntermediateDirectories: true)
    }
    let before = try scratch.names()
    let known = before + ["small.json/inner", "missing.json", "Output"]
    let command = try Command(arguments.map { known.contains($0) ? scratch.path($0) : $0 })
    #expect(command.status == status, "\(command.error)")
    if status == 0 {
      #expect(command.error.isEmpty)
    } else {
      #expect(command.error.contains(message), "\(command.error)")
      #expect(try scratch.names() == before)
      #expect(command.output.isEmpty)
    }
  }

  static let hostile: [(name: String, text: String)] = [
    ("empty", ""),
    ("blank", " \n\t"),
    ("null", "null"),
    ("number", "1e999"),
    ("open", "{"),
    ("deep array", String(repeating: "[", count: 100_000)),
    ("deep object", String(repeating: #"{"a":"#, count: 100_000)),
    ("long string", #"{"title": ""# + String(repeating: "x", count: 1_000_000) + "\"}"),
    ("long number", #"{"seed": "# + String(repeating: "9", count: 100_000) + "}"),
    ("half a surrogate", #"{"title": "\ud800"}"#),
    ("zero byte", "{\"title\": \"\0\"}"),
  ]

  @Test(arguments: hostile)
  func refusesWithAPlace(_ name: String, _ text: String) throws {
    let scratch = try Scratch()
    try scratch.write("config.json", text)
    let command = try Command(["validate", scratch.path("config.json")])
    #expect(command.hasExited)
    #expect(command.status == 65)
    #expect(command.error.contains("config.json:1:") || name == "blank", "\(command.error)")
  }

  @Test func refusesWhatIsNotText() throws {
    let scratch = try Scratch()
    try Data((0...255).map { UInt8($0 ^ 0x80) }).write(to: scratch.url.appending(path: "c.json"))
    let command = try Command(["build", scratch.path("c.json")])
    #expect(command.hasExited)
    #expect(command.status == 65)
  }

  /// Editors on Windows begin a file with a byte order mark.
  @Test func readsPastAByteOrderMark() throws {
    let scratch = try Scratch()
    try scratch.write("small.json", "\u{feff}" + SmallConfig.text())
    #expect(try Command(["validate", scratch.path("small.json")]).status == 0)
  }

  @Test(.enabled(if: geteuid() != 0, "the superuser may write everywhere"))
  func refusesAFolderWithoutPermission() throws {
    let scratch = try Scratch()
    try scratch.write("small.json", SmallConfig.text())
    try FileManager.default.createDirectory(
      atPath: scratch.path("locked"), withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o555])
    let command = try Command(
      ["build", scratch.path("small.json"), "--out", scratch.path("locked")])
    #expect(command.status == 73)
    #expect(command.error.contains("locked"))
  }
}
