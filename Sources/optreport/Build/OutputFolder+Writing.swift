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

extension OutputFolder {
  /// Does work while no other build writes to the folder, which is made if it is not there, and
  /// taken away again if the work fails and leaves it empty. Drafts of files with some names, left
  /// behind by a build that was killed, are removed.
  @discardableResult
  func alone<Result>(
    _ names: [String], _ work: () async throws -> Result
  ) async throws -> Result {
    let made = try OutputFolder.makeFolders(path)
    let lock = FolderLock(path)
    defer { lock.release() }
    if lock.isHeld { drafts(of: names).forEach { unlink($0) } }
    do {
      return try await work()
    } catch {
      // Only empty folders can be removed so.
      for folder in made.reversed() { rmdir(folder) }
      throw error
    }
  }

  /// Removes drafts of files that a build left behind when it was killed, unless another build is
  /// writing now.
  func removeDrafts(of names: [String]) {
    if drafts(of: names).isEmpty { return }
    let lock = FolderLock(path, mayFail: true)
    defer { lock.release() }
    if lock.isHeld { drafts(of: names).forEach { unlink($0) } }
  }

  /// Writes files under other names and gives them their names when all are whole: a full disk
  /// leaves what was there. A file that has these bytes is left alone; a link in the place of a file
  /// is replaced, so nothing is written where it leads. Returns the names of those that were
  /// written. To be called in `alone`.
  @discardableResult
  func write(_ all: [(name: String, bytes: [UInt8])]) throws(Failure) -> [String] {
    let files = all.filter { contents(of: $0.name) != $0.bytes }
    let process = ProcessInfo.processInfo.processIdentifier
    let moves = files.map { file in
      let (folder, name) = OutputFolder.parts("\(path)/\(file.name)")
      return (from: "\(folder)/.\(name).\(process)", to: "\(path)/\(file.name)", file.bytes)
    }
    var made: [String] = []
    var isDone = false
    defer {
      if !isDone {
        for move in moves { unlink(move.from) }
        for folder in made.reversed() { rmdir(folder) }
      }
    }
    for folder in Set(moves.map { OutputFolder.parts($0.to).folder }).sorted() {
      made += try OutputFolder.makeFolders(folder)
    }
    for (from, to, bytes) in moves {
      do {
        try RegularFile.create(from, bytes)
      } catch {
        throw Failure("\(to): cannot write the file: \(error.reason)", code: .cannotWrite)
      }
    }
    for move in moves where rename(move.from, move.to) != 0 {
      throw Failure(
        "\(move.to): cannot replace the file: \(SystemError().reason)", code: .cannotWrite)
    }
    isDone = true
    return files.map(\.name)
  }

  /// Writes files and a manifest, which keeps what the one before says about other files; `order` names the figures of the config. To be called in `alone`.
  @discardableResult
  func write(
    _ files: [(name: String, bytes: [UInt8])], _ manifest: Manifest, order: [String]
  ) throws(Failure) -> [String] {
    let merged =
      self.manifest.map { manifest.keeping($0, order: order, where: isStanding) } ?? manifest
    // The manifest gets its name last: whoever sees it sees the files that it tells of.
    return try write(files + [(Manifest.fileName, Array(merged.json.utf8))])
  }

  /// The drafts of files with some names that lie in the folder: ".path.png.4711".
  private func drafts(of names: [String]) -> [String] {
    let places = Dictionary(grouping: names.map { OutputFolder.parts("\(path)/\($0)") }) {
      $0.folder
    }
    return places.flatMap { folder, files in
      let names = Set(files.map(\.name))
      let inside = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      return inside.filter { draft in
        guard draft.hasPrefix("."), let end = draft.lastIndex(of: ".") else { return false }
        let process = draft[draft.index(after: end)...]
        return !process.isEmpty && process.allSatisfy { ("0"..."9").contains($0) }
          && names.contains(String(draft[..<end].dropFirst()))
      }.map { "\(folder)/\($0)" }
    }
  }

  /// The folder and the name of a path with both.
  static func parts(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    return (String(path[..<slash]), String(path[path.index(after: slash)...]))
  }

  /// Makes a folder and those around it; the paths of those that were not there, outermost first.
  static func makeFolders(_ path: String) throws(Failure) -> [String] {
    var missing: [String] = []
    var place = path
    while !place.isEmpty, FileStamp(of: place) == nil {
      missing.append(place)
      while place.hasSuffix("/") { place.removeLast() }
      place = parts(place).folder
    }
    for (index, folder) in missing.reversed().enumerated() where mkdir(folder, 0o777) != 0 {
      let error = SystemError()
      if error.number == EEXIST, FileStamp(of: folder) != nil { continue }
      for made in missing.reversed().prefix(index).reversed() { rmdir(made) }
      throw Failure("\(folder): cannot create the folder: \(error.reason)", code: .cannotWrite)
    }
    return missing.reversed()
  }
}
