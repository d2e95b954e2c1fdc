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
