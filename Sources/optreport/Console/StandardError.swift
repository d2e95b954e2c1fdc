#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Where messages for people go; standard output is for results.
enum StandardError {
  /// Writes all of a text; what nobody reads is dropped.
  static func show(_ text: String) { write(text, to: STDERR_FILENO) }

  /// Writes all of a text to an open file; tells why if it cannot.
  @discardableResult
  static func write(_ text: String, to file: Int32) -> SystemError? {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { systemWrite(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return SystemError() }
      rest = rest.dropFirst(count)
    }
    return nil
  }

  /// Whether a person is watching.
  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// How many letters fit on a line of the terminal.
  static var columns: Int {
    var size = winsize()
    let isKnown = ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return isKnown ? Int(size.ws_col) : 80
  }
}

/// The function of the operating system, which a method of the same name hides.
private func systemWrite(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(file, bytes, count)
}
