import Plot
import Testing

@testable import Report

/// How alternative texts say where something is.
@Suite struct PlaceDescriptionTests {
  private func text(_ panel: String, of experiment: String = MarkSpecTests.bowl) throws -> String {
    let spec = try readConfig(
      """
      {
        "experiments": { "it": { \(experiment) } },
        "figures": { "it": { "title": "T", "panels": [[{ \(panel) }]] } }
      }
      """)
    let report = Report(spec, runs: spec.experiments.map { Report.runs(of: $0, in: spec) })
    return report.figure(spec.figures[0]).alternative
  }

  /// Numbers that fall to the right or upward are on the axes all the same.
  @Test(arguments: [
    (#"{ "mark": "points", "at": [[0, 1], [1, 2]], "label": "p" }"#, "p”: (0, 1), (1, 2)."),
    (#"{ "mark": "brace", "from": [0, 1], "to": [1, 1], "label": "b" }"#, "(0, 1) to (1, 1)."),
    (#"{ "mark": "arrow", "from": [-1, 5], "to": [1, 2], "label": "a" }"#, "(−1, 5) to (1, 2)."),
    (#"{ "mark": "function", "formula": "exp(x)" }"#, "exp(x)."),
    (#"{ "mark": "points", "at": [[3, 1]] }"#, ", outside of the axes."),
    (#"{ "mark": "points", "at": [[1, 9]] }"#, ", outside of the axes."),
  ])
  func reversedAxesShowWhatLiesBetweenTheirEnds(_ mark: String, _ end: String) throws {
    let text = try text(
      #""x": { "range": [2, -2] }, "y": { "range": [8, 0] }, "marks": [\#(mark)]"#)
    #expect(text.hasSuffix(end), "\(text)")
    #expect(text.contains("outside") == end.contains("outside"))
  }

  @Test func reversedAxesHaveInsets() throws {
    let text = try text(
      """
      "x": { "range": [2, -2] }, "y": { "range": [-2, 2] }, "marks": [
        { "mark": "contours", "formula": "x^2 - 2*y" },
        { "mark": "inset", "x": [0, 0.5], "y": [0, 0.5] }]
      """)
    #expect(text.contains("drawn larger: from 0 to 0.5 and from 0 to 0.5."), "\(text)")
  }

  /// A million off, the first half of a unit still is a way.
  @Test func placesFarFromZeroAreToldApart() throws {
    let text = try text(
      #""marks": [{ "mark": "trajectory", "of": "it", "label": "run" }, { "mark": "minimizer", "of": "it" }]"#,
      of: """
        "objective": { "formula": "(x - 1000000.5)^2 + (y - 1000000.5)^2",
          "region": [[1e6, 1000001], [1e6, 1000001]] },
        "start": [1e6, 1e6], "steps": 60, "optimizer": { "name": "gd", "learningRate": 0.1 }
        """)
    let end = "(1.0000005 × 10⁶, 1.0000005 × 10⁶)"
    #expect(text.contains("from (10⁶, 10⁶) to \(end)"), "\(text)")
    #expect(text.contains("minimizer \(end)."), "\(text)")
  }

  /// What rounding leaves of zero is zero, but not where so small numbers are all there is.
  @Test(arguments: [(1.0, "(0, 1)"), (1e-36, "(−1.34 × 10⁻³⁶, 1)")])
  func roundingIsZeroInWhatIsDrawn(_ end: Double, _ point: String) throws {
    let text = try text(
      #""x": { "range": [\#(-2 * end), \#(2 * end)] }, "marks": [{ "mark": "points", "at": [[-1.34e-36, 1]] }]"#
    )
    #expect(text.hasSuffix("1 point: \(point)."), "\(text)")
  }

  /// Without a trajectory all starts count as many steps.
  @Test func oneNumberOfStepsIsNoRange() throws {
    let starts = MarkSpecTests.starts.replacing(#""stop": { "gradientNorm": 1e-3 },"#, with: "")
    let text = try text(#""marks": [{ "mark": "basinMap", "of": "it" }]"#, of: starts)
    #expect(text.contains("where they lead, in 200 steps."), "\(text)")
  }

  @Test func oneHeightIsNoRange() throws {
    let flat = MarkSpecTests.pairs.replacing("(x - 3)^2 + (y + 1)^2", with: "3 + 0*x + 0*y")
    let text = try text(#""marks": [{ "mark": "heatmap", "of": "it" }]"#, of: flat)
    #expect(text.contains("cells show last loss by color, all of them 3."), "\(text)")
  }

  /// Levels that nothing reaches leave one color.
  @Test func groundsOfOneColorSaySo() throws {
    let text = try text(
      """
      "x": { "range": [-2, 2] }, "y": { "range": [-1, 1] }, "marks": [
        { "mark": "contours", "formula": "x^2 + y^2", "filled": true, "levels": [100, 200] }]
      """)
    #expect(
      text.contains(". All of the ground has one color. ") && !text.contains(". ."), "\(text)")
  }
}
