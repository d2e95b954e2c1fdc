import Testing

@testable import Report

/// Sentences that must not say what the picture does not show.
@Suite struct AlternativeTextTests {
  private func text(_ panel: String, of experiment: String) throws -> String {
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

  private func rates(_ values: String) -> String {
    MarkSpecTests.bowl.replacing("0.1 }", with: "{ \"sweep\": [\(values)] } }")
  }

  private func formula(_ formula: String, from start: Int) -> String {
    """
    "objective": { "formula": "\(formula)" }, "start": [\(start)], "steps": 20,
    "optimizer": { "name": "gd", "learningRate": 0.05 }
    """
  }

  /// Five facets leave a place in the second row empty, which is no panel.
  @Test func countsPanelsThatAreThere() throws {
    let text = try text(
      #""facet": "learningRate", "marks": [{ "mark": "line", "of": "it" }]"#,
      of: rates("0.1, 0.12, 0.14, 0.16, 0.18"))
    #expect(text.contains("The figure has 5 panels.") && !text.contains("Nothing is drawn"))
  }

  /// x⁴ − 3 x² − 5 is negative at all iterates from 1 on, and x² − 1 at the later ones.
  @Test func logarithmicAxesShowNoNegativeNumbers() throws {
    let panel =
      #""x": { "title": "step" }, "y": { "scale": "log" }, "marks": [{ "mark": "line", "of": "it" }]"#
    let none = try text(panel, of: formula("x^4 - 3*x^2 - 5", from: 1))
    #expect(none.contains("The curve “gradient descent” has no values that the axes show."))
    #expect(none.contains("has no data on a logarithmic scale") && !none.contains("falls"))
    let some = try text(panel, of: formula("x^2 - 1", from: 3))
    #expect(
      some.contains("falls steadily from 8 at step 0 to 0.0") && !some.contains("−"), "\(some)")
  }

  /// What the horizontal axis leaves out is not told.
  @Test func curvesEndWhereTheAxisDoes() throws {
    let text = try text(
      #""x": { "title": "step", "range": [0, 10] }, "marks": [{ "mark": "line", "of": "it" }]"#,
      of: MarkSpecTests.bowl)
    #expect(text.contains("at step 10.") && !text.contains("step 20"), "\(text)")
  }

  @Test func constantsHaveNoArrows() throws {
    let flat = MarkSpecTests.bowl.replacing("(x - 3)^2 + (y + 1)^2", with: "3 + 0*x + 0*y")
    let text = try text(
      #""marks": [{ "mark": "vectorField", "formula": "3 + 0*x + 0*y" }], "x": { "range": [-1, 1] }, "y": { "range": [-1, 1] }"#,
      of: flat)
    #expect(
      text.contains("There are no arrows: the gradient is zero.") && !text.contains("downhill"))
  }

  /// A rate that is halved every five steps does not fall on and on.
  @Test func stairsFallInJumps() throws {
    let stairs = MarkSpecTests.bowl.replacing(
      "0.1 }",
      with: #"{ "schedule": "step", "initial": 0.1, "period": 5, "factor": 0.5 } }"#)
    let text = try text(
      #""marks": [{ "mark": "line", "of": "it", "y": "learningRate", "shape": "step" }]"#,
      of: stairs.replacing(#", "expect": [{ "steps": 20, "as": "steps" }]"#, with: ""))
    #expect(text.contains("falls in 3 jumps from 0.1 at 0 to 0.0125 at 19"), "\(text)")
  }

  /// Digits that only rounding makes are not told.
  @Test func roundingIsNoDifference() {
    #expect(PanelDescription.pair(2.5, 2.499999999999999) == ("2.5", "2.5"))
    #expect(PanelDescription.pair(2.5, 2.4999) == ("2.5", "2.4999"))
  }

  @Test func runsWithoutALineAreCounted() throws {
    let text = try text(
      #""marks": [{ "mark": "numberLine", "of": "it" }]"#,
      of: formula("x^2", from: 3).replacing(
        "0.05 }", with: #"{ "sweep": [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8] } }"#))
    #expect(text.hasSuffix("; 2 more are not shown."))
  }

  /// Of many points the ends are told: 3 · 0.9ᵗ on x².
  @Test func manyPointsHaveEnds() throws {
    let text = try text(
      #""marks": [{ "mark": "points", "of": "it", "x": "iterate", "label": "run" }]"#,
      of: formula("x^2", from: 3))
    #expect(
      text.contains("21 points “run”, the first at (3, 9), the last at (0.365, 0.133)."), "\(text)")
  }

  /// x ← (1 − η) x from 1 overflows within 400 steps from η = 7 on, and leaves the axis before.
  @Test(arguments: [
    ("", " at 3, and overflows beyond."),
    (#", "range": [1e-9, 10]"#, ", partly outside of the axes, and overflows beyond."),
  ])
  func sweepsThatOverflowAreSaidTo(_ range: String, _ end: String) throws {
    let text = try text(
      "\"y\": { \"scale\": \"log\"\(range) }, "
        + #""marks": [{ "mark": "line", "of": "it", "x": "learningRate" }]"#,
      of: """
        "objective": { "formula": "x^2/2" }, "start": [1], "steps": 400,
        "optimizer": { "name": "gd", "learningRate": { "sweep": [0.5, 1.5, 2.5, 3, 7] } }
        """)
    #expect(text.hasSuffix(end), "\(text)")
  }

  /// Paths that start at different places have no start in common.
  @Test func pathsFromManyStartsLeadToTheirEnds() throws {
    let starts = MarkSpecTests.bowl.replacing(
      "[0, 0]", with: #"[{ "sweep": [0, 1] }, { "sweep": [0, 1] }]"#)
    let text = try text(
      #""marks": [{ "mark": "trajectory", "of": "it", "label": "" }]"#, of: starts)
    #expect(text.contains("4 paths lead to ends with x from "), "\(text)")
  }
}
