import Graphics
import Plot
import Testing

@testable import Report

@Suite struct AxisSpecTests {
  private func mistakes(of axes: String, _ mark: String) -> String {
    mistakes(
      in: """
        { "experiments": { "it": { "kind": "evaluate", "formula": "x*y", "at": [1, 1] } },
          "figures": { "f": { "alt": "a", "panels": [[{ \(axes), "marks": [{ \(mark) }] }]] } } }
        """)
  }

  private func mistakes(in text: String) -> String { ReportTests.mistakes(in: text) }

  /// A range from a higher to a lower number reverses the axis, and what is drawn with it.
  @Test func rangesMayGoDown() throws {
    let drawing = try Drawing(
      """
      "x": { "range": [5, -5] }, "y": { "range": [10, 0] }, "marks": [
        { "mark": "points", "at": [[4, 9], [-4, 1]], "label": "p" }]
      """, of: MarkSpecTests.bowl)
    let (left, right) = (
      try #require(drawing.position(of: "4")), try #require(drawing.position(of: "−4"))
    )
    #expect(left.x < right.x)
    let (top, bottom) = (
      try #require(drawing.position(of: "0")), try #require(drawing.position(of: "10"))
    )
    #expect(top.y < bottom.y)
  }

  @Test func rangesHaveTwoEnds() {
    let text = mistakes(of: #""x": { "range": [2, 2] }"#, #""mark": "function", "formula": "x""#)
    #expect(text.contains(#""range" must have two different ends"#), "\(text)")
  }

  /// The axis of directions says degrees: multiples of π would be left out without a word.
  @Test func directionsAreNotCountedInPi() {
    let text = mistakes(
      of: #""x": { "ticks": "pi" }"#, #""mark": "directionalDerivative", "of": "it""#)
    #expect(text.contains("directions are counted in degrees, not in pi"), "\(text)")
  }

  /// What rounding leaves of a zero is zero at a minimizer; a small number that is none stays.
  @Test(arguments: [
    (#""objective": "himmelblau", "start": [0, 0]"#, "0"),
    (#""objective": { "formula": "x^2 + y^2 + 1e-6" }, "start": [1, 1]"#, "10"),
    (#""objective": { "formula": "x^2 + y^2 - 3" }, "start": [1e9, 1]"#, "−3"),
  ])
  func minimaAreRounded(_ experiment: String, _ value: String) throws {
    let drawing = try Drawing(
      """
      "x": { "ticks": [] }, "y": { "ticks": [] },
      "marks": [{ "mark": "minimizer", "of": "it", "label": "{{value}}" }]
      """,
      of: experiment + #", "optimizer": { "name": "gd", "learningRate": 0.01 }"#)
    #expect(drawing.texts.filter { $0 != "T" }.first == value, "\(drawing.texts)")
    #expect(!drawing.text.contains("×"), "\(drawing.texts)")
  }
}
