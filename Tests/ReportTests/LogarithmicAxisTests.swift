import Formula
import Graphics
import Plot
import Testing

@testable import Report

/// What formulas draw on logarithmic axes, and by logarithmic colors and heights.
@Suite struct LogarithmicAxisTests {
  private func figure(
    _ marks: String, axes: String = "", of experiment: String = MarkSpecTests.bowl
  ) throws -> BuiltFigure {
    let spec = try readConfig(
      """
      {
        "experiments": { "it": { \(experiment) } },
        "figures": { "it": { "title": "T", "panels": [[{ \(axes)"marks": [\(marks)] }]] } }
      }
      """)
    let report = Report(spec, runs: spec.experiments.map { Report.runs(of: $0, in: spec) })
    return report.figure(spec.figures[0])
  }

  private func remarks(_ figure: BuiltFigure) -> [String] {
    figure.figure.composed(measuring: FixedPitchMeasurer()).remarks
  }

  private static let logarithmic = """
    "x": { "range": [0.001, 1000], "scale": "log" }, "y": { "range": [0.001, 1000], "scale": "log" },
    """

  /// log(xy) is constant on straight diagonals, from edge to edge.
  @Test func contoursAreEvenAlongTheAxes() throws {
    let mark = #"{ "mark": "contours", "formula": "log(x*y)", "labels": false }"#
    let figure = try figure(mark, axes: Self.logarithmic)
    let lines = Drawing(figure).lines(figure.figure.theme.secondaryInk.withAlpha(0.75))
    #expect(lines.count > 4)
    for line in lines {
      let (a, b) = (line[0], line[line.count - 1])
      let length = a.distance(to: b)
      #expect(length > 20)
      for point in line {
        let distance = ((b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x)) / length
        #expect(abs(distance) < 0.1)
      }
    }
  }

  /// Without ranges the plane is that around the paths, on the same scale.
  @Test func planesAroundPathsArePositive() throws {
    let bowl = """
      "objective": { "formula": "log(x)^2 + log(y)^2" }, "start": [100, 0.01], "steps": 20,
      "optimizer": { "name": "gd", "learningRate": 0.5 }
      """
    let axes = #""x": { "scale": "log" }, "y": { "scale": "log" }, "#
    let figure = try figure(
      #"{ "mark": "contours", "of": "it" }, { "mark": "trajectory", "of": "it" }"#, axes: axes,
      of: bowl)
    let ranges = figure.figure.ranges[0][0]
    #expect(ranges.x.upperBound > 100 && ranges.x.lowerBound > 0)
    #expect(ranges.y.lowerBound < 0.01 && ranges.y.lowerBound > 1e-4)
  }

  /// The bands, and the color bar, are those of all that is drawn.
  @Test func bandsCoverWhatOtherMarksShow() throws {
    let bowl = """
      "objective": { "formula": "x^2 + y^2" }, "start": [1, 1], "steps": 20,
      "optimizer": { "name": "gd", "learningRate": 1e-12 }
      """
    let contours = #"{ "mark": "contours", "of": "it", "filled": true }"#
    let minimizer = #"{ "mark": "minimizer", "of": "it" }"#
    let path = #"{ "mark": "trajectory", "of": "it" }"#
    let figure = try figure([contours, path, minimizer].joined(separator: ","), of: bowl)
    let bar = try #require(figure.figure.rows[0].panels[0].marks[0].colorBar)
    #expect(bar.boundaries.first == 0 && abs((bar.boundaries.last ?? 0) - 2) < 1e-6)
    #expect(bar.boundaries.count > 5)
    #expect(figure.alternative.contains("from 0 to 2"))
  }

  /// A path that leaves the region of the objective has colors of its own.
  @Test func bandsReachBeyondTheRegion() throws {
    let saddle = """
      "objective": { "formula": "x*y", "region": [[-2, 2], [-2, 2]] }, "start": [1.6, -1.5],
      "steps": 24, "optimizer": { "name": "gd", "learningRate": 0.1 }
      """
    let contours = #"{ "mark": "contours", "of": "it", "filled": true }"#
    let path = #"{ "mark": "trajectory", "of": "it" }"#
    let bar = try figure("\(contours), \(path)", of: saddle).figure.rows[0].panels[0].marks[0]
      .colorBar
    #expect(bar?.boundaries.first ?? 0 < -100)
    let alone = try figure(contours, of: saddle).figure.rows[0].panels[0].marks[0].colorBar
    #expect(alone?.boundaries.first == -4)
  }

  /// A curve goes down to the lower edge where it goes to zero.
  @Test func curvesReachTheEdgeTowardZero() throws {
    let mark = #"{ "mark": "function", "formula": "x^2 - 1" }"#
    let axes = #""x": { "range": [-3, 3] }, "y": { "range": [0.0001, 10], "scale": "log" }, "#
    let figure = try figure(mark, axes: axes)
    let drawing = Drawing(figure)
    let lines = Set(drawing.strokes.map(\.color)).flatMap(drawing.lines)
    let curve = try #require(lines.first { $0.count > 50 })
    let bottom = try #require(lines.filter { $0.count < 4 }.flatMap { $0 }.map(\.y).max())
    let lowest = try #require(curve.map(\.y).max())
    #expect(bottom - lowest < 6)
    #expect(curve.count { abs($0.y - lowest) < 0.1 } == 2)
    #expect(remarks(figure).contains { $0.contains("some numbers") })
  }

