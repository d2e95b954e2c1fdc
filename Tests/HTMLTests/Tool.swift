import Foundation

/// A program of this machine, if it is there.
struct Tool {
  let program: URL

  /// Finds the first of some programs.
  static func find(_ names: String...) -> Tool? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    for name in names {
      for folder in folders {
        let path = "\(folder)/\(name)"
        if FileManager.default.isExecutableFile(atPath: path) {
          return Tool(program: URL(filePath: path))
        }
      }
    }
    return nil
  }

  /// Calls `body` with a new folder in which files of these names are, and removes it.
  static func withFolder<Result>(
    _ files: [String: String], _ body: (URL) throws -> Result
  ) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "optreport-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    return try body(folder)
  }

  /// Runs the program in a folder.
  func run(
    _ arguments: [String], in folder: URL
  ) throws -> (status: Int32, output: String, errors: String) {
    let (output, errors) = (folder.appending(path: "stdout"), folder.appending(path: "stderr"))
    for url in [output, errors] { try Data().write(to: url) }
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    func text(_ url: URL) throws -> String {
      String(decoding: try Data(contentsOf: url), as: UTF8.self)
    }
    return (process.terminationStatus, try text(output), try text(errors))
  }
}
