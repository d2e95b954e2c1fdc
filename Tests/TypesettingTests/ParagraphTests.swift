import Graphics
import TestSupport
import Testing

@testable import Typesetting

private let setter = ParagraphSetter(
  measuring: FixedPitchMeasurer(), hyphenating: ThirdsHyphenator())
private let plain = ParagraphSetter(measuring: FixedPitchMeasurer(), hyphenating: NoHyphenator())
private let style = RandomProse.style
private let alignments: [ParagraphSetter.Alignment] = [.justified, .start, .middle, .end]

private func words(_ text: String, tag: Graphics.Tag? = nil) -> Span {
  Span(.words(text), style: style, tag: tag)
}

@Suite struct Paragraphs {
  /// The words come back: joined where a hyphen was added, and with a space at every other end.
  @Test(arguments: alignments)
  func loseNothing(_ alignment: ParagraphSetter.Alignment) {
    for seed in 0..<40 as Range<UInt64> {
      var prose = RandomProse(seed: seed)
      let text = prose.words(60)
      let lines = setter.lines(
        of: [words(text)], width: Double.random(in: 50...300, using: &prose.random),
        alignment: alignment)
      let read = lines.map { $0.text.last == "-" ? String($0.text.dropLast()) : $0.text }.joined()
      #expect(read == text, "seed \(seed)")
    }
  }

  /// Words of one look on one line are one run.
  @Test func haveOneRunForEachLook() {
    let lines = plain.lines(
      of: [
        words("some plain words "), Span(.words("and code"), style: RandomProse.code),
        words(" in a line"),
      ],
      width: 1000)
    #expect(lines.map { $0.runs.map(\.text) } == [["some plain words ", "and code", " in a line"]])
    #expect(lines[0].spans == 0..<3)
  }

  /// Every justified line with a space in it ends at the edge; nothing in other lines stretches.
  @Test func endAtTheEdge() {
    var straight = setter
    straight.hangsPunctuation = false
    for seed in 0..<80 as Range<UInt64> {
      var prose = RandomProse(seed: seed)
      let width = Double.random(in: 100...400, using: &prose.random)
      let spans = prose.spans(20)
      for line in straight.lines(of: spans, width: width, indent: 12).dropLast() {
        let stretching = line.runs.contains { $0.wordSpacing != 0 }
        if stretching { #expect(abs(line.end - width) < 1e-6, "seed \(seed)") }
        #expect(abs(line.width - line.end) < 1e-6)
      }
      for alignment in alignments.dropFirst() {
        for line in straight.lines(of: spans, width: width, alignment: alignment) {
          #expect(line.runs.allSatisfy { $0.wordSpacing == 0 })
        }
      }
    }
  }

  /// If every piece fits, no line is too long.
  @Test(arguments: alignments)
  func stayInside(_ alignment: ParagraphSetter.Alignment) {
    var straight = setter
    straight.hangsPunctuation = false
    for seed in 0..<60 as Range<UInt64> {
      var prose = RandomProse(seed: seed)
      let spans = prose.spans(15)
      // No word has more than two thirds before its first break, marks and a raised figure.
      let width = Double.random(in: 130...300, using: &prose.random)
      for line in straight.lines(of: spans, width: width, alignment: alignment, indent: 5) {
        #expect(line.end <= width + 1e-6, "seed \(seed): \(line.text)")
        #expect(line.runs.allSatisfy { $0.position.x > -1e-9 })
      }
    }
  }

  /// A paragraph twice as wide has no more lines.
  @Test func haveFewerLinesIfWider() {
    for seed in 0..<40 as Range<UInt64> {
      var prose = RandomProse(seed: seed)
      let spans = prose.spans(20)
      let width = Double.random(in: 30...300, using: &prose.random)
      for alignment in alignments {
        let narrow = setter.lines(of: spans, width: width, alignment: alignment)
        let wide = setter.lines(of: spans, width: 2 * width, alignment: alignment)
        #expect(wide.count <= narrow.count, "seed \(seed)")
      }
    }
  }

  /// What nobody would ask for gives lines, at least one.
  @Test(arguments: alignments)
  func comeOfAnything(_ alignment: ParagraphSetter.Alignment) {
    let long = String(repeating: "abcdefghij", count: 500)
    let texts = [
      "", " ", "  \t\n ", "\u{A0}", "\u{AD}", "\u{200B}\u{AD}", "a\u{AD}", "-", "--", "/", "a-",
      "-a",
      "\u{301}", "😀 👩‍👩‍👧‍👦", long, "https://" + long, "a\u{A0} \u{A0}b", "\u{0}", "x\u{202F}y",
    ]
    for width in [-10, 0, 1e-9, 50, 1e300, .infinity, .nan] as [Double] {
      for text in texts {
        let lines = setter.lines(of: [words(text)], width: width, alignment: alignment, indent: 10)
        #expect(!lines.isEmpty)
        #expect(
          lines.allSatisfy {
            $0.items.allSatisfy { if case .text(let run) = $0 { !run.text.isEmpty } else { false } }
          })
      }
      let odd = [
        Span(.lineBreak, style: style), Span(.formula(""), style: style),
        Span(.formula("\\oops"), style: style),
        Span(.formula("a $ b"), style: style), Span(.lineBreak, style: style),
      ]
      #expect(setter.lines(of: odd, width: width, alignment: alignment).count >= 3)
      #expect(setter.lines(of: [], width: width, alignment: alignment).count == 1)
    }
  }

