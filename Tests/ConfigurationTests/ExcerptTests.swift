import Configuration
import Testing

/// Long lines are shown in part, and the caret is under the place.
@Suite struct ExcerptTests {
  @Test(arguments: [0, 1, 39, 40, 41, 99, 100, 160, 259, 260, 298, 299, 300])
  func caretStandsUnderThePlace(_ place: Int) throws {
    // Every scalar is another one, so that each is found again.
    let scalars = (0..<300).compactMap { Unicode.Scalar(0x4e00 + UInt32($0)) }
    var line = String.UnicodeScalarView()
    line.append(contentsOf: scalars)
    for (above, below) in [("", ""), ("first\r\n", "\r\nlast\n")] {
      let text = above + String(line) + below
      let offset = above.utf8.count + 3 * place
      let source = Source(name: "a.json", bytes: Array(text.utf8))
      let shown = Diagnostic("wrong", at: SourceRange(offset, offset + 3)).rendered(in: source)
      let lines = shown.split(separator: "\n").map { Array($0.unicodeScalars) }
      #expect(shown.hasPrefix("a.json:\(above.isEmpty ? 1 : 2):\(place + 1): error: wrong\n"))
      let caret = try #require(lines[2].firstIndex(of: "^"))
      #expect(lines[1].count <= 6 + 102)
      if place < 300 {
        #expect(lines[1][caret] == scalars[place])
      } else {
        #expect(caret == lines[1].count)
      }
      #expect((lines[1][6] == "…") == (place > 40))
      #expect((lines[1].last == "…") == (place < 240))
    }
  }
}
