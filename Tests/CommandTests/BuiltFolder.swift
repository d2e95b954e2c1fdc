import Foundation
import Testing

/// Folders with a small config that was built, as somebody committed them.
extension Scratch {
  /// A folder in which a small config was built once.
  static func built(format: String) throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write("config.json", SmallConfig.text())
    try scratch.build(format: format)
    return scratch
  }

  /// Builds the config of the folder.
  func build(format: String, to folder: String = "Output") throws {
    let command = try Command([
      "build", path("config.json"), "--out", path(folder), "--format", format,
    ])
    #expect(command.status == 0, "\(command.error)")
  }

  /// Compares what stands in the folder with what the config makes now.
  func check(_ arguments: String...) throws -> Command {
    try Command(["check", path("config.json"), "--out", path("Output")] + arguments)
  }
}
