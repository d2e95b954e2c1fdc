import Spelling
import TestSupport
import Testing

@Suite struct NearestNameTests {
  static let names = [
    "adagrad", "adam", "gd", "heavyBall", "learningRate", "rmsprop", "sweep", "x",
  ]
  static let table: [(String, String?)] = [
    ("adam", "adam"),  // itself
    ("ADAM", "adam"),  // another case
    ("adm", "adam"),  // one too few
    ("addam", "adam"),  // one too many
    ("adan", "adam"),  // one wrong
    ("aadm", "adam"),  // two swapped
    ("heavyball", "heavyBall"),
    ("learnigRate", "learningRate"),
    ("lerningrat", "learningRate"),
    ("g", "gd"),
    ("rmsprob", "rmsprop"),
    ("bfgs", nil),
    ("momentum", "heavyBall"),
    ("path", nil),
  ]
  @Test(arguments: table)
  func isTheOneWithFewestEdits(_ name: String, _ expected: String?) {
    #expect(NearestName.of(name, among: Self.names) == expected)
  }

  /// What is left out early is not near.
  @Test func isNearestOfAll() {
    var random = SplitMix64(seed: 3)
    func word(_ length: ClosedRange<Int>) -> String {
      let count = Int.random(in: length, using: &random)
      return String((0..<count).map { _ in "abcAé".randomElement(using: &random) ?? "a" })
    }
    for _ in 0..<2000 {
      let name = word(0...9)
      let candidates = (0..<6).map { _ in word(1...9) }
      let nearest = candidates.min { measure($0, from: name) < measure($1, from: name) }
      let isNear = nearest.map { measure($0, from: name).0 < Int.max } ?? false
      #expect(
        NearestName.of(name, among: candidates) == (isNear ? nearest : nil),
        "\(name): \(candidates)")
    }
  }

  /// The edits without and with case; none at all if these are too many.
  private func measure(_ candidate: String, from name: String) -> (Int, Int) {
    let edits = EditDistance.between(name.lowercased(), candidate.lowercased())
    let isNear = edits <= max(1, (name.count + 1) / 3)
    let isAlike = edits < max(name.count, candidate.count)
    guard isNear, isAlike || edits == 0 else { return (.max, .max) }
    return (edits, EditDistance.between(name, candidate))
  }

  @Test func tellsWhatThereIsIfNoneIsNear() {
    let many = (1...70).map { "figure-\($0)" }
    #expect(NearestName.hint("adm", among: Self.names) == "did you mean \"adam\"?")
    #expect(NearestName.hint("momentum", among: ["a", "b"]) == "known: a, b")
    #expect(NearestName.hint("x", among: []) == "there is none")
    let hint = NearestName.hint("x", among: many)
    #expect(hint.hasPrefix("known: figure-1, figure-2, "))
    #expect(hint.hasSuffix(", figure-20 and 50 more"))
  }

  @Test func ofEquallyNearOnesTheFirstWins() {
    #expect(NearestName.of("bat", among: ["cat", "rat"]) == "cat")
    #expect(NearestName.of("x", among: [String]()) == nil)
  }
}
