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

/// Pictures of the pages of a PDF file, made by Poppler's `pdftoppm` where it is installed: what
/// Cairo wrote is read by somebody else.
enum PageImages {
  /// Why there are none where there are none.
  static let absence = "pdftoppm (poppler-utils) is not installed"

  /// PNG files of all pages; nil if `pdftoppm` is not there or cannot read the file.
  static func images(of pdf: [UInt8], dotsPerInch: Int = 100) -> [[UInt8]]? {
    let files = FileManager.default
    let folder = files.temporaryDirectory.appending(
      path: "optreport-\(UUID().uuidString)", directoryHint: .isDirectory)
    guard (try? files.createDirectory(at: folder, withIntermediateDirectories: true)) != nil
    else { return nil }
    defer { try? files.removeItem(at: folder) }
    let source = folder.appending(path: "pages.pdf")
    guard (try? Data(pdf).write(to: source)) != nil,
      run([
        "pdftoppm", "-r", "\(dotsPerInch)", "-png", source.path,
        folder.appending(path: "page").path,
      ])
    else { return nil }
    let names = (try? files.contentsOfDirectory(atPath: folder.path)) ?? []
    let pages = names.filter { $0.hasSuffix(".png") }.sorted { ($0.count, $0) < ($1.count, $1) }
    return pages.compactMap { try? [UInt8](Data(contentsOf: folder.appending(path: $0))) }
  }

  /// Runs a program without its words; whether it did well.
  private static func run(_ arguments: [String]) -> Bool {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
    }
    var process = pid_t()
    var words = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    guard posix_spawnp(&process, arguments[0], &actions, nil, &words, environ) == 0 else {
      return false
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status == 0
  }
}
