import Graphics
import Testing

@testable import Typesetting

/// The parts with a bar between them, and with a hyphen and a bar where one is added.
private func parts(_ word: String, hyphenates: Bool = true) -> String {
  let parts = WordBreaks.parts(of: word, hyphenator: hyphenates ? ThirdsHyphenator() : nil)
  return parts.enumerated().map { index, part in
    part.text + (index == parts.count - 1 ? "" : part.isHyphen ? "-|" : "|")
  }.joined()
}

@Suite struct WordBreakTests {
  /// With a hyphenator that breaks before every third letter.
  @Test(arguments: [
    ("abcdefghi", "abc-|def-|ghi"),
    ("“abcdef,”", "“abc-|def,”"),
    ("abc", "abc"),
    ("it’s", "it’s"),
    ("state-of-the-art", "state-|of-|the-|art"),
    ("x-axis", "x-axis"),
    ("-5", "-5"),
    ("1e-10", "1e-10"),
    ("2010-02-23", "2010-02-23"),
    ("abc–def", "abc–|def"),
    ("one—two", "one—|two"),
    ("453–472", "453–|472"),
    ("and/orr", "and/|orr"),
    ("1/2", "1/2"),
    ("ab\u{AD}cdefgh", "ab-|cdefgh"),
    ("ab\u{200B}cd", "ab|cd"),
    ("learning_rate", "learning_rate"),
    ("array.length", "array.length"),
    ("user@example", "user@example"),
    ("x2values", "x2values"),
    ("https://distill.pub/2017/momentum/", "https://|distill|.pub/|2017/|momentum/"),
    ("doi:10.1002/spe.4380111102.", "doi:10|.1002/|spe|.4380111102."),
  ])
  func areFound(_ word: String, _ expected: String) {
    #expect(parts(word) == expected)
  }

  /// Without a hyphenator words are broken at their own marks alone.
  @Test func needNoHyphenator() {
    #expect(parts("abcdefghi", hyphenates: false) == "abcdefghi")
    #expect(parts("state-of-the-art", hyphenates: false) == "state-|of-|the-|art")
  }
}

@Suite struct FormulaBreaks {
  private let style = TextStyle(Font(.serifRegular, size: 10), color: .black)
  private func pieces(_ markup: String) -> [MathSetter.Piece] {
    let setter = MathSetter(measuring: FixedPitchMeasurer(), style: style)
    guard case .formula(let atoms) = LabelParser.lines(of: "$\(markup)$")[0][0] else { return [] }
    return setter.pieces(atoms)
  }

  /// Behind relations and binary operators, and nowhere else.
  @Test(arguments: [
    ("a = b", [1]), ("a + b = c", [1, 1]), ("-x", []), ("x = -y", [1]), ("{a + b}", []),
    (#"\frac{a + b}{c}"#, []), ("f(a, b)", []), ("a <= b", [1]), ("a = ", []),
  ])
  func areBehindOperators(_ markup: String, _ expected: [Int]) {
    #expect(pieces(markup).count == expected.count + 1, "\(markup)")
  }

  /// The pieces side by side are the formula.
  @Test(arguments: [
    "a + b = c", #"x_{k+1} = x_k - \eta \nabla f(x_k)"#, #"0 < \eta < 2/a"#, "f(a + b) = -c, d",
    #"\displaystyle \sum_i x_i = \frac{1}{2} + \sqrt{a - b}"#,
  ])
  func changeNothing(_ markup: String) {
    let label = LabelSetter(measuring: FixedPitchMeasurer()).label("$\(markup)$", style: style)
    var box = MathBox()
    var gap = 0.0
    for piece in pieces(markup) {
      box.width += gap
      box.append(piece.box)
      gap = piece.space
    }
    #expect(abs(box.width - label.width) < 1e-9)
    #expect(box.items.count == label.items.count)
    func starts(_ items: [Scene.Item]) -> [Double] {
      items.compactMap { if case .text(let run) = $0 { run.position.x } else { nil } }
    }
    for (x, y) in zip(starts(box.items), starts(label.items)) { #expect(abs(x - y) < 1e-9) }
  }

  /// Lines may end inside of a formula, without the space that stood there.
  @Test func endLines() {
    let setter = ParagraphSetter(measuring: FixedPitchMeasurer(), hyphenating: NoHyphenator())
    let lines = setter.lines(
      of: [Span(.formula("aaaa = bbbb"), style: style)], width: 40, alignment: .start)
    #expect(lines.count == 2)
    #expect(lines[1].runs[0].position.x == 0)
  }

  /// What is longer than a line and has no place for its end is broken where it must be, without a
  /// hyphen; no part is lost.
  @Test(arguments: [
    String(repeating: "verylong", count: 20), String(repeating: "very_long_", count: 9),
    "(" + String(repeating: "a1", count: 2000) + ")",
  ])
  func longWordsAreBroken(_ word: String) {
    let parts = WordBreaks.parts(of: word, hyphenator: ThirdsHyphenator())
    #expect(parts.map(\.text).joined() == word)
    #expect(parts.count > 5 && parts.count <= 201)
    #expect(!parts.contains { $0.isHyphen })
    #expect(parts.dropLast().allSatisfy { $0.penalty == WordBreaks.worst })
  }
}
