import Graphics
import Plot
import Testing

@testable import Report

/// What marks make of the runs that they show.
@Suite struct ShownRunsTests {
  /// Iterates in one variable lie on the curve of the loss.
  @Test(arguments: ["points", "line"])
  func iteratesInOneVariableLieOnTheCurve(_ mark: String) throws {
    let spec = try readConfig(
      """
      { "experiments": { "it": { \(MarkSpecTests.hops) } }, "figures": { "it": { "title": "T", "panels": [[
        { "marks": [{ "mark": "\(mark)", "of": "it", "x": "iterate", "y": "loss" }] }
      ]] } } }
      """)
    let report = Report(spec, runs: spec.experiments.map { Report.runs(of: $0, in: spec) })
    let mark = try #require(report.figure(spec.figures[0]).figure.rows[0].panels[0].marks.first)
    // x₀ = 20, and f = x²/2.
    #expect(mark.extent.x == 20.0 / 256...20)
    #expect(mark.extent.y?.upperBound == 200)
  }

  /// A run that is at the threshold early but leaves for good is not the best of a plane.
  @Test func noPairThatDivergesIsTheBest() throws {
    // x ← (1 − η) x: with η = 3 the first step leads from 1 to −2, and the next ones far away.
    let drawing = try Drawing(
      #""marks": [{ "mark": "heatmap", "of": "it", "quantity": "coordinate", "threshold": 0.9 }]"#,
      of: """
        "objective": { "formula": "x^2/2 + y^2/2" }, "start": [1, 0], "steps": 10,
        "optimizer": { "name": "heavyBall", "learningRate": { "sweep": [3, 0.2, 0.4] },
          "momentum": { "sweep": [0, 0.1] } }
        """)
    #expect(!drawing.text.contains("diverges"))
  }

  /// Of pairs that are equally good none is called the best, but one of its own is.
  @Test(arguments: [("3 + 0*x", false), ("x^2", true)])
  func noPairIsTheBestOfEquals(_ formula: String, _ hasStar: Bool) throws {
    let spec = try readConfig(
      """
      { "experiments": { "it": {
        "objective": { "formula": "\(formula) + 0*y" }, "start": [1, 0], "steps": 3,
        "optimizer": { "name": "heavyBall", "learningRate": { "sweep": [0.1, 0.2] },
          "momentum": { "sweep": [0, 0.1] } } } },
        "figures": { "it": { "title": "T", "panels": [[
          { "marks": [{ "mark": "heatmap", "of": "it" }] }
      ]] } } }
      """)
    let report = Report(spec, runs: spec.experiments.map { Report.runs(of: $0, in: spec) })
    let marks = report.figure(spec.figures[0]).figure.rows[0].panels[0].marks
    #expect(marks.contains { $0 is PointMarkerMark } == hasStar)
  }

  /// How many steps each run takes to leave the neighborhood of a saddle.
  @Test func escapesAreNumbersOfRuns() throws {
    let drawing = try Drawing(
      #""marks": [{ "mark": "histogram", "of": "it", "measure": "escapesAt", "coordinate": "y" }]"#,
      of: ClaimTests.escaping)
    #expect(drawing.cornerCount > 0)
  }

  /// Of two paths on one another both are seen.
  @Test func pathsOnPathsHaveGaps() throws {
    let drawing = try Drawing(
      #""marks": [{ "mark": "trajectory", "of": "it" }]"#,
      of: MarkSpecTests.bowl.replacing(
        #""optimizer": { "name": "gd", "learningRate": 0.1 }"#,
        with: #""optimizers": ["newton", "dampedNewton", { "name": "gd", "learningRate": 0.1 }]"#))
    let theme = Theme()
    let dashes = drawing.strokes.filter { $0.width == theme.cycle[0].width }
      .filter { stroke in theme.cycle.prefix(3).contains { $0.color == stroke.color } }
      // Behind those of the legend.
      .suffix(3)
    #expect(dashes.map(\.color) == theme.cycle.prefix(3).map(\.color))
    #expect(dashes.map(\.dash.isEmpty) == [true, false, true])
  }

  /// Runs of all optimizers together have the look and the name of none.
  @Test(arguments: ["ecdf", "histogram", "distribution"])
  func mixedRunsBelongToNoOptimizer(_ mark: String) throws {
    let race = """
      "objective": { "formula": "x^2 + y^2" }, "start": [1, 2], "steps": 20, "repetitions": 5,
      "noise": { "sigma": 0.1 }, "optimizers": [
        { "name": "gd", "learningRate": 0.01 }, { "name": "adam", "learningRate": 0.1 }
      ]
      """
    func drawing(_ more: String) throws -> Drawing {
      try Drawing(
        #""marks": [{ "mark": "\#(mark)", "of": "it", "group": "all"\#(more) }]"#, of: race)
    }
    let (all, one) = (try drawing(""), try drawing(#", "where": { "optimizer": "adam" }"#))
    let color = Theme().cycle[0].color
    #expect(all.text.contains("all runs") && !all.text.contains("gradient descent"))
    #expect(all.lines(color).isEmpty && all.fills(color).isEmpty)
    #expect(!one.text.contains("all runs"))
    #expect(try drawing(#", "label": "pool""#).text.contains("all runs") == false)
  }
}
