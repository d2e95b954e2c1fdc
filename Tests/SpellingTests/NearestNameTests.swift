import Spelling
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
    ("momentum", nil),
  ]
  @Test(arguments: table)
  func isTheOneWithFewestEdits(_ name: String, _ expected: String?) {
    #expect(NearestName.of(name, among: Self.names) == expected)
  }

  @Test func ofEquallyNearOnesTheFirstWins() {
    #expect(NearestName.of("bat", among: ["cat", "rat"]) == "cat")
    #expect(NearestName.of("x", among: [String]()) == nil)
  }
}
