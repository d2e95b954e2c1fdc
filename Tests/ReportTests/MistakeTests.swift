import Configuration
import Foundation
import TestSupport
import Testing

/// What a user reads after a mistake is part of the interface: one folder for each kind.
@Suite struct MistakeTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Cases")
  static let cases = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .sorted()

  @Test(arguments: cases)
  func areReported(_ name: String) throws {
    let config = Self.folder.appendingPathComponent(name).appendingPathComponent("experiments.json")
    let text = mistakes(in: try String(contentsOf: config, encoding: .utf8)) { path in
      let file = Self.folder.appendingPathComponent(name).appendingPathComponent(path)
      return (try? Data(contentsOf: file)).map { Source(name: path, bytes: [UInt8]($0)) }
    }
    #expect(!text.isEmpty)
    try expectGolden(text, "errors.txt", in: "Cases/\(name)")
  }

  @Test func thereAreCases() { #expect(Self.cases.count > 20) }
}
