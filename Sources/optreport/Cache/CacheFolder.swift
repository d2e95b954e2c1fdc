import CDeflate

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

/// The folder in which results are kept from build to build.
///
/// It is never needed: what cannot be kept or read back is made again, and nothing is said. Files
/// get their names when they are whole, so builds side by side do not disturb each other.
struct CacheFolder: Sendable {
  /// Where it is.
  let path: String

  /// How much is kept, in bytes; what was used longest ago goes first.
  static let sizeLimit = 1_000_000_000

  /// `$XDG_CACHE_HOME/optreport` if that is set, else `.optreport` beside the config.
  init(besideConfig config: String) {
    let home = variable("XDG_CACHE_HOME") ?? ""
    if home.hasPrefix("/") {
      path = home + "/optreport"
    } else {
      let folder = config.lastIndex(of: "/").map { String(config[...$0]) } ?? ""
      path = folder + ".optreport"
    }
  }

  private static let seal = Array("optreport cache 1\n".utf8)

  /// What was kept under a name; nil if nothing was, or not whole.
  func bytes(_ name: String) -> ArraySlice<UInt8>? {
    guard let bytes = RegularFile.bytes("\(path)/\(name)") else { return nil }
    let start = CacheFolder.seal.count + 4
    guard bytes.count >= start, bytes.starts(with: CacheFolder.seal) else { return nil }
    let payload = bytes[start...]
    let kept = bytes[CacheFolder.seal.count..<start].reduce(0) { $0 << 8 | UInt32($1) }
    return kept == CacheFolder.checksum(payload) ? payload : nil
  }

  /// Keeps bytes under a name.
  func keep(_ bytes: [UInt8], as name: String) {
    let place = "\(path)/\(name)"
    let folder = place.lastIndex(of: "/").map { String(place[..<$0]) } ?? path
    if !FileManager.default.fileExists(atPath: folder) { make(folder) }
    let draft = "\(place).\(ProcessInfo.processInfo.processIdentifier)"
    let sum = CacheFolder.checksum(bytes[...])
    let head = CacheFolder.seal + (0..<4).map { UInt8(truncatingIfNeeded: sum >> (24 - 8 * $0)) }
    guard (try? RegularFile.create(draft, head, bytes)) != nil, rename(draft, place) == 0 else {
      unlink(draft)
      return
    }
  }

  /// Notes that what is kept under a name was needed again.
  func touch(_ name: String) { utimes("\(path)/\(name)", nil) }

  /// Makes a folder, and tells version control and backups to leave the cache alone.
  private func make(_ folder: String) {
    try? FileManager.default.createDirectory(
      at: URL(filePath: folder), withIntermediateDirectories: true)
    // A build may have been killed, or the disk full, before the folder was marked.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    guard !names.contains(CacheFolder.tag), Set(names).isSubset(of: CacheFolder.ownNames) else {
      return
    }
    let signature =
      "Signature: 8a477f597d28d172789f06886806bc55\n# What optreport keeps; it can be removed.\n"
    try? Data(signature.utf8).write(to: URL(filePath: "\(path)/\(CacheFolder.tag)"))
    try? Data("*\n".utf8).write(to: URL(filePath: "\(path)/.gitignore"))
  }

  /// The name of the file that marks a cache (https://bford.info/cachedir).
  private static let tag = "CACHEDIR.TAG"

  private static let ownNames: Set = [".gitignore", "builds", "folders", "program", "runs"]

  /// A checksum that tells damage, though no intent.
  static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.withUnsafeBytes { libdeflate_crc32(0, $0.baseAddress, $0.count) }
  }
}

// MARK: - Housekeeping

extension CacheFolder {
  /// A kept file.
  private struct Entry {
    let path: String
    let size: Int
    let lastUse: Int
  }

  private var entries: [Entry] {
    // The folder may stand elsewhere.
    let root = URL(filePath: path).resolvingSymlinksInPath().path
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? []
    return names.compactMap { name in
      var status = stat()
      let file = "\(root)/\(name)"
      guard lstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
      #if canImport(Darwin)
        let time = status.st_mtimespec.tv_sec
      #else
        let time = status.st_mtim.tv_sec
      #endif
      return Entry(path: file, size: Int(status.st_size), lastUse: time)
    }
  }

  /// Removes drafts of builds that were killed, and what was used longest ago until the rest is
  /// within the limit.
  func trim(to limit: Int = CacheFolder.sizeLimit) {
    let entries = entries.filter { entry in
      guard CacheFolder.isAbandoned(entry.path) else { return true }
      unlink(entry.path)
      return false
    }
    var size = entries.reduce(0) { $0 + $1.size }
    guard size > limit else { return }
    for entry in entries.sorted(by: { ($0.lastUse, $0.path) < ($1.lastUse, $1.path) })
    where size > limit {
      unlink(entry.path)
      size -= entry.size
    }
  }

  /// Whether a file is a draft of a process that is gone: "…/program.4711".
  private static func isAbandoned(_ path: String) -> Bool {
    let ending = path.lastIndex(of: ".").map { path[path.index(after: $0)...] }
    guard let process = ending.flatMap({ pid_t($0) }), process > 0 else { return false }
    return kill(process, 0) != 0 && errno == ESRCH
  }

  /// How many files and bytes are kept.
  var size: (files: Int, bytes: Int) {
    let entries = entries
    return (entries.count, entries.reduce(0) { $0 + $1.size })
  }

  /// Removes what is kept, and the folder if nothing else is in it, if it is a cache; how many files
  /// and bytes that were. A link to a folder stays.
  func removeAll() -> (files: Int, bytes: Int) {
    let before = size
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    guard names.contains(CacheFolder.tag) else { return (0, 0) }
    for name in names where CacheFolder.ownNames.contains(name) || name.hasPrefix("program.") {
      try? FileManager.default.removeItem(atPath: "\(path)/\(name)")
    }
    // Without its mark the folder could not be removed later.
    unlink("\(path)/\(CacheFolder.tag)")
    rmdir(path)
    let after = size
    return (before.files - after.files, before.bytes - after.bytes)
  }
}
