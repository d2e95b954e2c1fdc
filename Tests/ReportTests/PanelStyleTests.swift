import Graphics
import Plot
import Testing

@testable import Report

/// What marks of one panel look like beside each other.
@Suite struct PanelStyleTests {
  private func marks(_ marks: String, of experiment: String) throws -> [any Mark] {
    let spec = try readConfig(
      """
      { "experiments": { "it": { \(experiment) } },
        "figures": { "it": { "title": "T", "panels": [[{ "marks": [\(marks)] }]] } } }
      """)
    let report = Report(spec, runs: spec.experiments.map { Report.runs(of: $0, in: spec) })
    return report.figure(spec.figures[0]).figure.rows[0].panels[0].marks
  }

  private static let three = """
    "objective": "bowl", "start": [1, 1], "steps": 5, "optimizers": [
      { "name": "gd", "learningRate": 0.1 }, { "name": "adam", "learningRate": 0.1 },
      { "name": "heavyBall", "learningRate": 0.1, "momentum": 0.5 }]
    """
  private static let one = """
    "objective": "bowl", "start": [1, 1], "steps": 5,
    "optimizer": { "name": "gd", "learningRate": 0.1 }
    """

  private static func line(_ quantity: String, _ more: String = "") -> String {
    #"{ "mark": "line", "of": "it", "y": "\#(quantity)", "label": "\#(quantity) {{optimizer}}"\#(more) }"#
  }

  /// Two quantities of three runs are six curves; the color is that of the run.
  @Test func quantitiesOfRunsDifferInDashes() throws {
    let found = try marks(
      [Self.line("loss"), Self.line("distance")].joined(separator: ","), of: Self.three)
    let styles = found.compactMap { ($0 as? LineMark)?.style }
    try #require(styles.count == 6)
    #expect(Set(styles.map(\.dash)).count == 6)
    #expect(styles.prefix(3).map(\.color) == styles.suffix(3).map(\.color))
  }

  /// Of a single run each quantity has a color, and points on a curve look like it.
  @Test func quantitiesOfARunDifferInColors() throws {
    let points = Self.line("distance").replacing("\"line\"", with: "\"points\"")
    let found = try marks(
      ["loss", "distance", "gradientNorm"].map { Self.line($0) }.joined(separator: ",") + ","
        + points, of: Self.one)
    let lines = found.compactMap { $0 as? LineMark }
    #expect(Set(lines.map(\.style.color)).count == 3)
    #expect(Set(lines.map(\.style.dash)).count == 3)
    #expect(found.compactMap { ($0 as? PointMark)?.style } == [lines[1].style])
  }

  /// Coordinates of a run that nobody named are told apart by what they are.
  @Test func quantitiesWithoutNamesAreNamedByWhatTheyAre() throws {
    func coordinate(_ name: String) -> String {
      #"{ "mark": "line", "of": "it", "y": "coordinate", "coordinate": "\#(name)" }"#
    }
    let one = try marks(coordinate("x") + "," + coordinate("y"), of: Self.one)
    #expect(one.compactMap { ($0 as? LineMark)?.name } == ["$x$", "$y$"])
    #expect(Set(one.compactMap { ($0 as? LineMark)?.style.dash }).count == 2)
    let three = try marks(coordinate("x") + "," + coordinate("y"), of: Self.three)
    let names = three.compactMap { ($0 as? LineMark)?.name }
    #expect(Set(names).count == 6)
    #expect(names.allSatisfy { $0.hasSuffix(", $x$") || $0.hasSuffix(", $y$") })
  }

  /// Runs of one optimizer in several experiments look as different as their names say.
  @Test(arguments: [("line", #", "y": "loss""#), ("trajectory", ""), ("band", #", "y": "loss""#)])
  func runsOfSeveralExperimentsDiffer(_ mark: String, _ options: String) throws {
    let entries = ["near", "far"].map { name in
      #"{ "mark": "\#(mark)", "of": "\#(name)", "label": "\#(name)"\#(options) }"#
    }
    let spec = try readConfig(
      """
      { "experiments": { "near": { \(Self.one) }, "far": { \(Self.one.replacing("[1, 1]", with: "[2, 2]")) } },
        "figures": { "it": { "title": "T", "panels": [[{ "marks": [\(entries.joined(separator: ","))] }]] } } }
      """)
    let report = Report(spec, runs: spec.experiments.map { Report.runs(of: $0, in: spec) })
    let found = report.figure(spec.figures[0]).figure.rows[0].panels[0].marks
    let styles = found.compactMap { ($0 as? LineMark)?.style ?? ($0 as? TrajectoryMark)?.style }
    try #require(styles.count == 2)
    #expect(styles[0].color != styles[1].color && styles[0].marker != styles[1].marker)
    // A band has the color of its median.
    let bands = found.compactMap { ($0 as? BandMark)?.color }
    #expect(bands.isEmpty || bands == styles.map { $0.color.withAlpha(BandSpec.opacity) })
  }

  @Test func pointsWithNamesDiffer() throws {
    let found = try marks(
      [1, 2].map { #"{ "mark": "points", "at": [[\#($0), 0]], "label": "p\#($0)" }"# }
        .joined(separator: ","), of: Self.one)
    let styles = found.compactMap { ($0 as? PointMark)?.style }
    try #require(styles.count == 2)
    #expect(styles[0].marker != styles[1].marker && styles[0].color != styles[1].color)
  }

  /// Who asks for a style gets it, and one curve in two pieces is one curve.
  @Test func looksThatAreWantedStay() throws {
    let asked = try marks(
      Self.line("loss") + "," + Self.line("distance", #", "style": 1"#), of: Self.one)
    let pieces = try marks(Self.line("loss") + "," + Self.line("loss"), of: Self.one)
    for found in [asked, pieces] {
      #expect(Set(found.compactMap { ($0 as? LineMark)?.style }).count == 1)
    }
  }

  /// Bars of two marks beside each other have two colors, those of the legend.
  @Test func barsOfNamedMarksDiffer() throws {
    func colors(_ more: String) throws -> Int {
      let bars = ["loss", "distance"].map {
        #"{ "mark": "bar", "of": "it", "quantity": "\#($0)", "name": "\#($0)"\#(more) }"#
      }
      let found = try marks(bars.joined(separator: ","), of: Self.three)
      let marks = found.compactMap { $0 as? BarMark }
      for mark in marks { #expect(Set(mark.bars.map(\.style)).count == 1) }
      return Set(marks.flatMap { $0.bars.map(\.style.color) }).count
    }
    #expect(try colors("") == 2)
    #expect(try colors(#", "style": 3"#) == 1)
  }
}
