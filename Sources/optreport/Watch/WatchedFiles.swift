/// Files that may be saved at any moment.
///
/// They are looked at ten times a second: that finds every way in which editors save, a new file that
/// takes the name of the old one included, on every file system, and costs nothing that could be
/// measured.
struct WatchedFiles {
  private let paths: [String]
  private var stamps: [FileStamp?]

  /// How often files are looked at.
  static let interval = Duration.milliseconds(100)

  /// Notes how files are now.
  init(_ paths: [String]) {
    self.paths = paths
    stamps = paths.map(FileStamp.init)
  }

  /// Waits until a file has changed, and then until it stays as it is: an editor may write in several
  /// steps, or take a file away before it puts another in its place.
  mutating func waitForChange() async throws {
    while paths.map(FileStamp.init) == stamps { try await Task.sleep(for: WatchedFiles.interval) }
    var now: [FileStamp?]
    repeat {
      now = paths.map(FileStamp.init)
      try await Task.sleep(for: WatchedFiles.interval / 2)
    } while paths.map(FileStamp.init) != now
    stamps = now
  }
}
