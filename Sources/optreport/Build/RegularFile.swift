#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Files that have an end: nothing here waits for a pipe or reads a device.
enum RegularFile {
  /// The bytes of a file, wherever a link to it leads; nil if there is none, or if it has more than
  /// a limit.
  static func bytes(_ path: String, limit: Int = .max) -> [UInt8]? {
    // A pipe that nobody writes to would be waited for.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_size <= limit
    else { return nil }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var count = 0
    while count < bytes.count {
      let got = bytes.withUnsafeMutableBytes {
        read(descriptor, $0.baseAddress?.advanced(by: count), $0.count - count)
      }
      if got < 0 && errno == EINTR { continue }
      if got < 0 { return nil }
      // The file was cut meanwhile.
      if got == 0 { return Array(bytes[..<count]) }
      count += got
    }
    return bytes
  }

  /// Writes a new file of one or more parts; what is under the path is taken away, and a link is not
  /// followed.
  static func create(_ path: String, _ parts: [UInt8]...) throws(SystemError) {
    unlink(path)
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw SystemError() }
    do {
      for part in parts { try write(part, to: descriptor) }
    } catch {
      close(descriptor)
      throw error
    }
    // Some file systems tell only now that there was no room.
    guard close(descriptor) == 0 else { throw SystemError() }
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) {
    var count = 0
    while count < bytes.count {
      #if canImport(Darwin)
        let put = bytes.withUnsafeBytes {
          Darwin.write(descriptor, $0.baseAddress?.advanced(by: count), $0.count - count)
        }
      #else
        let put = bytes.withUnsafeBytes {
          Glibc.write(descriptor, $0.baseAddress?.advanced(by: count), $0.count - count)
        }
      #endif
      if put < 0 && errno == EINTR { continue }
      if put < 0 { throw SystemError() }
      count += put
    }
  }
}

/// Why the system did not do what it was asked to do.
struct SystemError: Error {
  /// A number of `errno.h`.
  let number: Int32

  /// What went wrong last.
  init() { number = errno }

  /// The system's words: "no space left on device".
  var reason: String {
    let text = String(cString: strerror(number))
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}
