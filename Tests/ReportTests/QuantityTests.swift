import Optimization
import Testing

@testable import Report

/// The quantities that claims and curves ask of a run.
@Suite struct QuantityTests {
  /// Adam on (x − 3)² + (y + 1)² from the origin, where the gradient is (−6, 2).
  static func adam(_ expectation: String, more: String = #", "recordState": true"#) -> String {
    """
    "objective": "bowl", "start": [0, 0], "steps": 40,
    "optimizer": { "name": "adam", "learningRate": 0.5 }, "expect": [{ \(expectation) }]\(more)
    """
  }

  /// What Adam remembers after its first step is known by hand: m = 0.1 g, v = 0.001 g², and with
  /// the biases corrected g and g².
  static let firstStep: [(String, Double, Double)] = [
    ("gradient", -6, 2), ("m", -0.6, 0.2), ("v", 0.036, 0.004), ("mHat", -6, 2), ("vHat", 36, 4),
  ]
  @Test(arguments: firstStep)
  func stateHasTheColumnsOfTheRule(_ name: String, _ x: Double, _ y: Double) throws {
    for (coordinate, value) in [("x", x), ("y", y)] {
      let claim = """
        "value": \(value), "within": 1e-14, "quantity": "state", "state": "\(name)",
        "coordinate": "\(coordinate)", "step": 0
        """
      #expect(try brokenClaims(Self.adam(claim)) == [])
      #expect(try brokenClaims(Self.adam(claim.replacing("\(value)", with: "7"))).count == 1)
    }
  }

  @Test func stateHasToBeRecordedAndNamed() {
    func mistake(_ claim: String, more: String = #", "recordState": true"#) -> String {
      mistakes(
        in: "{\"experiments\": {\"it\": {\(Self.adam(claim, more: more))}}, \"figures\": {}}")
    }
    let known = #""value": 1, "quantity": "state", "state": "m""#
    #expect(mistake(known) == "")
    #expect(mistake(known, more: "").contains("set \"recordState\": true in the experiment"))
    #expect(mistake(known.replacing("\"m\"", with: "\"mhat\"")).contains("did you mean \"mHat\"?"))
    #expect(mistake(#""value": 1, "quantity": "state""#).contains("state"))
    #expect(
      mistake(#""value": 1, "quantity": "loss", "state": "m""#)
        .contains("\"loss\" is not a part of the state"))
  }

  @Test func bestSoFarIsTheLeastOfAllBefore() throws {
    let run = try runs(
      Self.adam("\"steps\": 40").replacing("\"bowl\"", with: "\"rosenbrock\""))[0]
    let (loss, best) = (SeriesQuery(.loss).series(of: run), SeriesQuery(.bestLoss).series(of: run))
    #expect(best.count == loss.count)
    #expect(loss.indices.allSatisfy { best[$0] == loss[...$0].min() })
    // Otherwise the test is idle: Adam overshoots.
    #expect(best != loss)
    let gaps = SeriesQuery(.bestGap).series(of: run)
    #expect(zip(gaps, best).allSatisfy { abs($0 - $1) <= 1e-15 })
  }

  @Test func learningRatesAreThoseOfTheSchedule() throws {
    let run = try runs(
      """
      "objective": "bowl", "start": [0, 0], "steps": 3, "optimizer": { "name": "gd",
      "learningRate": { "schedule": "list", "values": [0.25, 0.125, 0.5] } }
      """)[0]
    #expect(SeriesQuery(.learningRate).series(of: run) == [0.25, 0.125, 0.5])
  }

  /// Backtracking asks for f several times in a step, gradient descent once.
  @Test func curvesCanGoAlongEvaluations() throws {
    let experiment = """
      "objective": "rosenbrock", "start": [-1.2, 1], "steps": 20,
      "optimizers": [{ "name": "gd", "learningRate": 0.001 }, { "name": "backtracking" }]
      """
    let spec = try readConfig(
      """
      { "experiments": { "it": { \(experiment) } }, "figures": { "it": { "title": "T", "alt": "t",
        "panels": [[{ "marks": [{ "mark": "line", "of": "it", "x": "evaluations" }] }]] } } }
      """)
    let all = Report.runs(of: spec.experiments[0], in: spec)
    let drawing = try Drawing(
      #""marks": [{ "mark": "line", "of": "it", "x": "evaluations" }]"#, of: experiment)
    let steps = try Drawing(#""marks": [{ "mark": "line", "of": "it" }]"#, of: experiment)
    #expect(drawing != steps)
    let counts = all.compactMap { $0.trajectory }.map(\.evaluationCounts)
    #expect(counts[0].isEmpty)
    #expect(counts[1].last == all[1].trajectory?.evaluations)
    #expect((counts[1].last ?? 0) > 21)
    #expect(zip(counts[1], counts[1].dropFirst()).allSatisfy { $0 < $1 })
  }
}
