import Prose
import TestSupport
import Testing

@testable import Pages

@Suite struct SentencesOfText {
  @Test(arguments: [
    ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
    ("See e.g. Knuth. He wrote it.", ["See e.g. Knuth.", "He wrote it."]),
    ("Version 1.5 is out.", ["Version 1.5 is out."]),
    ("He said “No.” Then he left.", ["He said “No.”", "Then he left."]),
    ("D. E. Knuth did.", ["D. E. Knuth did."]),
    ("It is a V. Look.", ["It is a V.", "Look."]),
    ("so. then", ["so. then"]), ("", []),
  ])
  func areFound(_ text: String, _ expected: [String]) {
    #expect([Inline.text(text)].sentences.map(\.words) == expected)
  }

  /// Formulas and stressed words are parts of sentences, and begin or end them.
  @Test func haveParts() {
    let text: [Inline] = [
      .text("Take "), .formula("x"), .text(". "), .formula("y"), .text(" is next. "),
      .strong([.text("It ends.")]), .text(" And goes on."),
    ]
    #expect(text.sentences.map(\.words) == ["Take x.", "y is next.", "It ends.", "And goes on."])
  }

  /// All words are in some sentence.
  @Test func loseNothing() {
    for seed in 0..<50 as Range<UInt64> {
      var prose = RandomArticle(random: SplitMix64(seed: seed))
      let text = prose.sentences()
      let joined = text.sentences.map(\.words).joined(separator: " ")
      #expect(joined == text.words, "seed \(seed)")
    }
  }
}
