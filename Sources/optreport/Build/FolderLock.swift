#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The right to be the only build that writes to a folder.
///
/// It is held on the folder itself, so no file is left behind, and the system takes it back from
/// a process that is killed. Where the file system knows no locks, builds go on without.
struct FolderLock {
  private let descriptor: Int32

  /// Whether no other build can have it now.
  let isHeld: Bool

  /// Takes the lock of a folder; waits for other builds, unless it `mayFail`.
  init(_ path: String, mayFail: Bool = false) {
    while true {
      let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      let isLocked = folder >= 0 && FolderLock.lock(folder, mayFail: mayFail)
      // Another build may have taken the folder away again while this one waited.
      if isLocked, !FolderLock.isFolder(path, open: folder), FileStamp(of: path) != nil {
        close(folder)
        continue
      }
      descriptor = folder
      isHeld = isLocked
      return
    }
  }

  /// Gives the lock back.
  func release() {
    if descriptor >= 0 { close(descriptor) }
  }

  private static func lock(_ folder: Int32, mayFail: Bool) -> Bool {
    while flock(folder, mayFail ? LOCK_EX | LOCK_NB : LOCK_EX) != 0 {
      if errno != EINTR { return false }
    }
    return true
  }

  /// Whether a path still leads to the open folder.
  private static func isFolder(_ path: String, open folder: Int32) -> Bool {
    var (named, opened) = (stat(), stat())
    return stat(path, &named) == 0 && fstat(folder, &opened) == 0
      && named.st_ino == opened.st_ino && named.st_dev == opened.st_dev
  }
}
