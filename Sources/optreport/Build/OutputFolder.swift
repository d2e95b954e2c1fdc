import ArgumentParser
import Report

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
struct OutputFolder: Sendable {
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

  /// Looks whether there is a folder to read from.
  init(readingFrom path: String) throws(Failure) {
    self.path = path
    guard OutputFolder.isFolder(path) else {
      throw Failure("\(path): there is no such folder", code: .noInput)
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

  /// The path from the root.
  var absolutePath: String { optreport.absolutePath(path) }

  /// The stamp of a file; nil if there is none.
  func stamp(of name: String) -> FileStamp? { FileStamp(of: "\(path)/\(name)") }

  /// The bytes of a file; nil if there is none.
  func contents(of name: String) -> [UInt8]? {
    (try? Data(contentsOf: URL(filePath: "\(path)/\(name)"))).map { [UInt8]($0) }
  }

  /// Writes files, in folders that are made if they are not there, under
  /// other names, and gives them their names when all are whole: a full disk leaves what was there.
  /// A file that has these bytes is left alone. Returns the names of those that were written.
  @discardableResult
  func write(_ all: [(name: String, bytes: [UInt8])]) throws(Failure) -> [String] {
    let files = all.filter { contents(of: $0.name) != $0.bytes }
    let process = ProcessInfo.processInfo.processIdentifier
    let moves = files.map { file in
      let to = URL(filePath: "\(path)/\(file.name)")
      let from = to.deletingLastPathComponent().appending(
        path: ".\(to.lastPathComponent).\(process)")
      return (from: from.path, to: to.path, bytes: file.bytes)
    }
    for folder in Set(files.map { URL(filePath: "\(path)/\($0.name)").deletingLastPathComponent() })
    {
      guard
        (try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true))
          != nil
      else { throw Failure("\(folder.path): cannot create the folder", code: .cannotWrite) }
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
    return files.map(\.name)
  }

  /// Writes files and a manifest, which keeps what an earlier one says about other files of the
  /// same config; `order` names the figures of the config.
  @discardableResult
  func write(
    _ files: [(name: String, bytes: [UInt8])], _ manifest: Manifest, order: [String]
  ) throws(Failure) -> [String] {
    let earlier = contents(of: Manifest.fileName).flatMap(Manifest.init(json:))
    let merged = earlier.map { manifest.keeping($0, order: order) } ?? manifest
    return try write(files + [(Manifest.fileName, Array(merged.json.utf8))])
  }
}

/// A path from the root.
func absolutePath(_ path: String) -> String {
  if path.hasPrefix("/") { return path }
  return FileManager.default.currentDirectoryPath + "/" + path
}
