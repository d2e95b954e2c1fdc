import Report
import Testing

/// What can be chosen in a config is what is listed.
struct CatalogTests {
  /// A key whose reader offers names stands among the choices, with just these names.
  @Test func choicesAreThoseOfTheReaders() throws {
    let choices = try #require(Catalog.sections.first { $0.name == "choices" }).entries
    let known = Set(choices.map { "\($0.name): \(Self.words($0.summary).sorted())" })
    var offered: Set<String> = []
    let read = /(?s)\(\s*"([A-Za-z]+)",\s*into: &[A-Za-z.]+,\s*from:\s*\[(.*?)\]\s*[,)]/
    for source in try Repository.sources() where source.target == "Report" {
      for match in source.lines.joined(separator: "\n").matches(of: read) {
        let names = match.2.matches(of: /\((?:name: )?"([A-Za-z0-9]+)"/).map { String($0.1) }
        offered.insert("\(match.1): \(names.sorted())")
      }
    }
    #expect(offered.count >= 20)
    #expect(offered.subtracting(known).isEmpty, "\(offered.subtracting(known).sorted())")
    // The names of markers come from their type.
    let listed = known.filter { !$0.hasPrefix("marker:") }
    #expect(listed.subtracting(offered).isEmpty, "\(listed.subtracting(offered).sorted())")
  }

  private static func words(_ summary: String) -> [String] {
    summary.split { !$0.isLetter && !$0.isNumber }.map(String.init).filter { $0 != "or" }
  }
}
