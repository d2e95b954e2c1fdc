import Elementary
import Graphics
import Plot
import Testing

@testable import Report

/// Marks of functions of two variables with poles, gaps, plateaus and values of any size.
@Suite struct FieldMarkTests {
  private func figure(_ mark: String, theme: String = "handout") throws -> BuiltFigure {
    let isBlank = mark.contains("surface")
    let axes = isBlank ? "" : #""x": { "range": [-2, 2] }, "y": { "range": [-2, 2] }, "#
    let spec = try readConfig(
      """
      {
        "experiments": { "it": { \(MarkSpecTests.bowl) } },
        "figures": { "it": { "title": "T", "theme": "\(theme)",
          "panels": [[{ \(axes)"marks": [{ \(mark) }] }]] } }
      }
      """)
    let report = Report(spec, runs: spec.experiments.map { Report.runs(of: $0, in: spec) })
    return report.figure(spec.figures[0])
  }

  private func texts(_ mark: String) throws -> [String] { Drawing(try figure(mark)).texts }

  /// Numbers along axes and color bars of functions with poles are those of most of the plane.
  @Test(arguments: ["1/x + 0*y", "1/(x*y)", "1/(x^2 + y^2 - 1)", "tan(x)*tan(y)", "1/(x^2 + y^2)"])
  func polesDoNotSetTheScale(_ formula: String) throws {
    for mark in [
      #""mark": "surface", "x": [-2, 2], "y": [-2, 2]"#, #""mark": "contours""#,
      #""mark": "contours", "filled": true"#,
    ] {
      let numbers = try texts(#"\#(mark), "formula": "\#(formula)""#)
        .compactMap { Double($0.replacing("\u{2212}", with: "-")) }
      #expect(numbers.allSatisfy { abs($0) < 60 }, "\(mark): \(numbers)")
      #expect(numbers.contains { abs($0) > 0.4 }, "\(mark): \(numbers)")
    }
  }

  /// The color bar says that there is more than it shows.
  @Test(arguments: [("1/(x^2 + y^2)", true), ("x^2 + y^2", false)])
  func barsOfPolesAreOpen(_ formula: String, _ isOpen: Bool) throws {
    let figure = try figure(#""mark": "contours", "filled": true, "formula": "\#(formula)""#)
    let bar = try #require(figure.figure.rows[0].panels[0].marks[0].colorBar)
    #expect(bar.reachesHigher == isOpen && !bar.reachesLower)
    #expect(figure.alternative.contains("and more") == isOpen)
  }

  /// Where there is no value the plane is hatched, and legend and description say so.
  @Test(arguments: ["", #", "filled": true"#])
  func gapsAreExplained(_ members: String) throws {
    let gap = try figure(#""mark": "contours", "formula": "sqrt(1 - x^2 - y^2)"\#(members)"#)
    #expect(Drawing(gap).texts.contains("undefined"))
    #expect(gap.alternative.contains("where there is none, hatching"))
    let whole = try figure(#""mark": "contours", "formula": "x^2 + y^2"\#(members)"#)
    #expect(!Drawing(whole).texts.contains("undefined"))
    #expect(!whole.alternative.contains("hatching"))
  }

  @Test(arguments: [
    ("vectorField", "3 + 0*x + 0*y", "There are no arrows: the gradient is zero"),
    ("streamlines", "3 + 0*x + 0*y", "There are no lines: the gradient is zero"),
    ("vectorField", "log(-1 - x^2 - y^2)", "There are no arrows: there is no gradient"),
    ("streamlines", "log(-1 - x^2 - y^2)", "There are no lines: there is no gradient"),
    ("vectorField", "x + y", "Arrows on a grid point downhill"),
    ("streamlines", "x + y", "Lines follow the vectors"),
  ])
  func emptyFieldsSaySo(_ mark: String, _ formula: String, _ sentence: String) throws {
    let text = try figure(#""mark": "\#(mark)", "formula": "\#(formula)""#).alternative
    #expect(text.contains(sentence), "\(text)")
  }

  /// Along the valley of log f the bottom is even: no sample that happens to lie in it is a spike.
  @Test func valleysOfLogarithmsAreEven() throws {
    let figure = try figure(
      """
      "mark": "surface", "x": [-2, 2], "y": [-1, 3], "scale": "log",
      "formula": "(1 - x)^2 + 100*(y - x^2)^2"
      """)
    let mark = try #require(figure.figure.rows[0].panels[0].marks[0] as? SurfaceMark)
    let field = mark.field
    // The lowest place of each column across the valley.
    let depths = field.x.indices.filter { abs(field.x[$0]) < 1.6 }.map { column in
      field.y.indices.map { field[column: column, row: $0] }.min() ?? 0
    }
    #expect(depths.count > 40)
    for (a, b) in zip(depths, depths.dropFirst()) { #expect(abs(a - b) < 0.2, "\(a) \(b)") }
  }

  /// Levels are written however small or large they are.
  @Test(arguments: ["1e-300", "1e-306", "1e-308", "1e300", "1e306"])
  func levelsOfAnySizeAreWritten(_ size: String) throws {
    for levels in ["", #", "levels": { "scale": "log", "count": 8 }"#] {
      let figure = try figure(
        #""mark": "contours", "formula": "\#(size)*(x^2 + y^2)"\#(levels)"#)
      let texts = Drawing(figure).texts
      #expect(texts.contains { $0.contains("30") }, "\(texts)")
    }
  }

  /// Beside a pole, and where the function is not defined, the arrows of the rest can be read; the
  /// legend says that the longest are cut. A bump is no pole.
  @Test(arguments: [
    ("1/(x^2 + y^2)", 60, true), ("1/(x - 0.13) + y", 100, true),
    ("x^2 + 5*y^2", 60, false), ("exp(-5*x^2 - 5*y^2)", 8, false),
  ])
  func arrowsBesidePolesAreSeen(_ formula: String, _ least: Int, _ isCut: Bool) throws {
    let figure = try figure(#""mark": "vectorField", "formula": "\#(formula)""#)
    let drawing = Drawing(figure)
    let shafts = drawing.lines(figure.figure.theme.arrowInk).joined().count / 2
    #expect(shafts >= least, "\(shafts)")
    #expect(drawing.text.contains("cut short") == isCut)
  }

  /// Fields of arrows and lines are hatched where there is no function.
  @Test(arguments: ["vectorField", "streamlines"])
  func gapsOfFieldsAreHatched(_ mark: String) throws {
    let gap = try figure(#""mark": "\#(mark)", "formula": "sqrt(x) + y^2""#)
    #expect(Drawing(gap).texts.contains("undefined"))
    #expect(gap.alternative.contains("Hatching covers where sqrt(x) + y^2 is not defined"))
    let whole = try figure(#""mark": "\#(mark)", "formula": "x^2 + y^2""#)
    #expect(!Drawing(whole).texts.contains("undefined"))
  }

  /// The lines of an angle are straight, from its middle to the edge: none goes on along the cut where it
  /// begins anew.
  @Test func turnsHaveNoLine() throws {
    let figure = try figure(
      """
      "mark": "contours", "formula": "atan2(y, x)", "filled": true, "period": 6.283185307179586,
      "labels": false, "levels": { "count": 12 }
      """)
    let lines = Drawing(figure).lines(figure.figure.theme.secondaryInk.withAlpha(0.4))
    #expect(lines.count == 11)
    for line in lines {
      let (a, b) = (line[0], line[line.count - 1])
      let length = a.distance(to: b)
      for point in line {
        let distance = ((b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x)) / length
        #expect(abs(distance) < 3)
      }
    }
  }

  /// Where all levels were multiples of the period, all bands would have one color.
  @Test(arguments: [1.0, 2, 360])
  func bandsOfAPeriodHaveItsColors(_ period: Double) throws {
    let bar = try figure(
      #""mark": "contours", "formula": "x^2 + y^2", "filled": true, "period": \#(period)"#
    ).figure.rows[0].panels[0].marks[0].colorBar
    #expect(Set(bar?.colors ?? []).count >= (period < 8 ? 12 : 1))
  }
}
