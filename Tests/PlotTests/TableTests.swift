import Graphics
import Plot
import Testing

@Suite struct TableTests {
  let frame = squareFrame(x: 0...1, y: 0...1)

  /// Decimal points stand under one another; integers end where the point would be.
  @Test func decimalsAreAligned() {
    let table = TableMark(
      header: ["x"], rows: [["1.25"], ["100.5"], ["7"]], alignments: [.decimal])
    let cells = texts(table.draw(in: frame)).filter { $0.text != "x" }
    let points = cells.map { cell -> Double in
      let before = cell.text.prefix { $0 != "." }.count
      return cell.position.x + 0.6 * cell.font.size * Double(before)
    }
    #expect(points.count == 3)
    for point in points { #expect(abs(point - points[0]) < 1e-9) }
  }

  @Test(arguments: [(TableMark.Alignment.left, 0.0), (.center, 0.5), (.right, 1)])
  func columnsAlign(_ alignment: TableMark.Alignment, _ part: Double) {
    let table = TableMark(header: ["h"], rows: [["a"], ["bbb"]], alignments: [alignment])
    let places = texts(table.draw(in: frame)).map { cell in
      cell.position.x + part * 0.6 * cell.font.size * Double(cell.text.count)
    }
    for place in places { #expect(abs(place - places[0]) < 1e-9) }
  }

  /// Three rules, and no text below six points or outside the area.
  @Test func wideTablesShrinkToFit() {
    let row = Array(repeating: "0.1234", count: 6)
    let table = TableMark(
      header: Array(repeating: "column", count: 6), rows: [row, row],
      alignments: Array(repeating: .decimal, count: 6))
    let items = table.draw(in: frame)
    #expect(paths(items).count == 3)
    for text in texts(items) { #expect(text.font.size >= 6) }
    for point in paths(items).flatMap(\.points) {
      #expect(frame.area.outset(by: 0.01).contains(point))
    }
  }

  /// A short table stands at the top of a tall cell, with rows not farther apart than 1.9 lines.
  @Test func shortTablesStandAtTheTop() {
    let table = TableMark(header: ["h"], rows: [["1"], ["2"]], alignments: [.right])
    let rules = paths(table.draw(in: frame)).flatMap(\.points).map(\.y)
    guard let top = rules.min(), let bottom = rules.max() else { return #expect(Bool(false)) }
    #expect(top - frame.area.minY < Theme().tickFont.size)
    #expect(abs(bottom - top - 3 * 1.9 * Theme().tickFont.size) < 1e-9)
  }

  /// A row is as high as its formula; the others stay as they are.
  @Test func tallFormulasMakeRoom() throws {
    let tall = "$\\begin{matrix} 2 \\\\ 3 \\\\ 4 \\end{matrix}$"
    let table = TableMark(header: ["h"], rows: [["1"], [tall], ["5"]], alignments: [.left])
    let size = Theme().tickFont.size
    let places = texts(table.draw(in: frame)).reduce(into: [:]) { $0[$1.text] = $1.position.y }
    let (one, two) = (try #require(places["1"]), try #require(places["2"]))
    let (four, five) = (try #require(places["4"]), try #require(places["5"]))
    // Characters of these labels are 0.7 em high and 0.2 em deep.
    #expect(two - 0.7 * size > one + 0.2 * size)
    #expect(five - 0.7 * size > four + 0.2 * size)
    #expect(abs(one - (places["h"] ?? 0) - 1.9 * size) < 1e-9)
  }

  /// A point in a formula, such as that of `\left.`, is no decimal point: words and formulas stand at
  /// the left.
  @Test func formulasAreNotAlignedAtTheirPoints() {
    let rows = [["$x^{1.5}$ and words"], ["$\\left. f \\right|_0$"], ["e.g. this"]]
    let table = TableMark(header: ["a column"], rows: rows, alignments: [.decimal])
    let cells = texts(table.draw(in: frame)).filter { $0.text != "a column" }
    let words = cells.first { $0.text == "e.g. this" }?.position.x ?? 0
    let firsts = ["𝑥", "𝑓"].map { name in
      cells.first { $0.text == name }?.position.x ?? words
    }
    #expect(cells.map(\.position.x).min() == words, "\(cells)")
    for x in firsts { #expect(abs(x - firsts[0]) < 1e-9, "\(firsts)") }
  }
}
