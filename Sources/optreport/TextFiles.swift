import ArgumentParser
import Configuration
import Report
import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Reads the files that a config is made of, none of them longer than a limit.
///
/// What is asked for may be no file of texts at all: a film, or a device that never ends.
final class TextFiles: Sendable {
  private let limit: Int
  private let state = Mutex(State())

  private struct State {
    var refusal: Failure?
    var asked: [String: FileStamp?] = [:]
  }

  /// Why a file was not read, if it was too long.
  var refusal: Failure? { state.withLock { $0.refusal } }

  /// The paths that were asked for, whether there was a file or not, and how each was before it was
  /// read first.
  var asked: [String: FileStamp?] { state.withLock { $0.asked } }

  /// Files may have `limit` bytes.
  init(limit: Int) { self.limit = limit }

  /// A file that another one names, under the path that messages give it; nil if it cannot be read,
  /// or is a pipe or a device, which might be waited for forever.
  func regularFile(_ path: String) -> Source? {
    note(path)
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return file(path)
  }

  /// A file that the user names, or a pipe: `<(jq …)`.
  func file(_ path: String) -> Source? {
    note(path)
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    return source(path, from: descriptor)
  }

  /// What comes in at standard input.
  func standardInput() -> Source? { source("standard input", from: STDIN_FILENO) }

  private func source(_ name: String, from descriptor: Int32) -> Source? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= limit {
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0 { return nil }
      if count == 0 { return Source(name: name, bytes: bytes) }
      bytes += buffer.prefix(count)
    }
    let failure = Failure(
      "\(name): expected at most \(ByteCount.text(Double(limit))), found more; "
        + "--config-limit \(ByteCount.text(10 * Double(limit))) raises the limit", code: .badConfig)
    state.withLock { $0.refusal = failure }
    return nil
  }

  private func note(_ path: String) {
    let stamp = FileStamp(of: path)
    state.withLock { if $0.asked[path] == nil { $0.asked[path] = .some(stamp) } }
  }
}
