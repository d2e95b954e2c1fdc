import ArgumentParser

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

/// The program that shows figures in a browser, `optreport-preview`, as long as this one runs.
struct PreviewServer {
  /// Where lines about builds go; the other end of its standard input.
  private let input: Int32

  /// Starts the program that stands beside this one.
  init(folder: String, port: UInt16) throws(Failure) {
    let own = URL(filePath: Program.path).resolvingSymlinksInPath()
    let program = own.deletingLastPathComponent().appending(path: "optreport-preview").path
    guard FileManager.default.isExecutableFile(atPath: program) else {
      throw Failure(
        "\(program): there is no such program; \"make preview\" builds it", code: .notDrawn)
    }
    var ends: [Int32] = [0, 0]
    // Without a reader a write must not end the program.
    signal(SIGPIPE, SIG_IGN)
    guard pipe(&ends) == 0 else { throw Failure("no pipe can be opened", code: .notDrawn) }
    input = ends[1]
    _ = fcntl(input, F_SETFD, FD_CLOEXEC)
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO)
    posix_spawn_file_actions_addclose(&actions, ends[0])
    // Its address is for the person who watches.
    posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO)
    var process = pid_t()
    let arguments: [String] = [program, folder, "\(port)"]
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
    words.append(nil)
    defer { for word in words { free(word) } }
    guard posix_spawn(&process, program, &actions, nil, &words, environ) == 0 else {
      throw Failure("\(program): cannot be started", code: .notDrawn)
    }
    close(ends[0])
  }

  /// Tells about a build, in a line of JSON.
  func tell(_ line: String) {
    var rest = Array("\(line)\n".utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(input, $0.baseAddress, $0.count) }
      if count <= 0 { return }
      rest = rest.dropFirst(count)
    }
  }
}
