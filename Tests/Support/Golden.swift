import Foundation

/// A text that is not the recorded one.
public struct GoldenMismatch: Error, CustomStringConvertible {
  /// What differs and how to accept it.
  public let description: String
}

/// Compares a text with a file in a folder (`Goldens` unless said otherwise) beside the test.
///
/// With `RECORD_GOLDENS=1` in the environment the file is rewritten, and the test fails so that
/// nobody records by accident. A text that differs is left beside the file with `-actual` in its
/// name.
public func expectGolden(
  _ text: String, _ file: String, in folder: String = "Goldens", testFile: String = #filePath
) throws {
  let folder = URL(fileURLWithPath: testFile).deletingLastPathComponent()
    .appendingPathComponent(folder)
  let golden = folder.appendingPathComponent(file)
  if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try text.write(to: golden, atomically: true, encoding: .utf8)
    throw GoldenMismatch(description: "recorded \(file); run again without RECORD_GOLDENS")
  }
  let expected = (try? String(contentsOf: golden, encoding: .utf8)) ?? ""
  let name = golden.deletingPathExtension().lastPathComponent + "-actual"
  let actual = folder.appendingPathComponent(name).appendingPathExtension(golden.pathExtension)
  guard text != expected else {
    try? FileManager.default.removeItem(at: actual)
    return
  }
  try text.write(to: actual, atomically: true, encoding: .utf8)
  let (old, new) = (lines(expected), lines(text))
  let row = zip(old, new).prefix { $0 == $1 }.count
  throw GoldenMismatch(
    description: """
      \(file), line \(row + 1):
        - \(row < old.count ? old[row] : "(end)")
        + \(row < new.count ? new[row] : "(end)")
      (RECORD_GOLDENS=1 to accept)
      """)
}

private func lines(_ text: String) -> [Substring] {
  text.split(separator: "\n", omittingEmptySubsequences: false)
}
