import ArgumentParser
import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Where results go; messages go to standard error.
enum StandardOutput {
  /// Why something could not be written, if that has happened.
  private static let lost = Mutex<SystemError?>(nil)

  /// Writes all of a text; nothing more after some of it could not be written.
  static func show(_ text: String) {
    lost.withLock { lost in
      if lost == nil { lost = StandardError.write(text, to: STDOUT_FILENO) }
    }
  }

  /// What to say if something could not be written. A reader who has seen enough, as `head` has, is
  /// no reason to complain.
  static var failure: Failure? {
    guard let error = lost.withLock({ $0 }), error.number != EPIPE else { return nil }
    return Failure("standard output cannot be written: \(error.reason)", code: .cannotPrint)
  }
}

/// Prints a result. It hides Swift's function of the same name and form, which says nothing where it
/// cannot write.
func print(_ items: Any..., separator: String = " ", terminator: String = "\n") {
  let text = items.map { "\($0)" }.joined(separator: separator)
  StandardOutput.show(text + terminator)
}
