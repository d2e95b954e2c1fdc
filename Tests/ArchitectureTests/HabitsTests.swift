import Foundation
import Report
import Testing

/// What no source file does.
struct HabitsTests {
  @Test func filesAreShort() throws {
    for source in try Repository.sources() {
      #expect(source.lines.count <= 251, "\(source.path) has \(source.lines.count - 1) lines")
    }
  }

  /// Calls that make a program crash, or give other bytes tomorrow or elsewhere.
  static let banned: [(call: String, reason: String)] = [
    ("fatalError(", "a mistake of the caller is a precondition"),
    ("try!", "a mistake of the user is thrown"),
    ("as!", "a mistake of the user is thrown"),
    ("Date(", "the same config gives the same bytes every day"),
    ("Locale", "the same config gives the same bytes everywhere"),
    ("String(format:", "depends on the locale, and on all of Foundation"),
    ("SystemRandomNumberGenerator", "noise comes from the seed of the config"),
    ("hashValue", "hashes differ from run to run"),
    ("Hasher(", "hashes differ from run to run"),
    (".squareRoot()", "functions come from Elementary"),
    ("unsafeFlags", "a package with unsafe flags cannot be a dependency"),
    ("TODO", "what is not done is not there"),
    ("FIXME", "what is not done is not there"),
  ]

  @Test func callsAreSafeAndRepeatable() throws {
    for source in try Repository.sources() {
      for (number, line) in source.lines.enumerated() where !isComment(line) {
        for ban in Self.banned where line.contains(ban.call) {
          Issue.record("\(source.path):\(number + 1): \(ban.call): \(ban.reason)")
        }
        if line.contains(".random("), !line.contains("using:") {
          Issue.record("\(source.path):\(number + 1): random numbers come from the seed")
        }
        if source.target != "optreport", line.contains(/(^|[^.\w])print\(/) {
          Issue.record("\(source.path):\(number + 1): only optreport prints")
        }
      }
    }
  }

  /// The C library's functions differ between machines; only `Elementary` may call them.
  @Test func elementaryFunctionsComeFromElementary() throws {
    for source in try Repository.sources() {
      var isText = false
      for (number, line) in source.lines.enumerated() where !isComment(line) {
        // Formulas in the lines of a long literal are no calls.
        if line.matches(of: /"""/).count == 1 { isText.toggle() }
        if isText { continue }
        let code = line.replacing(/"[^"]*"/, with: "\"\"")
        if let call = code.firstMatch(
          of: /(^|[^.\w])(sin|cos|tan|exp|log|log2|log10|pow|sqrt|atan|atan2|tanh)\(/),
          !code.contains("func \(call.2)"), !code.contains("case ")
        {
          Issue.record("\(source.path):\(number + 1): \(call.2) does not come from Elementary")
        }
      }
    }
  }

  @Test func registriesAreSorted() {
    let names =
      [Catalog.objectives, Catalog.optimizers, Catalog.marks]
      + Catalog.expectations.map(\.entries)
    for list in names.map({ $0.map(\.name) }) {
      #expect(list == list.sorted())
      #expect(Set(list).count == list.count)
    }
  }

  /// What `explain` prints is what the source of a rule says above its declaration.
  @Test func explanationsHaveTheFormulasOfTheirDocstrings() throws {
    var count = 0
    for source in try Repository.sources() {
      guard let place = source.lines.firstIndex(where: { $0.hasSuffix("= Explanation(") }),
        source.lines[place + 1].hasSuffix("\"\"\"")
      else { continue }
      let isFormula = { (line: String) in line.hasPrefix("///     ") }
      let documented = source.lines.drop { !isFormula($0) }.prefix(while: isFormula)
      let indent = source.lines[place + 1].prefix { $0 == " " }.count
      let explained = source.lines[(place + 2)...].prefix { !$0.hasSuffix("\"\"\",") }
      #expect(
        documented.map { $0.dropFirst(8) } == explained.map { $0.dropFirst(indent) },
        "\(source.path)")
      count += 1
    }
    #expect(count >= 40)
  }

  /// Nothing points at the machine that it was written on.
  @Test func pathsStayInside() throws {
    let outside = ["/wo" + "rk/", "../sha" + "red", "/t" + "mp/", "/ho" + "me/", "/Use" + "rs/"]
    let endings = [
      ".swift", ".md", ".json", ".h", ".c", "Makefile", ".modulemap", ".txt", "NOTICE",
    ]
    for path in try Repository.files(below: "", endings: endings) where !path.hasPrefix("Output") {
      let text = try Repository.text(path)
      for place in outside where text.contains(place) {
        Issue.record("\(path) names \(place)")
      }
    }
  }

  private func isComment(_ line: String) -> Bool {
    line.drop { $0 == " " }.hasPrefix("//")
  }
}