  @Test func areTheSameAgain() {
    var prose = RandomProse(seed: 5)
    let spans = prose.spans(40)
    #expect(setter.lines(of: spans, width: 200) == setter.lines(of: spans, width: 200))
  }

  /// A no-break space joins two words but stretches as any other; a narrow one has its own width.
  @Test func keepWordsTogether() {
    for width in stride(from: 30.0, through: 200, by: 7) {
      let lines = plain.lines(
        of: [words("as in Figure\u{A0}3 and Eq.\u{202F}(2) it is")], width: width)
      #expect(lines.contains { $0.text.contains("Figure\u{A0}3") })
      #expect(lines.contains { $0.text.contains("Eq.\u{202F}(2)") })
    }
    let line = plain.lines(of: [words("a\u{A0}b c ddddd")], width: 40)[0]
    #expect(line.text == "a\u{A0}b c ")
    #expect(abs(line.end - 40) < 1e-9)
  }

  /// A line that the author ends is set as a last one.
  @Test func endWhereTheAuthorSaysSo() {
    let lines = plain.lines(
      of: [words("one two"), Span(.lineBreak, style: style), words("three")], width: 100)
    #expect(lines.map(\.text) == ["one two", "three"])
    #expect(lines.allSatisfy { $0.runs.allSatisfy { $0.wordSpacing == 0 } })
    #expect(lines.map(\.spans) == [0..<1, 2..<3])
  }

  /// A link is on every line that its span has a part in, around all of it.
  @Test func tagEveryLine() {
    let lines = plain.lines(
      of: [words("see "), words("a link of many words", tag: .address("https://a.b")), words(".")],
      width: 60)
    let tagged = lines.map { line in
      line.items.compactMap { item -> String? in
        guard case .group(let group) = item, group.tag == .address("https://a.b"),
          case .text(let run) = group.items.first
        else { return nil }
        return run.text
      }
    }
    #expect(tagged.allSatisfy { $0.count <= 1 })
    #expect(tagged.joined().joined() == "a link of many words")
  }

  /// An element on two lines is one: its rest has no alternative of its own.
  @Test func goOnWithElements() {
    let formula = Span(
      .formula("aaaa = bbbb"), style: style, tag: .element(.formula, alternative: "a is b"))
    let lines = plain.lines(of: [words("so "), formula], width: 40, alignment: .start)
    let tags = lines.flatMap(\.items).compactMap { item in
      if case .group(let group) = item { group.tag } else { nil }
    }
    #expect(tags == [.element(.formula, alternative: "a is b"), .continuation(.formula)])
  }

  /// Raised figures do not push lines apart.
  @Test func keepTheirHeightUnderFootnotes() {
    let small = TextStyle(Font(.serifRegular, size: 6), color: .black)
    let line = plain.lines(
      of: [words("word"), Span(.words("1"), style: small, rise: 3.5)], width: 100)[0]
    #expect(line.ascent == 8)
    #expect(line.descent == 2)
    #expect(line.runs[1].position.y == -3.5)
  }
}

@Suite struct HangingMarks {
  private let text = "aaaaa bb, cccc dddd eeee ffff"

  @Test func hangOverStraightEdges() {
    let line = plain.lines(of: [words(text)], width: 58)[0]
    #expect(line.text == "aaaaa bb, ")
    #expect(abs(line.end - (58 + 0.6 * 6)) < 1e-9)
    #expect(line.width == line.end)
    let quoted = plain.lines(of: [words("“a” b c d e f")], width: 40)[0]
    #expect(quoted.runs[0].position.x == -3)
  }

  @Test func standInsideIfNotWanted() {
    var straight = plain
    straight.hangsPunctuation = false
    #expect(abs(straight.lines(of: [words(text)], width: 58)[0].end - 58) < 1e-9)
    #expect(straight.lines(of: [words("“a” b")], width: 40)[0].runs[0].position.x == 0)
  }

  /// No mark stands further outside than inside, but for small ones.
  @Test func hangByLessThanTheyAreWide() {
    for character in ".,-‐:;–—!?)]”’\"'»›“‘«‹([aZ1" {
      #expect((0...0.6).contains(HangingPunctuation.left(character)))
      #expect((0...0.6).contains(HangingPunctuation.right(character)))
    }
    #expect(HangingPunctuation.left("a") == 0 && HangingPunctuation.right("a") == 0)
  }
}
