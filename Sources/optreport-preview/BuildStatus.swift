import Foundation

/// What the last build said, for the pages that wait for the next.
final class BuildStatus: Sendable {
  private let lock = NSLock()
  private nonisolated(unsafe) var line = "{}"
  private nonisolated(unsafe) var revision = 0

  /// Notes a build.
  func set(_ line: String) {
    lock.withLock {
      self.line = line
      revision += 1
    }
  }

  /// The status as JSON, as soon as its number is another one than `known`; after a while in any
  /// case, so that a page that was closed is not waited for.
  func text(after known: Int) async -> String {
    for _ in 0..<400 {
      let (line, revision) = lock.withLock { (self.line, self.revision) }
      if revision != known, revision > 0 || known < 0 {
        return "{\"revision\": \(revision), \"build\": \(line)}"
      }
      try? await Task.sleep(for: .milliseconds(50))
    }
    return "{\"revision\": \(known)}"
  }
}
