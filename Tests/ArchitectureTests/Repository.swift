import Foundation
import Testing

/// The files of the repository, as their author sees them.
enum Repository {
  /// The folder with `Package.swift`.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The text of a file by its path from the root.
  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// The paths, from the root and sorted, of all files below a folder that have an ending.
  static func files(below folder: String, endings: [String]) throws -> [String] {
    let start = root.appending(path: folder)
    let paths = try FileManager.default.subpathsOfDirectory(atPath: start.path)
    return paths.filter { path in endings.contains { path.hasSuffix($0) } }
      .filter { !$0.hasPrefix(".") }
      .map { folder.isEmpty ? $0 : "\(folder)/\($0)" }.sorted()
  }

  /// The Swift files below `Sources`.
  static func sources() throws -> [(path: String, target: String, lines: [String])] {
    try files(below: "Sources", endings: [".swift"]).map { path in
      let target = String(path.split(separator: "/")[1])
      let lines = try text(path).split(separator: "\n", omittingEmptySubsequences: false)
      return (path, target, lines.map(String.init))
    }
  }
}
