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

/// A single file that is written whole or not at all.
struct WholeFile {
  /// The path as the user gave it.
  let path: String

  /// Its bytes.
  func read() throws(Failure) -> [UInt8] {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Failure("\(path): there is no such file", code: .noInput)
    }
    if isFolder { throw Failure("\(path): is a folder, not a file", code: .noInput) }
    guard let data = try? Data(contentsOf: URL(filePath: path)) else {
      throw Failure("\(path): cannot be read", code: .noInput)
    }
    return [UInt8](data)
  }

  /// Writes a new file; one that is there is left alone.
  func create(_ bytes: [UInt8]) throws(Failure) {
    let temporary = try written(bytes, beside: path)
    defer { unlink(temporary) }
    // A link is refused where a file has come up meanwhile; a renamed file would replace it.
    guard link(temporary, path) == 0 else {
      let reason = errno == EEXIST ? "is there already" : "cannot be written"
      throw Failure("\(path): \(reason)", code: .cannotWrite)
    }
  }

  /// Writes what takes the place of the file; who may read it, and links to it, stay.
  func replace(_ bytes: [UInt8]) throws(Failure) {
    let target = URL(filePath: path).resolvingSymlinksInPath().path
    let temporary = try written(bytes, beside: target)
    defer { unlink(temporary) }
    var status = stat()
    if stat(target, &status) == 0 { chmod(temporary, status.st_mode) }
    guard rename(temporary, target) == 0 else {
      throw Failure("\(path): cannot be replaced", code: .cannotWrite)
    }
  }

  private func written(_ bytes: [UInt8], beside place: String) throws(Failure) -> String {
    let url = URL(filePath: place)
    let process = ProcessInfo.processInfo.processIdentifier
    let temporary = url.deletingLastPathComponent().appending(
      path: ".\(url.lastPathComponent).\(process)"
    ).path
    guard (try? Data(bytes).write(to: URL(filePath: temporary))) != nil else {
      unlink(temporary)
      throw Failure("\(path): cannot be written", code: .cannotWrite)
    }
    return temporary
  }
}
