import Graphics
import Testing

@testable import Report

/// What a figure says of itself to those who cannot see it.
@Suite struct DescriptionTests {
  private func text(
    _ panels: String, of experiment: String = MarkSpecTests.bowl, alternative: String? = nil
  ) throws -> String {
    let given = alternative.map { "\"alt\": \"\($0)\"," } ?? ""
    let spec = try readConfig(
      """
      {
        "experiments": { "it": { \(experiment) } },
        "figures": { "it": { "title": "Paths of $x^2$", \(given) "panels": [\(panels)] } }
      }
      """)
    let report = Report(spec, runs: spec.experiments.map { Report.runs(of: $0, in: spec) })
    return report.figure(spec.figures[0]).alternative
  }

  private func text(ofMarks marks: String, of experiment: String, axes: String = "") throws
    -> String
  {
    try text("[{ \(axes) \"marks\": [\(marks)] }]", of: experiment)
  }

  /// An experiment, marks, axes, and a sentence that must be there.
  // swift-format-ignore
  static let table: [(String, String, String, String)] = [
    // f = 10 · 0.64ᵗ, which is below 1 after 6 steps (0.64⁵ = 0.107, 0.64⁶ = 0.0687).
    (MarkSpecTests.bowl, #"{ "mark": "line", "of": "it", "label": "loss" }, { "mark": "rule", "y": 1, "label": "goal" }"#,
     #""x": { "title": "step" }, "#,
     "The curve “loss” falls steadily from 10 at step 0 to 0.00133 at step 20, first below 1 at step 6."),
    (MarkSpecTests.bowl, #"{ "mark": "rule", "y": 1, "label": "goal" }"#, "", "A horizontal line stands at 1 “goal”."),
    (MarkSpecTests.bowl, #"{ "mark": "line", "of": "it", "y": "loss" }"#,
     #""x": { "title": "step" }, "y": { "title": "$f(x)$", "scale": "log" }, "#,
     "The horizontal axis shows step from 0 to 20; the vertical axis shows f(x) from 0.00133 to 10 on a logarithmic scale."),
    (MarkSpecTests.rates, #"{ "mark": "trajectory", "of": "it", "where": { "learningRate": 0.2 }, "until": 1, "label": "run" }"#, "",
     "The path “run” leads from (0, 0) to (1.2, −0.4) in 1 step."),
    // x ← −3 x + 12: |x| triples, and its square leaves the numbers after about 324 steps.
    (MarkSpecTests.bowl.replacing("0.1", with: "2").replacing("\"steps\": 20,", with: "\"steps\": 900,").replacing("\"expect\": [{ \"steps\": 20, \"as\": \"steps\" }]", with: "\"expect\": [{ \"diverges\": true }]"),
     #"{ "mark": "trajectory", "of": "it", "label": "wild" }"#, "", " steps and diverges."),
    (MarkSpecTests.pairs, #"{ "mark": "heatmap", "of": "it", "title": "last loss" }"#, "", "3 × 2 cells show last loss by color, from "),
    (MarkSpecTests.pairs, #"{ "mark": "heatmap", "of": "it" }"#, "", "A star marks the best pair (0.5, 0)"),
    (MarkSpecTests.bowl, #"{ "mark": "minimizer", "of": "it" }"#, "", "A star marks the minimizer (3, −1)."),
    (MarkSpecTests.bowl, #"{ "mark": "contours", "of": "it", "filled": true, "title": "$f$" }"#, "", "Colors stand for f from "),
    (MarkSpecTests.bowl, #"{ "mark": "contours", "of": "it" }"#, "", "Lines join points of equal height."),
    (MarkSpecTests.bowl, #"{ "mark": "contours", "of": "it" }"#, "",
     "the vertical axis goes from −6 to 4; one may go farther, since their units are equally long."),
    (MarkSpecTests.pairs, #"{ "mark": "heatmap", "of": "it", "contours": true }"#, "", "Lines join points of equal height: "),
    (MarkSpecTests.bowl, #"{ "mark": "line", "of": "it", "y": "learningRate" }"#, #""x": { "title": "step" }, "#,
     "The curve “gradient descent” stays at 0.1 from step 0 to step 19."),
    // The axis follows 10 · 1.44ᵗ only to twice the height of what stays.
    (MarkSpecTests.rates.replacing("0.2]", with: "1.1]"), #"{ "mark": "line", "of": "it" }"#,
     #""x": { "title": "step" }, "y": { "title": "loss" }, "#, "the vertical axis shows loss from 0.00133 to 20."),
    (MarkSpecTests.rates.replacing("0.2]", with: "1.1]"), #"{ "mark": "line", "of": "it" }"#,
     #""x": { "title": "step" }, "#, "rises steadily from 10 at step 0 to 14700 at step 20, and diverges."),
    (MarkSpecTests.noisy, #"{ "mark": "line", "of": "it" }"#, #""x": { "title": "step" }, "#,
     "5 curves “gradient descent” begin with 10 at step 0 and end from "),
    (MarkSpecTests.noisy, #"{ "mark": "ecdf", "of": "it", "measure": "firstBelow", "threshold": 5 }"#, "",
     "The curve tells which part of 5 runs has come to a number or less: the first at "),
    (MarkSpecTests.noisy, #"{ "mark": "ecdf", "of": "it", "measure": "firstBelow", "threshold": -1 }"#, "",
     "The curve stays at 0: 5 of 5 never get there."),
    (MarkSpecTests.noisy, #"{ "mark": "histogram", "of": "it", "measure": "firstBelow", "threshold": -1 }"#, "",
     "A histogram “5 of 5 never” has no values."),
    (MarkSpecTests.bowl, #"{ "mark": "vectorField", "of": "it" }"#, "", "Arrows on a grid point downhill."),
    (MarkSpecTests.bowl, #"{ "mark": "function", "formula": "x^2", "label": "square" }"#, #""x": { "range": [-1, 2] }, "#, "The curve of x^2 “square”."),
    (MarkSpecTests.bowl, #"{ "mark": "chord", "formula": "x^2", "from": -1, "to": 2 }"#, "", "A straight line leads from (−1, 1) to (2, 4)."),
    (MarkSpecTests.bowl, #"{ "mark": "points", "at": [[1, 2], [3, 4]], "label": "two" }"#, "", "2 points “two”: (1, 2), (3, 4)."),
    (MarkSpecTests.bowl, #"{ "mark": "span", "x": [1, null], "label": "late" }"#, "", "From 1 to the edge on the horizontal axis the ground is shaded “late”."),
    (MarkSpecTests.bowl, #"{ "mark": "text", "text": "here: {{it.steps}}", "at": [1, 2] }"#, "", "At (1, 2) stands “here: 20”."),
    (MarkSpecTests.bowl, #"{ "mark": "table", "header": ["way", "steps"], "rows": [["run", "{{it.steps}}"]] }"#, "", "A table has 1 row and 2 columns: way, steps; row 1: run, 20."),
    (MarkSpecTests.slope, #"{ "mark": "computationGraph", "of": "it" }"#, "", "f = u² with value 9"),
    (MarkSpecTests.bowl, #"{ "mark": "surface", "of": "it", "title": "height" }"#, "", "A surface stands over x from −5 to 8 and y from −6 to 4, its height height from "),
    (MarkSpecTests.valleys, #"{ "mark": "basins", "of": "it" }"#, "", "A strip along the axis is parted: ends at −1 from "),
    // A rule without a label, at a place with a unit.
    (MarkSpecTests.bowl, #"{ "mark": "rule", "x": 90 }"#, #""x": { "title": "angle in degrees" }, "#, "A vertical line stands at angle = 90 degrees."),
  ]

  @Test(arguments: table)
  func saysWhatIsDrawn(_ experiment: String, _ marks: String, _ axes: String, _ sentence: String)
    throws
  {
    let text = try text(ofMarks: marks, of: experiment, axes: axes)
    #expect(text.contains(sentence), "\(text)")
    #expect(text.hasPrefix("Paths of x². "))
    #expect(!text.contains("$") && !text.contains("\\") && !text.contains(".."), "\(text)")
  }

  @Test func tellsPanelsApart() throws {
    let text = try text(
      #"[{ "title": "Left", "marks": [] }, { "marks": [{ "mark": "rule", "x": 1 }] }]"#)
    #expect(
      text.contains(
        "The figure has 2 panels. Panel a: Left. Nothing is drawn. Panel b. The horizontal axis "))
  }

  /// Repetitions are counted, and so is what is too much to tell.
  @Test func countsWhatRepeats() throws {
    let many = MarkSpecTests.bowl.replacing(
      "0.1 }", with: "{ \"sweep\": { \"from\": 0.1, \"to\": 0.2, \"count\": 30 } } }")
    let curves = try text(ofMarks: #"{ "mark": "line", "of": "it" }"#, of: many)
    #expect(curves.matches(of: /The curve/).count == 12)
    #expect(curves.contains("There are 18 more of this kind."))
    let paths = try text(
      ofMarks: #"{ "mark": "trajectory", "of": "it" }"#, of: MarkSpecTests.noisy)
    #expect(paths.contains("5 paths “gradient descent” lead from (0, 0) to ends with x from "))
    #expect(!paths.contains("more of this kind"))
  }

  /// Small panels have one title for all of their axes, and yet each says its own.
  @Test func facetsNameTheirAxes() throws {
    let text = try text(
      #"[{ "facet": "learningRate", "columns": 1, "x": { "title": "step" }, "marks": [{ "mark": "line", "of": "it" }] }]"#,
      of: MarkSpecTests.rates)
    #expect(text.matches(of: /falls steadily from 10 at step 0/).count == 2)
  }

  /// What the axes do not show is not said to stand in the panel.
  @Test func whatLiesOutsideIsSaidToDoSo() throws {
    let text = try text(
      #"[{ "x": { "range": [0, 1] }, "y": { "range": [0, 1] }, "marks": [{ "mark": "text", "at": [9, 9], "text": "gone" }, { "mark": "text", "at": [0.5, 0.5], "text": "here" }] }]"#
    )
    #expect(text.contains("“gone”, outside of the axes"))
    #expect(text.contains("“here”") && !text.contains("“here”, outside"))
  }

  /// Numbers that differ by little are told apart.
  @Test func closeNumbersHaveTheirDigits() throws {
    let text = try text(
      #"[{ "x": { "range": [1000000, 1000000.5] }, "marks": [{ "mark": "function", "formula": "x" }] }]"#
    )
    #expect(text.contains("to 1.0000005 × 10⁶"), "\(text)")
  }

  @Test func isOverriddenByWhatIsGiven() throws {
    let panel = #"[{ "marks": [{ "mark": "rule", "x": 1 }] }]"#
    #expect(try text(panel, alternative: "After {{it.steps}} steps.") == "After 20 steps.")
    #expect(try text(panel, alternative: "") == "")
  }

  /// The figures that come with the program say in their own words what they show.
  @Test func leavesCommittedTextsAlone() throws {
    let committed = try CommittedReport()
    let report = committed.report()
    for figure in committed.spec.figures {
      let text = report.figure(figure).alternative
      #expect(!text.isEmpty && !text.contains(" axis shows "))
    }
  }
}
