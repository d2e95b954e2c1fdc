public import Foundation

/// A validator of JSON Schema that is not ours: Python's jsonschema.
public struct SchemaValidator {
  /// What it says about a schema that is none, or where it is missing.
  public struct Failure: Error, CustomStringConvertible {
    /// Its words.
    public let description: String
  }

  /// What it says about each config, in their order: "valid", or where and what a mistake is.
  ///
  /// The configs are written below a folder that is there.
  public static func verdicts(
    on configs: [String], schema: String, in folder: URL
  ) throws -> [String] {
    let schemaFile = folder.appending(path: "schema.json")
    try schema.write(to: schemaFile, atomically: true, encoding: .utf8)
    let paths = try configs.enumerated().map { index, config in
      let file = folder.appending(path: "config-\(index).json")
      try config.write(to: file, atomically: true, encoding: .utf8)
      return file.path
    }
    let process = Process()
    let (output, error) = (Pipe(), Pipe())
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "validate.py")
    // `make test-tools` installs the validator there.
    let root = script.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    process.executableURL = root.appending(path: ".build/tools/bin/python")
    process.arguments = [script.path, schemaFile.path] + paths
    process.standardOutput = output
    process.standardError = error
    try process.run()
    let lines = String(
      decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self
    ).split(separator: "\n")
    let complaint = String(
      decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0, lines.count == configs.count else {
      throw Failure(description: complaint.isEmpty ? "no verdict on all configs" : complaint)
    }
    return lines.map { String($0.drop { $0 != "\t" }.dropFirst()) }
  }
}
