import Configuration
import Testing

/// What was said once can be said again in any form.
@Suite struct DiagnosticStorageTests {
  static let files = [DiagnosticFormatTests.source, DiagnosticFormatTests.other]

  static func node(_ diagnostic: Diagnostic) throws -> Node {
    let text = diagnostic.stored.filled(width: .max)
    #expect(!text.contains("\n"))
    return try JSONReader.read(Source(name: "kept", bytes: Array(text.utf8)))
  }

  @Test(arguments: DiagnosticFormatTests.samples)
  func comesBackAsItWas(_ sample: Diagnostic) throws {
    let kept = try Diagnostic(stored: Self.node(sample), files: Self.files)
    #expect(kept == sample)
  }

  /// The line under the caret would be another one.
  @Test func isGoneWithItsFile() throws {
    let sample = DiagnosticFormatTests.samples[3]
    let node = try Self.node(sample)
    #expect(Diagnostic(stored: node, files: [Self.files[0]]) == nil)
    let shorter = Source(name: Self.files[1].name, bytes: Array(Self.files[1].bytes.prefix(4)))
    #expect(Diagnostic(stored: node, files: [Self.files[0], shorter]) == nil)
  }

  @Test(arguments: ["{}", "[]", "{\"severity\": \"fatal\", \"message\": \"\", \"hints\": []}"])
  func anythingElseIsRefused(_ text: String) throws {
    let node = try JSONReader.read(Source(name: "kept", bytes: Array(text.utf8)))
    #expect(Diagnostic(stored: node, files: Self.files) == nil)
  }
}
