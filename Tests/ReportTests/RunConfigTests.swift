import Configuration
import Optimization
import Testing

@testable import Report

/// What a config says about a run, and what is run.
@Suite struct RunConfigTests {
  /// The runs of an optimizer on the bowl, ten steps from (0, 0).
  static func runs(optimizer: String, more: String = "") throws -> [Run] {
    try ReportTests.runs(
      """
      "objective": "bowl", "start": [0, 0], "steps": 10, "optimizer": \(optimizer)\(more)
      """)
  }

  static func rates(_ learningRate: String) throws -> [Double] {
    let found = try runs(optimizer: "{ \"name\": \"gd\", \"learningRate\": \(learningRate) }")
    return found[0].trajectory?.learningRates ?? []
  }

  static let schedules: [(String, [Double])] = [
    ("0.5", Array(repeating: 0.5, count: 10)),
    (#"{ "schedule": "constant", "value": 0.5 }"#, Array(repeating: 0.5, count: 10)),
    (
      #"{ "schedule": "step", "initial": 1, "factor": 0.5, "period": 4 }"#,
      [1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.25, 0.25]
    ),
    (
      #"{ "schedule": "linear", "initial": 0, "final": 1, "steps": 4 }"#,
      [0, 0.25, 0.5, 0.75, 1, 1, 1, 1, 1, 1]
    ),
    (
      #"{ "schedule": "linear", "convention": "torch", "base": 1, "startFactor": 0.5, "steps": 2 }"#,
      [0.5, 0.75, 1, 1, 1, 1, 1, 1, 1, 1]
    ),
    (
      """
      { "schedule": "piecewise", "initial": 1, "boundaries": [2, 4], "values": [0.5, 2],
        "interpolation": "linear" }
      """, [1, 0.75, 0.5, 1.25, 2, 2, 2, 2, 2, 2]
    ),
    // A number inside another schedule is held.
    (
      #"{ "schedule": "warmup", "steps": 2, "then": 0.5 }"#,
      [0, 0.25, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5]
    ),
    (
      """
      { "schedule": "sequence", "boundaries": [3, 5], "schedules": [
        0.5, { "schedule": "list", "values": [4, 2] }, { "schedule": "product", "schedules": [
          2, { "schedule": "exponential", "initial": 1, "factor": 0.5 }] }] }
      """, [0.5, 0.5, 0.5, 4, 2, 2, 1, 0.5, 0.25, 0.125]
    ),
  ]
  @Test(arguments: schedules)
  func learningRatesFollowSchedules(_ learningRate: String, _ expected: [Double]) throws {
    #expect(try Self.rates(learningRate) == expected)
  }

  /// Any number inside a schedule can be swept, and so can schedules.
  @Test func schedulesAreSwept() throws {
    let inside = try Self.runs(
      optimizer: """
        { "name": "gd", "learningRate": { "schedule": "step", "initial": 1,
          "factor": { "sweep": [0.5, 0.25] }, "period": 9 } }
        """)
    #expect(SweepTests.described(inside) == ["factor 0.5", "factor 0.25"])
    #expect(inside.map { $0.trajectory?.learningRates.last } == [0.5, 0.25])
    let whole = try Self.runs(
      optimizer: """
        { "name": "gd", "learningRate": { "sweep": [
          0.5, { "schedule": "inverseTime", "initial": 1, "decay": 1 }] } }
        """)
    #expect(SweepTests.described(whole) == ["learningRate 0.5", "learningRate inverseTime"])
    #expect(whole.map { $0.trajectory?.learningRates[1] } == [0.5, 0.5])
  }

  /// The momentum of heavy ball as a list of zeros is gradient descent.
  @Test func otherHyperparametersFollowSchedules() throws {
    let zeros = try Self.runs(
      optimizer: """
        { "name": "heavyBall", "learningRate": 0.1,
          "momentum": { "schedule": "list", "values": [0.9, 0] } }
        """)
    let plain = try Self.runs(optimizer: #"{ "name": "gd", "learningRate": 0.1 }"#)
    // The first step has no momentum yet.
    #expect(zeros[0].trajectory?.iterates == plain[0].trajectory?.iterates)
    #expect(zeros[0].minimization?.optimizer.value(of: "momentum") == 0.9)
    #expect(zeros[0].minimization?.optimizer.scheduleWords(of: "momentum") != nil)
    #expect(zeros[0].minimization?.optimizer.scheduleWords(of: "learningRate") == nil)
  }

  /// Weight decay pulls the bowl's minimizer (3, −1) to where 2(x − c) + λx = 0.
  @Test(arguments: ["1", #"{ "lambda": 1 }"#, #"{ "lambda": 1, "kind": "decoupled" }"#])
  func weightDecayPulls(_ decay: String) throws {
    let found = try Self.runs(
      optimizer: """
        { "name": "gd", "learningRate": 0.3, "weightDecay": \(decay) }
        """, more: ", \"expect\": [{ \"finalIterate\": [2, -0.6666667] }]")
    #expect(found[0].trajectory?.isDiverged == false)
    #expect(found[0].minimization?.optimizer.value(of: "weightDecay") == 1)
    let end = found[0].trajectory?.iterates.suffix(2) ?? []
    #expect(zip(end, [2, -2.0 / 3]).allSatisfy { abs($0 - $1) < 1e-3 })
  }

  @Test(arguments: [
    #"{ "schedule": "list", "values": [1, 0] }"#,
    #"{ "lambda": { "schedule": "list", "values": [1, 0] }, "kind": "decoupled" }"#,
  ])
  func weightDecayMayFollowASchedule(_ decay: String) throws {
    func path(_ decay: String) throws -> [Double] {
      try ReportTests.runs(
        """
        "objective": "bowl", "start": [1, 1], "steps": 2,
        "optimizer": { "name": "gd", "learningRate": 0.1, "weightDecay": \(decay) }
        """)[0].trajectory?.iterates ?? []
    }
    // One step of the gradient and the decay, one of the gradient alone.
    let kind = decay.contains("kind") ? #", "kind": "decoupled""# : ""
    let pulled = try path(#"{ "lambda": 1\#(kind) }"#)
    let found = try path(decay)
    #expect(found.prefix(4) == pulled.prefix(4))
    #expect(abs(found[4] - (found[2] - 0.1 * 2 * (found[2] - 3))) < 1e-15)
  }

  /// A clipped step is no longer than η c.
  @Test func gradientsAreClipped() throws {
    let gd = #"{ "name": "gd", "learningRate": 0.1 }"#
    let norm = try Self.runs(
      optimizer: gd, more: #", "clip": { "norm": 1, "convention": "optax" }"#)
    let value = try Self.runs(optimizer: gd, more: #", "clip": { "value": 0.5 }"#)
    #expect(norm[0].minimization?.clipping == .norm(1, convention: .optax))
    #expect(value[0].minimization?.clipping == .value(0.5))
    #expect(value[0].trajectory.map { Array($0.iterate(1)) } == [0.05, -0.05])
    let first = try #require(norm[0].trajectory?.iterate(1))
    #expect(abs(first.reduce(0) { $0 + $1 * $1 } - 0.01) < 1e-15)
    let torch = try Self.runs(optimizer: gd, more: #", "clip": { "norm": 1 }"#)
    #expect(torch[0].minimization?.clipping == .norm(1, convention: .torch))
  }

  @Test func allCriteriaAreRead() throws {
    let found = try Self.runs(
      optimizer: #"{ "name": "gd", "learningRate": 0.1 }"#,
      more: """
        , "stop": { "gradientNorm": 1, "relativeGradientNorm": 2, "loss": -3, "lossChange": 4,
          "stepLength": 5, "patience": 6, "improvement": 7, "evaluations": 8 }
        """)
    var rule = StoppingRule(gradientNorm: 1)
    rule.relativeGradientNorm = 2
    rule.loss = -3
    rule.lossChange = 4
    rule.stepLength = 5
    rule.patience = 6
    rule.improvement = 7
    rule.evaluations = 8
    #expect(found[0].minimization?.stopping == rule)
  }

  static let noises: [(String, Noise)] = [
    (#"{ "sigma": 2 }"#, .additive(sigma: 2)),
    (#"{ "kind": "additive", "sigma": 0 }"#, .additive(sigma: 0)),
    (#"{ "kind": "multiplicative", "sigma": 2 }"#, .multiplicative(sigma: 2)),
    (#"{ "kind": "annealed", "sigma": 2 }"#, .annealed(sigma: 2, decay: 0.55)),
    (#"{ "kind": "annealed", "sigma": 2, "decay": 1 }"#, .annealed(sigma: 2, decay: 1)),
  ]
  @Test(arguments: noises)
  func noiseIsRead(_ text: String, _ noise: Noise) throws {
    let found = try Self.runs(
      optimizer: #"{ "name": "gd", "learningRate": 0.1 }"#, more: ", \"noise\": \(text)")
    #expect(found[0].minimization?.noise == noise)
  }

  /// Where a rule's convention has a default for all it needs, its name is enough.
  @Test func aNameIsEnoughWhereNothingMustBeGiven() throws {
    for entry in optimizers {
      let preset = entry.presets[0]
      let isComplete =
        preset.learningRate != nil && preset.hyperparameters.allSatisfy { $0.defaultValue != nil }
      let text = mistakes(
        in: """
          { "figures": {}, "experiments": { "it": {
            "objective": "bowl", "start": [0, 0], "optimizer": "\(entry.name)" } } }
          """)
      #expect(text.isEmpty == isComplete, "\(text)")
    }
  }

  /// What a rule has in each convention can be asked for.
  @Test func conventionsAreRead() throws {
    for entry in optimizers {
      for preset in entry.presets {
        let values = preset.hyperparameters.filter { $0.defaultValue == nil }
          .map { ", \"\($0.name)\": 0.5" }.joined()
        let found = try Self.runs(
          optimizer: """
            { "name": "\(entry.name)", "convention": "\(preset.convention.rawValue)",
              "learningRate": 0.01\(values) }
            """)
        #expect(found[0].minimization?.optimizer.preset.convention == preset.convention)
        #expect(found[0].minimization?.optimizer.switches == preset.flags.map(\.defaultValue))
      }
    }
  }

  /// A tuned hyperparameter is added to an optimizer that is a name alone.
  @Test func namesAreTuned() throws {
    let found = try Self.runs(
      optimizer: "\"gd\"", more: #", "tune": { "values": [0.1, 0.5] }"#)
    #expect(SweepTests.described(found) == ["learningRate 0.5"])
  }

  /// A legend names the schedule where a number would be wrong from the second step on.
  @Test func legendsNameSchedules() throws {
    let experiment = """
      "objective": "bowl", "start": [0, 0], "steps": 5, "optimizers": [
        { "name": "gd", "learningRate": { "schedule": "inverseTime", "initial": 0.1, "decay": 1 } },
        { "name": "adam", "learningRate": 0.3, "weightDecay": 0.25 }]
      """
    let automatic = try Drawing(
      #""marks": [{ "mark": "line", "of": "it", "y": "loss" }]"#, of: experiment)
    #expect(automatic.text.contains("0.1/(1 + 1𝑡)"), "\(automatic.texts)")
    #expect(automatic.text.contains("0.3"))
    let written = try Drawing(
      #""marks": [{ "mark": "line", "of": "it", "y": "loss", "label": "at {{learningRate}}, {{weightDecay}}" }]"#,
      of: experiment)
    #expect(written.text.contains("at  0.1/(1 + 1𝑡) , 0"), "\(written.texts)")
    #expect(written.text.contains("at 0.3, 0.25"), "\(written.texts)")
  }

  /// A run that ran out of patience did not take all of its steps.
  @Test func legendsTellOfRunsThatStopped() throws {
    let drawing = try Drawing(
      #""marks": [{ "mark": "line", "of": "it", "y": "loss", "label": "{{outcome}}" }]"#,
      of: """
        "objective": "bowl", "start": [0, 0], "steps": 50, "stop": { "patience": 3 },
        "optimizer": { "name": "gd", "learningRate": 1 }
        """)
    #expect(drawing.text.contains("stopped at 3"))
  }
}
