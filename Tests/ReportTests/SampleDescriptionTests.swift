import Graphics
import Plot
import Testing

@testable import Report

/// What marks of samples say of themselves.
@Suite struct SampleDescriptionTests {
  private let style = SeriesStyle(color: .black)

  private func sentence(_ mark: any DescribedMark) -> String {
    var panel = Panel()
    panel.x.title = "step"
    return mark.sentence(in: PanelDescription(panel: panel, groups: []))
  }

  @Test func barsSayTheirNumbersAndWhatIsMissing() {
    let bars = BarMark(
      [
        BarMark.Bar(Category("$\\eta = 0.1$"), value: 11, text: "11", style: style),
        BarMark.Bar(Category("$\\eta = 1.1$"), value: .nan, text: "diverges", style: style),
      ], name: "steps")
    #expect(sentence(bars) == "2 bars “steps”: η = 0.1: 11; η = 1.1: diverges")
  }

  @Test func barsBeyondTheLimitAreCounted() {
    let bars = BarMark(
      (1...20).map {
        BarMark.Bar(Category("\($0)"), value: Double($0), text: "\($0)", style: style)
      })
    #expect(sentence(bars).hasPrefix("20 bars: 1: 1; 2: 2; "))
    #expect(sentence(bars).hasSuffix("12: 12; and 8 more"))
  }

  @Test func distributionsSayRangeAndMedian() {
    let groups = [
      DistributionMark.Group(Category("Adam"), values: [4, 1, .nan, 3, 2], style: style),
      DistributionMark.Group(Category("Lion"), values: [.nan], style: style),
    ]
    #expect(
      sentence(DistributionMark(groups, shape: .box))
        == "Boxes show how numbers are spread: Adam from 1 to 4, half of 5 below 3; "
        + "1 diverges; "
        + "Lion has no numbers")
  }

  @Test func whiskersSayTheirEnds() {
    let mark = ErrorBarMark(
      x: [0, 10], y: [5, 2], lower: [4, 1], upper: [6, 3], style: style, name: "loss")
    #expect(
      sentence(mark)
        == "Points with whiskers “loss” begin with 5, between 4 and 6, at step = 0 and end with 2, "
        + "between 1 and 3, at step = 10")
    let none = ErrorBarMark(x: [0], y: [.nan], lower: [.nan], upper: [.nan], style: style)
    #expect(sentence(none) == "Points with whiskers have no numbers")
  }

  /// The result comes last.
  @Test func longListsEndWithTheirEnd() {
    let rows = (1...20).map { ["\($0)"] }
    let table = TableMark(header: ["$t$"], rows: rows, alignments: [.right])
    #expect(sentence(table).hasPrefix("A table has 20 rows and 1 column: t; row 1: 1; row 2: 2; "))
    #expect(sentence(table).hasSuffix("; row 11: 11; row 20: 20"))
    let nodes = (1...20).map { ComputationGraphMark.Node("$v_{\($0)}$", value: "\($0)") }
    let graph = ComputationGraphMark(nodes: nodes, edges: [])
    #expect(
      sentence(graph).hasSuffix("v₁₁ with value 11, v₂₀ with value 20; 8 between are left out"))
  }

  @Test func barsSayTheirWhiskers() {
    let bars = BarMark([
      BarMark.Bar(Category("Adam"), value: 2, text: "2", style: style, range: 1...3),
      BarMark.Bar(Category(""), value: 4, text: "4", style: style),
    ])
    #expect(sentence(bars) == "2 bars: Adam: 2, between 1 and 3; 4")
  }

  /// Lines over colors of a logarithmic scale are told by what they stand for.
  @Test func linesOfPowersSayThePowers() {
    let field = Field(x: 0...1, y: 0...1, columns: 3, rows: 3) { x, _ in -8 * x }
    var lines = ContourMark(field: field, levels: .listed([-7, -1]))
    lines.isLogarithmic = true
    #expect(sentence(lines) == "Lines join points of equal height: 10⁻⁷, 0.1")
  }

  /// What is between the ends is told as exactly as they are.
  @Test func turnsAreAsExactAsTheEnds() {
    let line = LineMark(
      x: [0, 1, 2], y: [-0.809992, -0.810209, -0.810188], style: style, name: "run")
    #expect(
      sentence(line)
        == "The curve “run” goes from −0.809992 at step = 0 to −0.810188 at step = 2, "
        + "lowest with −0.810209 at step = 1")
  }

  /// Rounded numbers differ by as much as the numbers themselves.
  @Test(arguments: [
    (100, 100.5, "100", "100.5"), (0.00707, 0.141, "0.00707", "0.141"),
    (1.2345, 1.2512, "1.23", "1.25"), (3, 3, "3", "3"), (-2.004, -2.0061, "−2.004", "−2.006"),
  ])
  func pairsTellTheirDifference(_ a: Double, _ b: Double, _ first: String, _ second: String) {
    let pair = PanelDescription.pair(a, b)
    #expect(pair.0 == first && pair.1 == second)
  }
}
