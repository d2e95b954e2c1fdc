import Graphics
import Prose
import Testing
import Typesetting

@testable import Pages

/// Tables and formulas that are long or wide.
struct WideBlocksTests {
  @Test(arguments: pageDesigns)
  func longTableRepeatsItsHeader(_ design: PageDesign) {
    let rows: [[[Inline]]] = (0..<500).map { [[.text("row\($0)")], [.text("\($0).5")]] }
    let table = TextTable(
      number: "1", identifier: "tab:long", caption: words(5), alignments: [.left, .decimal],
      header: [[.text("name")], [.text("value")]], rows: rows)
    let pages = pages([.paragraph(words(100)), .table(table)], design: design)
    #expect(pages.count > 8)
    #expect(
      pages.flatMap(\.words).filter { $0.hasPrefix("row") } == (0..<500).map { "row\($0)" })
    for page in pages where page.words.contains(where: { $0.hasPrefix("row") }) {
      let first = page.runs.first { $0.run.text.hasPrefix("row") }
      let header = page.runs.filter { $0.run.text == "value" }
      #expect(header.count == 1)
      #expect((header.first?.position.y ?? .infinity) < (first?.position.y ?? 0) - 8)
    }
  }

  @Test func decimalPointsStandBelowEachOther() {
    let numbers = ["1.5", "100.25", "7", "0.125", "-3.0"]
    let table = TextTable(
      alignments: [.decimal], header: [[.text("a long title")]], rows: numbers.map { [[.text($0)]] }
    )
    let runs = pages([.table(table)]).flatMap(\.runs).filter { numbers.contains($0.run.text) }
    let points = runs.map { run in
      let head = run.run.text.prefix { $0 != "." }.count
      return run.position.x + 0.6 * run.run.font.size * Double(head)
    }
    #expect(points.count == 5)
    for point in points { #expect(abs(point - (points.first ?? 0)) < 1e-6) }
  }

  @Test func wideTableTakesTheMarginThenSmallerType() {
    func size(columns: Int) -> (PageQuery.Run?, [PageProblem]) {
      let table = TextTable(
        identifier: "tab:wide", alignments: Array(repeating: .left, count: columns), header: [],
        rows: [(0..<columns).map { [.text("cell\($0 + 100)")] }])
      let (document, problems) = pageComposer().composition(
        of: Article(title: [], blocks: [.table(table)]), figures: [:])
      let run = document.queries[0].runs.first { $0.run.text == "cell\(columns + 99)" }
      return (run, problems)
    }
    let design = PageDesign()
    for columns in 1...30 {
      let (run, problems) = size(columns: columns)
      guard let run else {
        Issue.record("\(columns) columns: the last cell is missing")
        continue
      }
      #expect(run.bounds.maxX < design.left + design.fullWidth + 0.01, "\(columns)")
      #expect(problems.isEmpty == (run.run.font.size >= 7.5 - 1e-9), "\(columns)")
      for problem in problems { #expect(problem.neededWidth > problem.width) }
    }
    #expect(size(columns: 4).0?.run.font.size == 9.5)
    #expect(!size(columns: 30).1.isEmpty)
  }

  @Test(arguments: pageDesigns)
  func wideFormulaIsNeverCutOff(_ design: PageDesign) {
    for count in [1, 20, 40, 60, 120, 400] {
      let markup = String(repeating: "x", count: count)
      let formula = DisplayedFormula(markup: markup, number: "12", identifier: "eq")
      let pages = pages([.formula(formula)], design: design)
      let runs = pages[0].runs.filter { $0.isInside(.formula) }
      #expect(!runs.isEmpty)
      let right = runs.map(\.bounds.maxX).max() ?? 0
      #expect(right <= design.left + design.fullWidth + 0.01, "\(count)")
      let problems = pageComposer(design).composition(
        of: Article(title: [], blocks: [.formula(formula)]), figures: [:]
      ).problems
      #expect(problems.isEmpty == ((runs.first?.run.font.size ?? 0) >= 0.7 * 10.5), "\(count)")
      let number = pages[0].runs.first { $0.run.text == "(12)" }
      #expect((number?.bounds.minX ?? 0) >= right, "\(count)")
    }
  }
}
