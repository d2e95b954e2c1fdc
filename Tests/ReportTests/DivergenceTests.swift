import Plot
import Testing

@testable import Report

/// Which runs diverge, of those that stay finite.
@Suite struct DivergenceTests {
  /// Newton's method climbs to the maximizer 0 of cos x.
  private static let climbing = """
    "objective": { "formula": "cos(x)" }, "start": [0.5], "steps": 3, "optimizer": "newton"
    """
  private static let bowl = """
    "objective": { "formula": "x^2" }, "start": [1], "steps": 3,
    "optimizer": { "name": "gd", "learningRate": 0.1 }
    """

  /// Settles in a cycle of two points, whose losses differ.
  private static let cycle = """
    "objective": { "formula": "(x^2 - 1)^2" }, "start": [0.9], "steps": 200,
    "optimizer": { "name": "gd", "learningRate": 0.3 }
    """
  /// Stays near the minimizer, always above its start.
  private static let noise = """
    "objective": { "formula": "x^2/2" }, "start": [0.001], "steps": 400, "repetitions": 300,
    "noise": { "sigma": 1 }, "optimizer": { "name": "gd", "learningRate": 0.1 }
    """

  /// An experiment, and whether its run diverges.
  static let table: [(String, Bool)] = [
    (bowl, false),
    (bowl.replacing("0.1", with: "1.1"), true),
    // One step has no step before it that could be longer.
    (bowl.replacing("0.1", with: "1.1").replacing("3,", with: "1,"), true),
    (climbing, false),
    (climbing.replacing("3,", with: #"9, "stop": { "gradientNorm": 0.1 },"#), false),
    // What has not got lower for long may have got higher.
    (
      bowl.replacing("0.1", with: "1.1").replacing("3,", with: #"9, "stop": { "patience": 4 },"#),
      true
    ),
    // On ln(1 + x²) Newton's steps grow beyond 1, though the slope falls.
    (climbing.replacing("cos(x)", with: "log(1 + x^2)").replacing("[0.5]", with: "[2]"), true),
    (cycle, false), (cycle.replacing("200", with: "201"), false),
    // Grows by 1 % a step, far from overflow.
    (bowl.replacing("0.1", with: "1.005").replacing("3,", with: "100,"), true),
    // Just beyond 2(1 + β)/L.
    (
      bowl.replacing(
        #""gd", "learningRate": 0.1"#, with: #""heavyBall", "momentum": 0.9, "learningRate": 1.91"#
      )
      .replacing("3,", with: "200,"), true
    ),
  ]

  /// The ends of runs tell it as well as their paths.
  @Test(arguments: table, ["", #", "keep": "ends""#])
  func isSaidOfRunsWhoseLossesGrowWithoutBound(_ entry: (String, Bool), _ keep: String) throws {
    #expect(try runs(entry.0 + keep).map(\.isDiverging) == [entry.1])
  }

  /// Noise, and a map that is chaotic, end above their starts as often as not.
  @Test(arguments: ["", #", "keep": "ends""#])
  func isNotSaidOfRunsWithinBounds(_ keep: String) throws {
    #expect(try runs(Self.noise + keep).filter(\.isDiverging).isEmpty)
    let chaos = Self.cycle.replacing("[0.9]", with: "[1.001]").replacing(
      "0.3", with: #"{ "sweep": { "from": 0.3, "to": 0.49, "count": 200 } }"#)
    #expect(try runs(chaos + keep).filter(\.isDiverging).isEmpty)
  }

  /// Across a sweep the axis follows the runs that diverge as far as it follows such runs along their
  /// steps, and not to 10²⁰.
  @Test(arguments: ["line", "points", "band"])
  func doNotSqueezeTheOthersOfASweep(_ mark: String) throws {
    let spec = try readConfig(
      """
      { "experiments": { "it": { "objective": { "formula": "x^2" }, "start": [1], "steps": 60,
          "optimizer": { "name": "gd", "learningRate": { "sweep": [0.1, 0.3, 2] } } } },
        "figures": { "it": { "title": "T", "panels": [[
          { "y": { "scale": "log" }, "marks": [{ "mark": "\(mark)", "of": "it", "x": "learningRate", "y": "loss" }] }
        ]] } } }
      """)
    let report = Report(spec, runs: spec.experiments.map { Report.runs(of: $0, in: spec) })
    let marks = report.figure(spec.figures[0]).figure.rows[0].panels[0].marks
    let extent = marks.reduce(Extent()) { $0.union($1.extent) }
    #expect(extent.y.map { $0.upperBound < 1 } == true)
    #expect(extent.leavingY.map { $0.upperBound > 1e20 } == true)
  }

  /// Iterates on the curve of the loss follow a run that diverges no farther than the curve goes.
  @Test(arguments: ["line", "points"])
  func theCurveOfTheLossSaysHowWideThePanelIs(_ mark: String) throws {
    let spec = try readConfig(
      """
      { "experiments": { "it": { "objective": { "formula": "x^2" }, "start": [1], "steps": 40,
          "optimizer": { "name": "gd", "learningRate": 1.3 } } },
        "figures": { "it": { "title": "T", "panels": [[ { "marks": [
          { "mark": "function", "formula": "x^2", "domain": [-2, 2] },
          { "mark": "\(mark)", "of": "it", "x": "iterate", "y": "loss" }] } ]] } } }
      """)
    let report = Report(spec, runs: spec.experiments.map { Report.runs(of: $0, in: spec) })
    #expect(report.figure(spec.figures[0]).figure.ranges[0][0].x == -2...2)
  }

  /// A path that goes far away from a saddle leaves the region; one that stays near widens it.
  @Test(arguments: [(20, 4.0...12), (60, 4.0...4.5)])
  func pathsThatGoFarLeaveTheRegion(_ steps: Int, _ width: ClosedRange<Double>) throws {
    let spec = try readConfig(
      """
      { "experiments": { "it": { "objective": "hyperbolicSaddle", "start": [1, 0.1], "steps": \(steps),
          "optimizer": { "name": "gd", "learningRate": 0.1 } } },
        "figures": { "it": { "title": "T", "panels": [[ { "marks": [
          { "mark": "contours", "of": "it" }, { "mark": "trajectory", "of": "it" }] } ]] } } }
      """)
    let report = Report(spec, runs: spec.experiments.map { Report.runs(of: $0, in: spec) })
    let figure = report.figure(spec.figures[0])
    let y = figure.figure.ranges[0][0].y
    #expect(width.contains(y.upperBound - y.lowerBound), "\(y)")
    #expect(!figure.alternative.contains("diverges"))
  }
}
