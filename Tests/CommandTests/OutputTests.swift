import Foundation
import Testing

/// Results get where they are to go, or the shell is told.
@Suite(.serialized) struct OutputTests {
  /// Runs a script of bash in which `"$0"` is the program, in a folder with a small config.
  func bash(_ script: String) throws -> (status: Int32, error: String) {
    let scratch = try Scratch()
    try scratch.write("small.json", SmallConfig.text())
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", "set -o pipefail; \(script)", Command.executable.path]
    process.currentDirectoryURL = scratch.url
    let pipe = Pipe()
    process.standardError = pipe
    try process.run()
    let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: bytes, as: UTF8.self))
  }

  static let commands = [
    "--help", "build --help", "schema", "manual", "list", "list optimizers", "list --json",
    "explain adam", "completions bash", "fmt - < small.json", "validate small.json",
    "validate small.json --json", "build small.json --format svg --json", "run small.json --json",
    "watch small.json --format svg --json",
  ]

  /// A full disk is a failure of its own; what went wrong before it is told by its own code.
  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "a device that is full"),
    arguments: commands)
  func fullDisksAreTold(_ command: String) throws {
    let (status, error) = try bash("\"$0\" \(command) > /dev/full")
    #expect(status == 74, "\(error)")
    #expect(
      error.hasSuffix("error: standard output cannot be written: no space left on device\n"),
      "\(error)")
    #expect(error.matches(of: /cannot be written/).count == 1, "\(error)")
    let broken = try bash("\"$0\" validate missing.json --json > /dev/full")
    #expect(broken.status == 66)
  }

  /// Who reads the beginning only has not made a mistake.
  @Test(arguments: ["", "trap '' PIPE; "])
  func readersMayLeave(_ trap: String) throws {
    for command in ["schema", "list --json"] {
      let (_, error) = try bash("\(trap)(\"$0\" \(command); true) | head -n 1 > /dev/null")
      #expect(error.isEmpty, "\(error)")
    }
  }
}
