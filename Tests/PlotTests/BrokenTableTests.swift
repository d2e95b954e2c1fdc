import Graphics
import Testing

@testable import Plot

@Suite struct BrokenTableTests {
  private let frame = squareFrame(x: 0...1, y: 0...1)

  /// Long cells are broken between words, at the size of the theme; what stands beside them stands
  /// on their first line, and rows do not touch.
  @Test func longCellsAreBroken() throws {
    let long = "words that would make this table much wider than its panel is"
    let table = TableMark(
      header: ["name", "what it is"], rows: [["first", long], ["second", "short"]],
      alignments: [.left, .decimal])
    let items = table.draw(in: frame)
    let cells = texts(items)
    #expect(cells.allSatisfy { $0.font.size == Theme().tickFont.size })
    let lines = cells.filter { long.contains($0.text) }
    #expect(lines.count > 1)
    #expect(lines.map(\.text).joined(separator: " ") == long)
    let first = try #require(cells.first { $0.text == "first" })
    let second = try #require(cells.first { $0.text == "second" })
    #expect(lines[0].position.y == first.position.y)
    #expect(
      second.position.y > (lines.map(\.position.y).max() ?? .infinity) + 0.9 * first.font.size)
    for point in paths(items).flatMap(\.points) {
      #expect(frame.area.outset(by: 0.01).contains(point))
    }
  }

  /// Numbers are whole; their header is broken above them.
  @Test func headersOfNumbersAreBroken() {
    let header = "steps until the gradient is shorter than asked for"
    let table = TableMark(
      header: ["name", header], rows: [["a", "71.25"], ["b", "1460.5"]],
      alignments: [.left, .decimal])
    let cells = texts(table.draw(in: frame))
    #expect(!cells.contains { $0.text == header })
    #expect(cells.contains { $0.text == "1460.5" })
    #expect(cells.allSatisfy { $0.font.size == Theme().tickFont.size })
  }

  /// Nor are vectors broken, however they are aligned: the text gets smaller.
  @Test(arguments: [TableMark.Alignment.left, .center, .right])
  func vectorsAreNotBroken(_ alignment: TableMark.Alignment) {
    let vector = "(−0.123456, 0.123456)"
    let table = TableMark(
      header: ["a", "b"], rows: [[vector, vector]], alignments: [alignment, alignment])
    #expect(texts(table.draw(in: frame)).count { $0.text == vector } == 2)
  }

  /// A word that is too long makes the text small, as before.
  @Test func longWordsAreNotBroken() {
    let word = String(repeating: "w", count: 60)
    let table = TableMark(header: ["h"], rows: [[word]], alignments: [.left])
    #expect(texts(table.draw(in: frame)).contains { $0.text == word })
  }
}
