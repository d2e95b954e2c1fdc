import Graphics
import Prose
import TestSupport

/// An article of random blocks, all of whose words are different: "p7.3" is the third word of the
/// seventh text.
struct NumberedArticle: Sendable {
  private(set) var article: Article
  /// The scenes of its figures.
  private(set) var figures: [String: Scene] = [:]
  /// The texts that follow each other in the article, as many words as each has.
  private(set) var texts: [Int] = []
  /// The seed of the next choice.
  private var choice: UInt64
  private var footnotes = 0, formulas = 0, questions = 0

  init(seed: UInt64, blocks: ClosedRange<Int> = 3...25) {
    choice = seed &* 1_000_003
    article = Article(title: [.text("Title")], blocks: [])
    article.showsContents = seed % 2 == 0
    let count = number(blocks)
    var blocks: [Block] = []
    while blocks.count < count { blocks += section(blocks.count) }
    article.blocks = blocks
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    choice &+= 1
    var random = SplitMix64(seed: choice)
    return Int.random(in: range, using: &random)
  }

  private mutating func chance(_ percent: Int) -> Bool {
    number(0...99) < percent
  }

  private mutating func words(_ range: ClosedRange<Int>) -> [Inline] {
    let count = number(range)
    texts.append(count)
    let number = texts.count - 1
    return [.text((0..<count).map { "p\(number).\($0)" }.joined(separator: " "))]
  }

  private mutating func section(_ index: Int) -> [Block] {
    let level = chance(70) ? 1 : 2
    var blocks: [Block] = [
      .heading(Heading(level: level, identifier: "sec:\(index)", text: words(1...12)))
    ]
    for _ in 0..<number(1...8) { blocks += block() }
    return blocks
  }

  private mutating func paragraph() -> [Inline] {
    var text = words(1...120)
    if chance(20) {
      footnotes += 1
      let number = footnotes
      text.append(.footnote(number: number, [.text("note\(number) is short")]))
    }
    return text
  }

  private mutating func block() -> [Block] {
    switch number(0...19) {
    case 0:
      formulas += 1
      return [
        .formula(DisplayedFormula(markup: "x", number: "\(formulas)", identifier: "eq:\(formulas)"))
      ]
    case 1:
      let items = (0..<number(1...6)).map { _ in
        [Block.paragraph(words(1...30))]
      }
      return [.list(ItemList(isOrdered: chance(50), isTight: chance(50), items: items))]
    case 2:
      return [
        .note(Note(kind: .pitfall, title: words(1...6), blocks: [.paragraph(words(5...60))]))
      ]
    case 3: return [.note(Note(kind: .formula, blocks: [.paragraph(words(5...60))]))]
    case 4: return [.listing(Listing(language: "", lines: ["let a = 1", "", "print(a)"]))]
    case 5...6: return figure()
    case 7:
      questions += 1
      let number = "\(questions)"
      return [
        .note(Note(kind: .question, number: number, blocks: [.paragraph(words(3...20))])),
        .note(Note(kind: .answer, number: number, blocks: [.paragraph([.text("a\(number)")])])),
      ]
    default: return [.paragraph(paragraph())]
    }
  }

  private mutating func figure() -> [Block] {
    let number = figures.count + 1
    let isWide = chance(60)
    let size = Size(
      width: isWide ? 453 : 200, height: Double(self.number(60...300)))
    figures["f\(number)"] = Scene(size: size)
    let place = "fig:\(number)"
    let reference = Inline.reference(identifier: place, text: "Figure \(number)")
    let text = [reference, .text(" ")] + words(1...60)
    let figure = PlacedFigure(
      name: "f\(number)", number: "\(number)", identifier: place,
      caption: [.text("caption\(number) of it")], alternative: "It.")
    return [.paragraph(text), .figure(figure)]
  }
}
