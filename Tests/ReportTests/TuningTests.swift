import Optimization
import Testing

@testable import Report

@Suite struct TuningTests {
  /// On θ² gradient descent multiplies θ by 1 − 2η: it settles first where that is nearest to 0.
  static func tuned(_ values: String, more: String = "", steps: Int = 50) throws -> [Run] {
    try runs(
      """
      "objective": { "formula": "theta^2" }, "start": [1], "steps": \(steps),
      "optimizer": { "name": "gd" }, "tune": { "values": \(values)\(more) }
      """)
  }

  static let table: [(String, String, Double)] = [
    ("[0.1, 0.45, 0.3, 2]", "", 0.45),
    ("[0.4, 0.6]", "", 0.4),  // as fast: the first wins
    ("[0.6, 0.4]", "", 0.6),
    (#"{ "from": 0.1, "to": 0.9, "count": 5 }"#, "", 0.5),
    ("[0.1, 0.2]", #", "settlesBelow": 1e-300"#, 0.2),  // none settles: the lowest last value
    ("[3, 0.001, 2]", #", "settlesBelow": 1e-300"#, 0.001),  // diverging is worst of all
    ("[0.1, 0.45]", #", "quantity": "gradientNorm""#, 0.45),
    ("[0.1, 0.45]", #", "quantity": "stepLength""#, 0.45),
    ("[0.1, 0.45]", #", "quantity": "distance""#, 0.45),
    ("[0.1, 0.45]", #", "quantity": "gap""#, 0.45),
    ("[0.25]", #", "quantity": "loss""#, 0.25),
  ]
  @Test(arguments: table)
  func keepsTheRunThatSettlesFirst(_ values: String, _ more: String, _ expected: Double) throws {
    let found = try Self.tuned(values, more: more)
    #expect(found.count == 1)
    #expect(found[0].parameter("learningRate")?.value == .number(expected))
    #expect(found[0].trajectory?.learningRates.first == expected)
  }

  /// Of the runs that are tried next to each other the losses alone are kept; of the one that is chosen,
  /// everything.
  @Test(arguments: ["loss", "relativeLoss", "bestLoss", "gap", "bestGap", "distance"])
  func theRunThatIsKeptHasEveryStep(_ quantity: String) throws {
    let noise = #""noise": { "sigma": 0.01 },"#
    func text(_ optimizer: String, _ tune: String) -> String {
      """
      "objective": { "formula": "x^2 + 4*y^2" }, "start": [1, 1], "steps": 40, \(noise)
      "optimizer": { "name": "heavyBall", "momentum": 0.3\(optimizer) }\(tune)
      """
    }
    let values = [0.01, 0.02, 0.05, 0.1, 0.2, 4]
    let tuned = try runs(
      text("", #", "tune": { "values": \#(values), "least": "last", "quantity": "\#(quantity)" }"#))
    let alone = try values.map { try runs(text(", \"learningRate\": \($0)", ""))[0] }
    let query = SeriesQuery(SeriesQuery.Quantity(rawValue: quantity) ?? .loss)
    let ends = alone.map { $0.isDiverging ? .infinity : query.last(of: $0) }
    let best = try #require(ends.indices.min { ends[$0] < ends[$1] })
    #expect(tuned[0].parameter("learningRate")?.value == .number(values[best]))
    let (found, expected) = (
      try #require(tuned[0].trajectory), try #require(alone[best].trajectory)
    )
    #expect(found.iterates == expected.iterates)
    #expect(found.gradientNorms == expected.gradientNorms)
  }

  @Test func eachSettingIsTunedByItself() throws {
    let found = try runs(
      """
      "objective": { "formula": "theta^2" }, "start": [{ "sweep": [1, 2] }], "steps": 50,
      "optimizers": [{ "name": "gd" }, { "name": "heavyBall", "momentum": 0.5 }],
      "tune": { "values": [0.1, 0.45] },
      "expect": [{ "tuned": 0.45, "where": { "optimizer": "gd" } }]
      """)
    #expect(
      found.map { $0.parameters.map(\.name) }
        == Array(
          repeating: ["start", "optimizer", "learningRate"], count: 4))
    #expect(found[0].trajectory?.learningRates.first == 0.45)
  }

  @Test func otherHyperparametersAreTuned() throws {
    let found = try runs(
      """
      "objective": { "formula": "theta^2" }, "start": [1], "steps": 200,
      "optimizer": { "name": "heavyBall", "learningRate": 0.1 },
      "tune": { "hyperparameter": "momentum", "values": [0.99, 0.3] }
      """)
    #expect(found[0].parameters.map(\.name) == ["momentum"])
    #expect(found[0].parameter("momentum")?.value == .number(0.3))
  }

  /// Heavy ball on an elongated bowl, with members of the tuning.
  static func heavyBall(_ tune: String, steps: Int = 60) -> String {
    """
    "objective": { "formula": "x^2/2 + 25*y^2/2" }, "start": [1, 1], "steps": \(steps),
    "optimizer": { "name": "heavyBall" }, "tune": { \(tune) }
    """
  }
  static let grid = """
    "grid": { "learningRate": { "from": 0.01, "to": 0.08, "count": 8 },
      "momentum": [0, 0.3, 0.5, 0.7, 0.9] }
    """

  /// The best of a grid is the best of the same runs made one by one.
  @Test(arguments: [
    (#", "settlesBelow": 1e-6"#, #""settlesBelow""#), (#", "firstBelow": 1e-3"#, #""firstBelow""#),
  ])
  func gridsAreTriedInFull(_ metric: String, _ name: String) throws {
    let tuned = try runs(Self.heavyBall(Self.grid + metric))
    #expect(tuned.count == 1)
    #expect(tuned[0].parameters.map(\.name) == ["learningRate", "momentum"])
    let all = try runs(
      """
      "objective": { "formula": "x^2/2 + 25*y^2/2" }, "start": [1, 1], "steps": 60,
      "optimizer": { "name": "heavyBall",
        "learningRate": { "sweep": { "from": 0.01, "to": 0.08, "count": 8 } },
        "momentum": { "sweep": [0, 0.3, 0.5, 0.7, 0.9] } }
      """)
    #expect(all.count == 40)
    let times = all.map { run -> Int in
      let series = SeriesQuery(.relativeLoss).series(of: run)
      let time =
        name.contains("settles")
        ? run.trajectory?.settledBelow(1e-6, of: series)
        : run.trajectory?.firstBelow(1e-3, of: series)
      return time ?? .max
    }
    let best = try #require(times.indices.min { times[$0] < times[$1] })
    #expect(tuned[0].parameters.map(\.value) == all[best].parameters.map(\.value))
  }

  /// Momentum overshoots in the steep direction at first and wins in the end.
  @Test func aBudgetOfStepsCutsEachTrialOff() throws {
    func momentum(_ budget: Int) throws -> Parameter.Value? {
      let tune = """
        "hyperparameter": "momentum", "values": [0, 0.7], "least": "last",
        "budget": { "steps": \(budget) }
        """
      let text = Self.heavyBall(tune).replacing(
        "\"heavyBall\"", with: "\"heavyBall\", \"learningRate\": 0.03")
      let run = try #require(runs(text).first)
      #expect(run.trajectory?.count == 61, "the run that is kept is whole")
      return run.parameter("momentum")?.value
    }
    #expect(try momentum(2) == .number(0))
    #expect(try momentum(60) == .number(0.7))
  }

  /// From a first trial of 64 a search on θ² comes to the minimizer in one step, after seven
  /// halvings; from 0.45 it takes three steps of one evaluation.
  @Test func aBudgetOfEvaluationsCountsEvaluations() throws {
    func rate(_ more: String) throws -> Parameter.Value? {
      let run = try runs(
        """
        "objective": { "formula": "theta^2" }, "start": [1], "steps": 20,
        "optimizer": { "name": "backtracking" },
        "tune": { "values": [64, 0.45], "firstBelow": 1e-4\(more) }
        """)
      return run[0].parameter("learningRate")?.value
    }
    #expect(try rate("") == .number(64))
    #expect(try rate(#", "budget": { "evaluations": 100 }"#) == .number(0.45))
  }

  /// On θ² heavy ball with μ = ½ goes 1, 0, −0.5 with the rate 0.5 and 1, 0.2, −0.36 with 0.4.
  @Test(arguments: [("lowest", 0.5), ("last", 0.4)])
  func theLowestValueIsNotTheLast(_ least: String, _ rate: Double) throws {
    let found = try runs(
      """
      "objective": { "formula": "theta^2" }, "start": [1], "steps": 2,
      "optimizer": { "name": "heavyBall", "momentum": 0.5 },
      "tune": { "values": [0.4, 0.5], "least": "\(least)" }
      """)
    #expect(found[0].parameter("learningRate")?.value == .number(rate))
  }

  @Test func aCaptionTellsHowItWasTuned() throws {
    let spec = try readConfig(
      """
      { "experiments": { "it": {
          \(Self.heavyBall(Self.grid + #", "firstBelow": 0.001, "budget": { "evaluations": 50 }"#)) } },
        "figures": { "it": { "title": "T", "caption": "Tuned: {{it.tuning}}.", "alt": "t",
          "panels": [[{ "marks": [{ "mark": "line", "of": "it" }] }]] } } }
      """)
    let report = Report(spec, runs: spec.experiments.map { Report.runs(of: $0, in: spec) })
    #expect(
      report.figure(spec.figures[0]).caption == """
        Tuned: η from 8 values between 0.01 and 0.08, μ from 5 values between 0 and 0.9; kept: the \
        first whose loss, relative to the start, gets below 0.001 within 50 evaluations.
        """)
  }
}
