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
}
