import ArgumentParser

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The folder that files are written to: all of them or none.
struct OutputFolder {
  /// The path as the user gave it.
  let path: String

  /// Looks, before any work is done, whether the files can be written; changes nothing.
  init(_ path: String, files: [String]) throws(Failure) {
    self.path = path
    let place = OutputFolder.nearestExisting(path)
    guard OutputFolder.isFolder(place) else {
      throw Failure("\(path): \(place) is a file, not a folder to write to", code: .cannotWrite)
    }
    guard FileManager.default.isWritableFile(atPath: place) else {
      throw Failure("\(path): \(place) cannot be written to", code: .cannotWrite)
    }
    for file in files.map({ "\(path)/\($0)" }) where OutputFolder.isFolder(file) {
      throw Failure("\(file): is a folder, and a file is to be written", code: .cannotWrite)
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
  }

  /// The path, or the innermost folder above it that is there.
  private static func nearestExisting(_ path: String) -> String {
    var place = URL(filePath: path).absoluteURL
    while !FileManager.default.fileExists(atPath: place.path), place.pathComponents.count > 1 {
      place = place.deletingLastPathComponent()
    }
    return place.path
  }

  /// The bytes of a file; nil if there is none.
  func contents(of name: String) -> [UInt8]? {
    (try? Data(contentsOf: URL(filePath: "\(path)/\(name)"))).map { [UInt8]($0) }
  }

  /// Writes files under other names, and gives them their names when all are whole: a full disk
  /// leaves what was there before.
  func write(_ files: [(name: String, bytes: [UInt8])]) throws(Failure) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw Failure("\(path): cannot create the folder", code: .cannotWrite)
    }
    let process = ProcessInfo.processInfo.processIdentifier
    let moves = files.map { file in
      (from: "\(path)/.\(file.name).\(process)", to: "\(path)/\(file.name)", bytes: file.bytes)
    }
    // After success nothing is left to remove.
    defer { for move in moves { unlink(move.from) } }
    for move in moves {
      guard (try? Data(move.bytes).write(to: URL(filePath: move.from))) != nil else {
        throw Failure("\(move.to): cannot write the file", code: .cannotWrite)
      }
    }
    for move in moves where rename(move.from, move.to) != 0 {
      throw Failure("\(move.to): cannot replace the file", code: .cannotWrite)
    }
  }
}
