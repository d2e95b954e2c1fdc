import Foundation
import FuzzingReaders
import Testing

/// Every input that fuzzing has kept or that has brought down a reader once is read again.
struct CorpusTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fuzzing/Corpus")

  @Test(arguments: readers.map(\.name))
  func isRead(_ name: String) throws {
    let reader = try #require(readers.first { $0.name == name })
    let files = try FileManager.default.contentsOfDirectory(
      at: Self.folder.appending(path: name), includingPropertiesForKeys: nil)
    #expect(files.count >= 10)
    for file in files { reader.read([UInt8](try Data(contentsOf: file))) }
  }

  /// What is opened thousands of times and never closed must not use up the stack.
  static let repeated: [(reader: String, text: String)] = [
    ("config", "["), ("config", "{\"a\":"), ("config", "{\"a\":1},"), ("config", "/*"),
    ("config", "\""),
    ("formula", "("), ("formula", "x+"), ("formula", "x^"), ("formula", "-"), ("formula", "sin "),
    ("formula", "\\frac{"), ("formula", "a=1;"), ("formula", "sum(i=1..9,"),
    ("math", "$"), ("math", "{"), ("math", "$x^"), ("math", "\\frac{"), ("math", "\\left("),
    ("markdown", "["), ("markdown", "*a "), ("markdown", "> "), ("markdown", "`"),
    ("markdown", "$a"),
    ("markdown", "![](a)"), ("markdown", "{#a}"), ("markdown", "- "), ("markdown", "| a "),
    ("markdown", "[^a]"), ("markdown", "@fig:a "),
  ]

  @Test(arguments: repeated)
  func repetitionsAreRead(_ name: String, _ text: String) throws {
    let reader = try #require(readers.first { $0.name == name })
    for open in ["", "$", "{"] {
      reader.read(Array((open + String(repeating: text, count: 5_000)).utf8))
    }
  }
}
