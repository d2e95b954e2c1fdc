import TestSupport
import Testing

@testable import Hyphenation

private let hyphenator = PatternHyphenator()

/// The word with a hyphen wherever it may be broken.
private func hyphenated(_ word: String) -> String {
  let breaks = hyphenator.breaks(in: word)
  var text = ""
  for (index, character) in word.enumerated() {
    if breaks.contains(index) { text += "-" }
    text.append(character)
  }
  return text
}

@Suite struct Patterns {
  /// As plain TeX breaks them (D. E. Knuth, *The TeXbook*, 1984, appendix H), with the exceptions
  /// that TUGboat has collected, and no break before the last two letters.
  @Test(arguments: [
    "hy-phen-ation", "con-cate-na-tion", "su-per-cal-ifrag-ilis-tic-ex-pi-ali-do-cious",
    "as-so-ciate", "as-so-ciates", "oblig-a-tory", "ta-ble", "phil-an-thropic", "present",
    "project", "man-u-script", "al-go-rithm", "op-ti-miza-tion", "gra-di-ent", "mo-men-tum",
    "con-ver-gence", "cur-va-ture", "learn-ing", "sto-chas-tic", "de-riv-a-tive",
  ])
  func breakKnownWords(_ word: String) {
    #expect(hyphenated(word.filter { $0 != "-" }) == word)
  }

  /// A capital at the start changes nothing; one inside, or a digit, is no word of the language.
  @Test func leaveAloneWhatIsNoWord() {
    #expect(hyphenated("Hyphenation") == "Hy-phen-ation")
    for word in ["AdaGradOptimizer", "HYPHENATION", "learning2rate", "hyphen_ation", "a", "", " "] {
      #expect(hyphenator.breaks(in: word).isEmpty, "\(word)")
    }
  }

  /// Both apostrophes are the same, and no line starts or ends with one.
  @Test(arguments: ["algorithm's", "couldn't", "optimization's", "o'clock"])
  func keepApostrophesInside(_ word: String) {
    let curly = word.replacing("'", with: "’")
    #expect(hyphenator.breaks(in: word) == hyphenator.breaks(in: curly))
    let text = hyphenated(word)
    #expect(!text.contains("'-") && !text.contains("-'"))
  }

  /// Places count characters, whatever the letters are, and stay away from the ends.
  @Test func countCharacters() {
    var random = SplitMix64(seed: 1)
    let letters = Array("abcdeﬁghijklmnoépqrstuvwxyzäßñ’'")
    for length in 0..<400 {
      let word = String((0..<length).map { _ in letters.randomElement(using: &random) ?? "a" })
      let breaks = hyphenator.breaks(in: word)
      #expect(breaks == breaks.sorted())
      #expect(breaks.allSatisfy { $0 >= 2 && $0 <= length - 3 }, "\(word)")
      #expect(hyphenator.breaks(in: word) == breaks)
    }
    #expect(hyphenated("fiancéehood").filter { $0 != "-" } == "fiancéehood")
  }

  @Test func takeWordsOfAnyLength() {
    let long = String(repeating: "hyphenation", count: 10_000)
    let breaks = hyphenator.breaks(in: long)
    #expect(breaks.count >= 10_000)
    #expect(Set(breaks).count == breaks.count)
  }

  /// Many threads get what one gets.
  @Test func areReadFromManyThreads() async {
    let words = ["optimization", "convergence", "hyphenation", "gradient", "manuscript"]
    let alone = words.map { hyphenator.breaks(in: $0) }
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<50 {
        group.addTask { words.map { PatternHyphenator().breaks(in: $0) } == alone }
      }
      for await isSame in group { #expect(isSame) }
    }
  }
}
