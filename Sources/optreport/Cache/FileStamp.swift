#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What the file system says about a file: a file with the same stamp was not written since.
struct FileStamp: Hashable, Sendable {
  /// Size, inode, and the nanoseconds of the last write and the last change, as one text.
  let text: String

  /// The stamp of a file; nil if there is none.
  init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    #if canImport(Darwin)
      let (write, change) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (write, change) = (status.st_mtim, status.st_ctim)
    #endif
    text =
      "\(status.st_size) \(status.st_ino) \(write.tv_sec).\(write.tv_nsec) "
      + "\(change.tv_sec).\(change.tv_nsec)"
  }
}
