import Configuration
import Graphics
import Optimization
import Plot
import Testing
import Typesetting

@testable import Report

/// What runs are called where the config gives no name.
@Suite struct RunLabelTests {
  private static let bowl = #""objective": "bowl", "steps": 2, "#

  private func names(_ members: String, label: String? = nil) throws -> [String] {
    let label = try label.map { text throws in try TextTemplate(text) }
    return try runs(RunLabelTests.bowl + members).map { run in
      let markup = RunLabel(template: label).text(for: run, results: Results([]))
      #expect(
        LabelSetter(measuring: FixedPitchMeasurer()).mistakes(in: markup, face: .sansRegular)
          .isEmpty)
      return PlainText.text(of: markup)
    }
  }

  /// A learning rate, and what its name says of it.
  // swift-format-ignore
  static let schedules: [(String, String)] = [
    (#"{ "schedule": "inverseTime", "initial": 0.05, "decay": 0.02 }"#, "η = 0.05/(1 + 0.02t)"),
    (#"{ "schedule": "step", "initial": 0.1, "factor": 0.3, "period": 50 }"#, "η = 0.1, × 0.3 every 50 steps"),
    (#"{ "schedule": "warmupCosine", "initial": 0, "peak": 0.1, "final": 0.0001, "warmup": 20, "steps": 200 }"#,
     "η = cosine to 10⁻⁴ after 20 of 200 steps up to 0.1"),
    (#"{ "schedule": "oneCycle", "peak": 0.1, "steps": 200 }"#, "η = one cycle up to 0.1 in 200 steps"),
    (#"{ "schedule": "exponential", "initial": 0.1, "factor": 0.9 }"#, "η = exponential from 0.1, × 0.9"),
    (#"{ "schedule": "exponential", "convention": "optax", "initial": 0.1, "factor": 0.9, "period": 10 }"#,
     "η = exponential from 0.1, × 0.9 in 10 steps"),
    (#"{ "schedule": "warmup", "steps": 5, "then": { "schedule": "inverseTime", "initial": 0.1, "decay": 1 } }"#,
     "η = warm-up in 5 steps, then 0.1/(1 + 1t)"),
    (#"{ "schedule": "list", "values": [0.5, 0.4, 0.3, 0.2, 0.1] }"#, "η = 0.5, 0.4, 0.3, 0.2, … in turn"),
    ("0.1", "η = 0.1"),
  ]

  @Test(arguments: schedules)
  func saysWhatAScheduleDoes(_ rate: String, _ words: String) throws {
    let start = #""start": [1, 1], "#
    let names = try names(
      start + #""optimizers": [{ "name": "gd", "learningRate": \#(rate) }, "adam"]"#)
    #expect(names[0] == "gradient descent, \(words)")
    // Swept, and in a formula.
    let swept =
      start + #""optimizer": { "name": "gd", "learningRate": { "sweep": [\#(rate), 0.2] } }"#
    #expect(try self.names(swept)[0] == words)
    let rated = try self.names(swept, label: "$\\eta = {{learningRate}}$")[0]
    #expect(rated == words)
  }

  /// Every place of a phrase is a parameter, and what may be missing is in brackets.
  @Test(
    arguments: Optimization.schedules.flatMap { entry in entry.presets.map { (entry.name, $0) } })
  func phrasesNameParameters(_ name: String, _ preset: SchedulePreset) throws {
    let template = try TextTemplate(preset.phrase)
    let required = try TextTemplate(preset.phrase.replacing(/\[[^\]]*\]/, with: ""))
    for (place, _) in template.places {
      let parameter = preset.parameters.first { $0.name == place }
      let isAlwaysKnown = parameter?.isRequired == true || parameter?.defaultText != nil
      #expect(isAlwaysKnown || !required.places.contains { $0.name == place }, "\(name): \(place)")
    }
  }

  /// Starts, and what the names of the runs say of them.
  // swift-format-ignore
  static let starts: [(String, [String])] = [
    (#"[{ "sweep": [1, 2] }, { "sweep": [0] }]"#, ["x₀ = 1", "x₀ = 2"]),
    (#"[0, { "sweep": [1, 2] }]"#, ["y₀ = 1", "y₀ = 2"]),
    (#"[{ "sweep": [1, 2] }, { "sweep": [-3] }]"#, ["x₀ = 1", "x₀ = 2"]),
    (#"[{ "sweep": [1, 2] }, { "sweep": [-3, -4] }]"#,
     ["from (1, −3)", "from (1, −4)", "from (2, −3)", "from (2, −4)"]),
    (#"[{ "sweep": [1] }, { "sweep": [-3] }]"#, ["gradient descent"]),
  ]

  @Test(arguments: starts)
  func saysWhereRunsStart(_ start: String, _ expected: [String]) throws {
    let members = #""start": \#(start), "optimizer": { "name": "gd", "learningRate": 0.1 }"#
    #expect(try names(members) == expected)
  }

  @Test func variablesWithAnIndexKeepIt() throws {
    let found = try runs(
      #""objective": { "formula": "x1^2 + x2^2" }, "steps": 2, "start": [{ "sweep": [1, 2] }, 0], "optimizer": { "name": "gd", "learningRate": 0.1 }"#
    )
    let names = found.map {
      PlainText.text(of: RunLabel(template: nil).text(for: $0, results: Results([])))
    }
    #expect(names == ["x_(1,0) = 1", "x_(1,0) = 2"])
  }

  @Test func labelsMayNameACoordinateOfTheStart() throws {
    let marks = #""marks": [{ "mark": "line", "of": "it", "label": "from {{start[1]}} up" }]"#
    let members =
      RunLabelTests.bowl + #""start": [1, 5], "optimizer": { "name": "gd", "learningRate": 0.1 }"#
    #expect(try Drawing(marks, of: members).text.contains("from 5 up"))
    let config = """
      { "experiments": { "it": { \(members) } }, "figures": { "it": { "title": "T", "panels": [[{
        \(marks.replacing("[1]", with: "[2]")) }]] } } }
      """
    #expect(mistakes(in: config).contains("no run of \"it\" that is shown has a \"start[2]\""))
  }

  /// Two settings of one optimizer are told apart by what differs, also by what one of them leaves out.
  @Test(arguments: [
    (
      #""heavyBall", "learningRate": 0.1, "momentum": 0.5"#,
      #""heavyBall", "learningRate": 0.1, "momentum": 0.9"#, ["μ = 0.5", "μ = 0.9"]
    ),
    (
      #""adamw", "learningRate": 0.1"#, #""adamw", "learningRate": 0.1, "weightDecay": 0.5"#,
      ["λ = 0.01", "λ = 0.5"]
    ),
    (
      #""rmsprop", "learningRate": 0.1"#, #""rmsprop", "learningRate": 0.1, "centered": true"#,
      ["not centered", "centered"]
    ),
    (
      #""adam", "learningRate": 0.1"#, #""adam", "learningRate": 0.1, "convention": "optax""#,
      ["torch", "optax"]
    ),
  ])
  func settingsOfOneOptimizerDiffer(_ first: String, _ second: String, _ ends: [String]) throws {
    let found = try names(
      #""start": [1, 1], "optimizers": [{ "name": \#(first) }, { "name": \#(second) }]"#
    )
    try #require(found.count == 2)
    for (name, end) in zip(found, ends) {
      #expect(name.hasSuffix(", \(end)"), "\(name)")
    }
  }
}
