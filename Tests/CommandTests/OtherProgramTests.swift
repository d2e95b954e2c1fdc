import Foundation
import Testing

#if os(Linux)
  /// What another version of the program makes of a folder.
  @Suite struct OtherProgramTests {
    /// A figure that another program drew is drawn anew, also if this one has drawn others since.
    @Test func drawsAnew() throws {
      let scratch = try Scratch()
      try scratch.write("config.json", SmallConfig.text())
      let other = scratch.url.appending(path: "other")
      try FileManager.default.copyItem(at: Command.executable, to: other)
      // Bytes at the end of an executable mean nothing.
      let file = try FileHandle(forWritingTo: other)
      try file.seekToEnd()
      try file.write(contentsOf: Data([0]))
      try file.close()
      func build(_ figures: [String], by program: URL) throws -> Command {
        try Command(
          ["build", scratch.path("config.json")] + figures
            + ["--out", scratch.path("Output"), "--format", "svg,txt"], program: program)
      }
      #expect(try build([], by: Command.executable).status == 0)
      #expect(try !build(["loss"], by: other).error.contains(": unchanged ("))
      let rest = try build([], by: other).error
      #expect(rest.contains("1 figure drawn"), "\(rest)")
      #expect(try build([], by: other).error.contains(": unchanged ("))
    }
  }
#endif
