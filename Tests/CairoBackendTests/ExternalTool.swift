import Foundation

/// A program that reads files, where it is installed.
struct ExternalTool {
  let path: String

  init(_ name: String) {
    let folders = ["/usr/bin", "/opt/homebrew/bin", "/usr/local/bin"]
    path =
      folders.map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) } ?? ""
  }

  var isInstalled: Bool { !path.isEmpty }

  /// What the program prints about a file that holds the bytes, and its exit code. The file stands
  /// behind the arguments, and before those in `last`.
  func run(
    _ arguments: [String], on bytes: [UInt8], _ last: [String] = []
  ) throws -> (text: String, code: Int32) {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID())")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(bytes).write(to: file)
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments + [file.path()] + last
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (text, process.terminationStatus)
  }
}
