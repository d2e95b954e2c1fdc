/// Files that may be saved at any moment, and paths where there may be one later.
///
/// They are looked at ten times a second: that finds every way in which editors save, a new file that
/// takes the name of the old one included, on every file system, and costs nothing that could be
/// measured.
struct WatchedFiles {
  private var stamps: [String: FileStamp?]

  /// How often files are looked at.
  static let interval = Duration.milliseconds(100)

  /// Notes how a config is now.
  init(_ config: String) { stamps = [config: FileStamp(of: config)] }

  /// Notes what a build has read, or looked for, and how each file was then: what is saved while the
  /// build runs is a change. A build that did not come to its end has not looked at all of them; those
  /// that an earlier one has read may be needed again as soon as the mistake is gone.
  mutating func note(_ read: [String: FileStamp?], isAll: Bool) {
    stamps = isAll ? read : stamps.merging(read) { $1 }
  }

  /// Waits until a file has changed, and then until it stays as it is: an editor may write in several
  /// steps, or take a file away before it puts another in its place.
  mutating func waitForChange() async throws {
    while now == stamps { try await Task.sleep(for: WatchedFiles.interval) }
    repeat {
      stamps = now
      try await Task.sleep(for: WatchedFiles.interval / 2)
    } while now != stamps
  }

  private var now: [String: FileStamp?] {
    Dictionary(uniqueKeysWithValues: stamps.keys.map { ($0, FileStamp(of: $0)) })
  }
}
