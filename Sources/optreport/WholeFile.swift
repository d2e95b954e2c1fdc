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

  /// Writes a new file, and makes the folder that it is to stand in; a file that is there is left
  /// alone.
  func create(_ bytes: [UInt8]) throws(Failure) {
    let made = try OutputFolder.makeFolders(OutputFolder.parts(path).folder)
    var isDone = false
    defer { if !isDone { for folder in made.reversed() { rmdir(folder) } } }
    let temporary = try written(bytes, beside: path)
    defer { unlink(temporary) }
    // A link is refused where a file has come up meanwhile; a renamed file would replace it.
    guard link(temporary, path) == 0 else {
      let error = SystemError()
      throw Failure(
        error.number == EEXIST
          ? "\(path): is there already" : "\(path): cannot be written: \(error.reason)",
        code: .cannotWrite)
    }
    isDone = true
  }

  /// Writes what takes the place of the file; who may read it, and links to it, stay.
  func replace(_ bytes: [UInt8]) throws(Failure) {
    let target = URL(filePath: path).resolvingSymlinksInPath().path
    let temporary = try written(bytes, beside: target)
    defer { unlink(temporary) }
    var status = stat()
    if stat(target, &status) == 0 { chmod(temporary, status.st_mode) }
    guard rename(temporary, target) == 0 else {
      throw Failure("\(path): cannot be replaced: \(SystemError().reason)", code: .cannotWrite)
    }
  }

  private func written(_ bytes: [UInt8], beside place: String) throws(Failure) -> String {
    let (folder, name) = OutputFolder.parts(place)
    let temporary = "\(folder)/.\(name).\(ProcessInfo.processInfo.processIdentifier)"
    do {
      try RegularFile.create(temporary, bytes)
    } catch {
      unlink(temporary)
      throw Failure("\(path): cannot be written: \(error.reason)", code: .cannotWrite)
    }
    return temporary
  }
}