  @Test func descentsEndBelowTheFloor() throws {
    let curve = Curve(try .init("x^2 - 1"))
    let points = curve.points(over: -3...3, scale: .linear).descending(to: 1e-9, along: curve)
    #expect(zip(points.x, points.x.dropFirst()).allSatisfy { $0 < $1 })
    #expect(points.y.filter { $0 > 0 && $0 <= 1e-9 }.count == 2)
  }

  /// Logarithms of negative numbers have no colors, which is said, and no heights.
  @Test func negativeNumbersAreTold() throws {
    let axes = #""x": { "range": [-2, 2] }, "y": { "range": [-1, 1] }, "#
    let levels = #""levels": { "scale": "log", "count": 8 }"#
    func contours(_ formula: String) throws -> BuiltFigure {
      try figure(
        #"{ "mark": "contours", "formula": "\#(formula)", "filled": true, \#(levels) }"#, axes: axes
      )
    }
    let saddle = try contours("x^2 - y^2")
    let bar = try #require(saddle.figure.rows[0].panels[0].marks[0].colorBar)
    #expect(bar.reachesLower)
    #expect(saddle.alternative.contains("and less"))
    #expect(remarks(saddle).contains { $0.contains("some numbers") })
    let bowl = try contours("x^2 + y^2")
    #expect(bowl.figure.rows[0].panels[0].marks[0].colorBar?.reachesLower == false)
    #expect(remarks(bowl).isEmpty)
  }

  @Test func surfacesEndWhereLogarithmsDo() throws {
    func mark(_ formula: String) throws -> SurfaceMark {
      let mark = #"{ "mark": "surface", "formula": "\#(formula)", "scale": "log" }"#
      return try #require(try figure(mark).figure.rows[0].panels[0].marks[0] as? SurfaceMark)
    }
    let cut = try mark("x^2 - y")
    #expect(cut.field.z.contains { $0.isNaN } && cut.border != nil)
    #expect(cut.floorField?.undefined.rings.isEmpty == false)
    #expect(!(try mark("x^2 - 2*x*y + y^2")).field.z.contains { $0.isNaN })
  }

  /// What shows nothing says why.
  @Test(arguments: [
    (#""mark": "surface", "formula": "log(-1 - x^2 - y^2)""#, "the surface is not drawn"),
    (#""mark": "contours", "formula": "sqrt(-1 - x^2 - y^2)", "filled": true"#, "has no numbers"),
    (#""mark": "contours", "formula": "sqrt(-1 - x^2 - y^2)""#, "there are no numbers"),
    (
      #""mark": "contours", "formula": "x^2 + y^2", "levels": [100, 200]"#, "all levels lie outside"
    ),
    (#""mark": "contours", "formula": "x^2 + y^2", "levels": [1]"#, nil),
  ])
  func emptyFieldsAreTold(_ mark: String, _ said: String?) throws {
    let found = remarks(try figure("{ \(mark) }"))
    if let said {
      #expect(found.contains { $0.contains(said) }, "\(found)")
    } else {
      #expect(found.isEmpty)
    }
  }

  /// A curve with a domain is followed as it is shown: on a symmetric logarithmic axis as closely near
  /// zero as far from it.
  @Test func curvesWithADomainAreSmooth() throws {
    let mark = #"{ "mark": "function", "formula": "sin(x)", "domain": [-100, 100] }"#
    let axes = #""x": { "scale": "symlog", "threshold": 0.01, "range": [-100, 100] }, "#
    let figure = try figure(mark, axes: axes)
    let curve = try #require(figure.figure.rows[0].panels[0].marks[0] as? LineMark)
    #expect(curve.x.count { abs($0) < 1 } > 150)
  }

  /// Lines turn as the page does, and fill all of it.
  @Test(arguments: ["streamlines"])
  func fieldsReachTheEdges(_ mark: String) throws {
    let figure = try figure(
      #"{ "mark": "\#(mark)", "formula": "log(x)^2 + log(y)^2" }"#, axes: Self.logarithmic)
    let lines = Drawing(figure).lines(figure.figure.theme.arrowInk).joined()
    let whole = try #require(Rect(around: Array(lines)))
    #expect(!lines.isEmpty)
    // In each quarter of the panel.
    for x in [whole.minX, whole.maxX] {
      for y in [whole.minY, whole.maxY] {
        #expect(
          lines.contains {
            abs($0.x - x) < 0.3 * whole.width && abs($0.y - y) < 0.3 * whole.height
          })
      }
    }
  }
}
