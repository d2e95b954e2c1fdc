import Formula
import Graphics
import Plot
import Testing

@testable import Report

/// Places where a function is not defined, has no derivative, or none that is finite.
@Suite struct UndefinedPlaceTests {
  private func evaluation(_ formula: String, at point: String) throws -> EvaluationResult {
    let run = try runs("\"kind\": \"evaluate\", \"formula\": \"\(formula)\", \"at\": \(point)")[0]
    return try #require(run.evaluation)
  }

  private func drawn(_ panel: String) throws -> Drawing {
    try Drawing(panel, of: MarkSpecTests.bowl)
  }

  private func report(_ marks: String, of experiment: String) throws -> Report {
    let spec = try readConfig(
      """
      {
        "experiments": { "it": { \(experiment) } },
        "figures": { "it": { "title": "T", "panels": [[{ "marks": [\(marks)] }]] } }
      }
      """)
    return Report(spec, runs: spec.experiments.map { Report.runs(of: $0, in: spec) })
  }

  /// 1/x goes on where log(x) does not.
  @Test func gradientsEndWithTheFunction() throws {
    let outside = try evaluation("log(x) + y", at: "[-1, 1]")
    #expect(outside.value.isNaN && outside.gradientNorm.isNaN)
    #expect(outside.gradient.allSatisfy { $0.isNaN })
    #expect(try evaluation("log(x) + y", at: "[2, 1]").gradient == [0.5, 1])
  }

  @Test(arguments: ["streamlines", "vectorField"])
  func fieldsEndWithTheFunction(_ mark: String) throws {
    let axes = #""x": { "range": [-2, 2], "ticks": [] }, "y": { "range": [-2, 2], "ticks": [] }, "#
    func corners(_ formula: String) throws -> Int {
      let panel = axes + #""marks": [{ "mark": "\#(mark)", "formula": "\#(formula)" }]"#
      return try drawn(panel).lines(Theme.handout.arrowInk).joined().count
    }
    let (half, whole) = (try corners("log(x) + y^2"), try corners("log(abs(x)) + y^2"))
    #expect(3 * half < 2 * whole && half > 40, "\(half) of \(whole)")
  }

  /// |cos φ| + sin φ, and not sin φ, is the slope of |x| + y at 0.
  @Test func slopesAtAKinkAreThoseOfItsSides() throws {
    let run = try runs(
      #""kind": "evaluate", "formula": "abs(x) + y", "at": [0, 0]"#)[0]
    guard case .evaluate(let evaluation) = run.setting else { return #expect(Bool(false)) }
    #expect(evaluation.isAtCorner)
    let slopes = evaluation.slopes(toward: [0, 90, 180, 270, 315])
    for (slope, expected) in zip(slopes, [1.0, 1, 1, -1, 0]) {
      #expect(abs(slope - expected) < 1e-9)
    }
  }

  static let evaluated = #""kind": "evaluate", "formula": "FORMULA", "at": [0, 0]"#
  @Test(arguments: [
    ("abs(x) + y", "At a kink there is no gradient"), ("x^2 + y^2", "The gradient is zero"),
    ("log(x - 1) + y", "There is no gradient"), ("x + y", "The slope is largest along"),
  ])
  func whatIsSaidOfThemIsDrawn(_ formula: String, _ sentence: String) throws {
    let report = try report(
      #"{ "mark": "polar", "of": "it" }"#,
      of: Self.evaluated.replacing("FORMULA", with: formula))
    #expect(report.figure(report.spec.figures[0]).alternative.contains(sentence))
  }

  /// A vertical tangent is drawn; one at a kink is, too, but not without a note.
  @Test func tangentsAreVerticalOrNoted() throws {
    let root = #"{ "mark": "tangent", "formula": "sqrt(x)", "at": 0, "label": "up" }"#
    let vertical = try report(root, of: MarkSpecTests.bowl)
    #expect(
      vertical.figure(vertical.spec.figures[0]).alternative
        .contains("goes through (0, 0) and (0, 1)"))
    let kink = #"{ "mark": "tangent", "formula": "abs(x)", "at": 0 }"#
    let notes = try report(kink, of: MarkSpecTests.bowl).notes
    #expect(notes.contains { $0.contains("the tangent at 0 is at a kink of abs(x)") }, "\(notes)")
    let smooth = #"{ "mark": "tangent", "formula": "abs(x)", "at": 1 }"#
    #expect(try report(smooth, of: MarkSpecTests.bowl).notes.isEmpty)
  }

  /// Marks of extrema that are not single points, are unknown or too many say so.
  @Test(arguments: [
    ("max(0, x^2 + y^2 - 1)", "minimizer", "they fill a valley or a plateau"),
    ("x^2 + y^2", "maximizer", "is known"),
    ("sin(60*x)*sin(60*y)", "minimizer", "more critical points than are looked for"),
  ])
  func missingExtremaAreNoted(_ formula: String, _ mark: String, _ note: String) throws {
    let experiment = #"""
      "objective": { "formula": "\#(formula)", "region": [[-2, 2], [-2, 2]] }, "start": [1.8, 0.5],
      "steps": 3, "optimizer": { "name": "gd", "learningRate": 0.01 }
      """#
    let notes = try report(#"{ "mark": "\#(mark)", "of": "it" }"#, of: experiment).notes
    #expect(notes.contains { $0.contains(note) }, "\(notes)")
    #expect(try report(#"{ "mark": "contours", "of": "it" }"#, of: experiment).notes.isEmpty)
  }

  /// What lies beyond the region of an objective and is shown is missed; a note says so, if there is any.
  @Test(arguments: [
    ("cos(x)*cos(y)", 4.0, true), ("cos(x)*cos(y)", 2, false), ("x^2 + y^2", 4, false),
  ])
  func pointsBeyondTheRegionAreNoted(_ formula: String, _ reach: Double, _ isNoted: Bool) throws {
    let spec = try readConfig(
      """
      {
        "experiments": { "it": {
          "objective": { "formula": "\(formula)", "region": [[-2, 2], [-2, 2]] }, "start": [1, 0.5],
          "steps": 3, "optimizer": { "name": "gd", "learningRate": 0.01 } } },
        "figures": { "it": { "title": "T", "panels": [[{
          "x": { "range": [-\(reach), \(reach)] }, "y": { "range": [-\(reach), \(reach)] },
          "marks": [{ "mark": "contours", "of": "it" },
            { "mark": "\(isNoted || reach < 3 ? "maximizer" : "minimizer")", "of": "it" }] }]] } }
      }
      """)
    let notes = Report(spec, runs: spec.experiments.map { Report.runs(of: $0, in: spec) }).notes
    #expect(notes.contains { $0.contains("where the panel shows more") } == isNoted, "\(notes)")
  }

  /// An inset of a place that is not in the panel is not described as if it were drawn.
  @Test func insetsElsewhereAreNotDescribed() throws {
    let curve = #"{ "mark": "function", "formula": "x^2", "domain": [-1, 1] }"#
    func text(_ inset: String) throws -> String {
      let report = try report("\(curve), \(inset)", of: MarkSpecTests.bowl)
      return report.figure(report.spec.figures[0]).alternative
    }
    #expect(
      try text(#"{ "mark": "inset", "x": [5, 6], "y": [5, 6] }"#)
        .contains("No part of the panel is drawn larger"))
    #expect(
      try text(#"{ "mark": "inset", "x": [0, 0.5], "y": [0, 0.5] }"#)
        .contains("A part of the panel is drawn larger"))
  }
}
