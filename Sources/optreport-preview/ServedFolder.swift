import Foundation

/// The folder whose files are shown, and nothing outside of it.
struct ServedFolder: Sendable {
  /// Where it is.
  let path: String

  /// A file that may be larger is not sent.
  private static let sizeLimit = 100_000_000

  /// A file by its name inside the folder; nil if there is none, if it is hidden, or if it lies
  /// elsewhere, be it by ".." or by a link.
  func file(_ name: String) -> (data: Data, type: String)? {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard !parts.contains(where: { $0.isEmpty || $0.hasPrefix(".") || $0.contains("\0") }),
      let root = realpath(path, nil)
    else { return nil }
    defer { free(root) }
    guard let place = realpath("\(path)/\(name)", nil) else { return nil }
    defer { free(place) }
    let (inside, target) = (String(cString: root) + "/", String(cString: place))
    var status = stat()
    guard target.hasPrefix(inside), stat(target, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_size <= ServedFolder.sizeLimit,
      let data = FileManager.default.contents(atPath: target)
    else { return nil }
    return (data, ServedFolder.type(of: name))
  }

  private static func type(of name: String) -> String {
    switch name.split(separator: ".").last {
    case "html": "text/html; charset=utf-8"
    case "json": "application/json"
    case "pdf": "application/pdf"
    case "png": "image/png"
    case "svg": "image/svg+xml"
    default: "text/plain; charset=utf-8"
    }
  }
}
