import Prose
import TestSupport

/// Articles that nobody wrote.
struct RandomArticle {
  var random: SplitMix64

  mutating func words(_ count: Int) -> String {
    (0..<count).map { _ in
      String(repeating: "m", count: Int.random(in: 1...11, using: &random))
    }.joined(separator: " ")
  }

  mutating func sentences() -> [Inline] {
    let count = Int.random(in: 1...5, using: &random)
    return (0..<count).flatMap { index -> [Inline] in
      let end = index == count - 1 ? "." : ". "
      return [
        .text("In " + words(Int.random(in: 2...30, using: &random)) + " "), .formula("x_i = y^2"),
        .reference(identifier: "fig:\(Int.random(in: 0..<9, using: &random))", text: "Figure 1"),
        .footnote(number: 1, [.text("note")]), .text(end),
      ]
    }
  }

  mutating func block(_ index: Int) -> Block {
    switch Int.random(in: 0..<9, using: &random) {
    case 0:
      return .heading(
        Heading(
          level: Int.random(in: 1...3, using: &random), number: "\(index)",
          identifier: "sec:\(index)", text: [.text(words(4))]))
    case 1:
      return .figure(
        PlacedFigure(
          name: "one", number: "1", identifier: "fig:\(index)", caption: sentences(),
          alternative: "a"))
    case 2:
      let count = Int.random(in: 1...5, using: &random)
      return .table(
        TextTable(
          alignments: (0..<count).map { _ in
            [.left, .center, .right, .decimal].randomElement(using: &random) ?? .left
          },
          header: (0..<count).map { _ in [.text(words(2))] },
          rows: (0..<Int.random(in: 0...30, using: &random)).map { _ in
            (0..<count).map { _ in [.text(words(Int.random(in: 0...5, using: &random)))] }
          }))
    case 3:
      return .list(
        ItemList(
          isOrdered: Bool.random(using: &random),
          items: (0..<Int.random(in: 0...8, using: &random)).map { _ in [.paragraph(sentences())] })
      )
    case 4:
      return .listing(
        Listing(
          language: "",
          lines: (0..<Int.random(in: 0...40, using: &random)).map {
            $0 % 5 == 4 ? "" : "line \($0)"
          }))
    case 5:
      return .formula(
        DisplayedFormula(markup: "a = b,", number: "\(index)", identifier: "eq:\(index)"))
    case 6: return .paragraph(sentences())
    default:
      let kind = Note.Kind.allCases.randomElement(using: &random) ?? .remark
      return .note(
        Note(
          kind: kind, title: Bool.random(using: &random) ? [.text(words(6))] : [], number: "1",
          identifier: "note:\(index)", blocks: [.paragraph(sentences())]))
    }
  }
}
