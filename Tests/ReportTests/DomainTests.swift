import Optimization
import Plot
import Testing

@testable import Report

/// What is said of runs that step to where the objective is not defined.
@Suite struct DomainTests {
  /// x ← x − η(1 − 1/x) leads from ½ to ½ + η: back to 1 with small rates; from 4 with η = 8 to −2.
  private static let experiment = """
    "objective": { "formula": "x - log(x)" }, "start": [4], "steps": 9,
    "optimizer": { "name": "gd", "learningRate": { "sweep": [0.5, 8] } }
    """
  /// The first grows until it overflows, the second leaves the domain of a square root.
  private static let mixed = """
    "objective": { "formula": "-x^2 + 0*sqrt(x + 1000)" }, "start": [{ "sweep": [1, -1] }],
    "optimizer": { "name": "gd", "learningRate": 0.5 }, "steps": 2000
    """

  @Test func theyLeaveTheDomain() throws {
    let left = try runs(DomainTests.experiment)
    #expect(left.map(\.leavesDomain) == [false, true])
    #expect(left.map(\.failure) == [nil, "leaves the domain"])
    #expect(left.map(\.isDiverging) == [false, true])
    #expect(left[1].end?.outcome == .undefined(step: 1))
    let mixed = try runs(DomainTests.mixed)
    #expect(mixed.map(\.failure) == ["diverges", "leaves the domain"])
    #expect(mixed.failure == "diverges or leaves the domain")
  }

  @Test func curvesSayItInTheirNames() throws {
    let drawing = try Drawing(
      #""marks": [{ "mark": "line", "of": "it", "y": "loss" }]"#, of: DomainTests.experiment)
    #expect(drawing.text.contains("leaves the domain"))
    #expect(!drawing.text.contains("diverges"))
  }

  /// Such a path is shown to its end, and is not said to leave the panel.
  @Test func pathsEndInACross() throws {
    let spec = try readConfig(
      """
      { "experiments": { "it": { "objective": { "formula": "x^2 + y^2 - log(1 - x - y)" },
        "start": [-1, -1.2], "steps": 9,
        "optimizer": { "name": "gd", "learningRate": { "sweep": [0.1, 0.9] } } } },
        "figures": { "it": { "title": "T", "panels": [[
          { "marks": [{ "mark": "trajectory", "of": "it" }] }]] } } }
      """)
    let report = Report(spec, runs: spec.experiments.map { Report.runs(of: $0, in: spec) })
    let figure = report.figure(spec.figures[0])
    let paths = figure.figure.rows[0].panels[0].marks.compactMap { $0 as? TrajectoryMark }
    #expect(paths.map(\.leavesDomain) == [false, true])
    #expect(paths.map(\.isCovered) == [true, true])
    #expect(figure.alternative.contains("and leaves the domain"))
    #expect(!figure.alternative.contains("diverge"))
  }

  @Test(arguments: [
    ("bar", #""measure": "finalLoss""#), ("phaseStrip", #""parameter": "learningRate""#),
  ])
  func marksOfSweepsSayIt(_ mark: String, _ options: String) throws {
    let drawing = try Drawing(
      #""marks": [{ "mark": "\#(mark)", "of": "it", \#(options) }]"#, of: DomainTests.experiment)
    #expect(drawing.text.contains("leaves the domain"))
    #expect(!drawing.text.contains("diverges"))
  }
}
