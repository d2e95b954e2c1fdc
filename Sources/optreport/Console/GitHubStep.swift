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

/// The step of a workflow of GitHub Actions that the program is run by.
struct GitHubStep: Sendable {
  /// The path of a file as seen from the root of the repository, as annotations want it.
  func path(of file: String) -> String {
    guard let workspace = variable("GITHUB_WORKSPACE"), !workspace.isEmpty else { return file }
    let root = URL(filePath: workspace).standardizedFileURL.path
    let path = URL(filePath: file).standardizedFileURL.path
    return path.hasPrefix(root + "/") ? String(path.dropFirst(root.count + 1)) : file
  }

  /// Adds to the page of the run, if there is one.
  func append(_ markdown: String) {
    guard let path = variable("GITHUB_STEP_SUMMARY"), !path.isEmpty else { return }
    let file = open(path, O_WRONLY | O_APPEND | O_CREAT, 0o644)
    guard file >= 0 else { return }
    defer { close(file) }
    StandardError.write(markdown, to: file)
  }
}
