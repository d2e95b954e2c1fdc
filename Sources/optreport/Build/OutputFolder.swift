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
    let paths = files.map { "\(path)/\($0)" }
    for file in paths where OutputFolder.isFolder(file) {
      throw Failure("\(file): is a folder, and a file is to be written", code: .cannotWrite)
    }
    for file in paths where OutputFolder.isSpecial(file) {
      throw Failure(
        "\(file): is a pipe or device, and a file is to be written", code: .cannotWrite)
    }
    for folder in Set(paths.compactMap { $0.lastIndex(of: "/").map($0.prefix(upTo:)) }).sorted()
    where OutputFolder.isObstacle(String(folder)) {
      throw Failure(
        "\(folder): is not a folder, and files are to be written to it", code: .cannotWrite)
    }
  }

  /// Whether something that is no folder stands where one is needed: a file, or a link that leads
  /// nowhere.
  private static func isObstacle(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && !isFolder(path)
  }

  /// Whether something is there that is neither a file nor a folder nor a link.
  private static func isSpecial(_ path: String) -> Bool {
    var status = stat()
    guard lstat(path, &status) == 0 else { return false }
    return ![S_IFREG, S_IFDIR, S_IFLNK].contains(status.st_mode & S_IFMT)
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
  var absolutePath: String {
    path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
  }

  /// The stamp of a file; nil if there is none.
  func stamp(of name: String) -> FileStamp? { FileStamp(of: "\(path)/\(name)") }

  /// The bytes of a file; nil if there is none.
  func contents(of name: String) -> [UInt8]? { RegularFile.bytes("\(path)/\(name)") }

  /// The names of what is in the folder, or of what is in a folder inside it.
  func names(in place: String = "") -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(place)")
    return (names ?? []).map { place.isEmpty ? $0 : "\(place)/\($0)" }
  }

  /// What the manifest says; nil if there is none.
  var manifest: Manifest? {
    contents(of: Manifest.fileName).flatMap(Manifest.init(json:))
  }

  /// Whether a file has the bytes that a manifest tells of.
  func isStanding(_ file: Manifest.DataFile) -> Bool {
    contents(of: file.name).map(file.has) ?? false
  }
}
