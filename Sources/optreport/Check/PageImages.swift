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
  /// PNG files of all pages of a file that messages call by a name.
  static func images(
    of pdf: [UInt8], called name: String, dotsPerInch: Int = 100
  ) throws(Unreadable) -> [[UInt8]] {
    let files = FileManager.default
    let folder = files.temporaryDirectory.appending(
      path: "optreport-\(UUID().uuidString)", directoryHint: .isDirectory)
    defer { try? files.removeItem(at: folder) }
    let source = folder.appending(path: "pages.pdf")
    guard (try? files.createDirectory(at: folder, withIntermediateDirectories: true)) != nil,
      (try? Data(pdf).write(to: source)) != nil
    else {
      throw Unreadable("\(name): its pages need room in \(folder.path)", isFault: false)
    }
    let status = run([
      "pdftoppm", "-r", "\(dotsPerInch)", "-png", source.path, folder.appending(path: "page").path,
    ])
    guard let status else {
      throw Unreadable("\(name): pdftoppm (poppler-utils) is not installed", isFault: false)
    }
    let names = (try? files.contentsOfDirectory(atPath: folder.path)) ?? []
    let pages = names.filter { $0.hasSuffix(".png") }.sorted { ($0.count, $0) < ($1.count, $1) }
    let images = pages.compactMap { try? [UInt8](Data(contentsOf: folder.appending(path: $0))) }
    guard status == 0, !images.isEmpty else {
      throw Unreadable("\(name) is damaged: it cannot be read as a PDF file")
    }
    return images
  }

  /// Runs a program without its words; how it ended, nil if it is not there.
  private static func run(_ arguments: [String]) -> Int32? {
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
      return nil
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status
  }
}
