import Formula
import Foundation
import Testing

@testable import Optimization

/// Runs of PyTorch 2.13 in double precision, each confirmed with 50 digits.
@Suite("Oracle")
struct OracleTests {
  struct Case: Decodable, CustomTestStringConvertible {
    struct Function: Decodable {
      var expression: String
      var variables: [String]
    }
    struct Rule: Decodable {
      var name: String
      var params: Parameters
    }
    struct Parameters: Decodable {
      var lr: Double
      var momentum: Double?
      var dampening: Double?
      var alpha: Double?
      var betas: [Double]?
      var eps: Double?
    }
    struct Accuracy: Decodable {
      var tolerance: Double
    }
    struct Checkpoint: Decodable {
      var step: Int
      var iterate: [Double]
      var loss: Double
      var gradient: [Double]
    }
    var id: String
    var objective: Function
    var start: [Double]
    var optimizer: Rule
    var steps: Int
    var firstNonfiniteStep: Int?
    var accuracy: Accuracy
    var checkpoints: [Checkpoint]

    var testDescription: String { id }
  }

  static func cases() throws -> [Case] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Oracle/trajectories.jsonl")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try Data(contentsOf: file).split(separator: UInt8(ascii: "\n")).map {
      try decoder.decode(Case.self, from: $0)
    }
  }

  static func rule(_ rule: Case.Rule) throws -> any Optimizer {
    let name = rule.name == "momentum" ? "heavyBall" : rule.name
    let values = [
      "momentum": rule.params.momentum, "dampening": rule.params.dampening,
      "decay": rule.params.alpha, "epsilon": rule.params.eps,
      "beta1": rule.params.betas?[0], "beta2": rule.params.betas?[1],
    ]
    let entry = try #require(optimizers.first { $0.name == name })
    let preset = entry.presets[0]
    return preset.make(try preset.hyperparameters.map { try #require(values[$0.name] ?? nil) })
  }

  @Test(arguments: try cases())
  func agreesWithPyTorch(_ row: Case) throws {
    let objective = try Formula(row.objective.expression, variables: row.objective.variables)
    let run = minimize(
      objective, using: try Self.rule(row.optimizer),
      schedule: ConstantSchedule(row.optimizer.params.lr), from: row.start, steps: row.steps)

    let end = row.firstNonfiniteStep
    #expect(run.outcome == (end.map { .diverged(step: $0) } ?? .stepLimit))
    for checkpoint in row.checkpoints where checkpoint.step < end ?? .max {
      func expectNear(_ found: Double, _ expected: Double, _ what: String) {
        #expect(
          abs(found - expected) <= row.accuracy.tolerance * max(1, abs(expected)),
          "\(what) at step \(checkpoint.step)")
      }
      for (found, expected) in zip(run.iterate(checkpoint.step), checkpoint.iterate) {
        expectNear(found, expected, "iterate")
      }
      expectNear(run.values[checkpoint.step], checkpoint.loss, "value")
      let norm = checkpoint.gradient.reduce(0) { hypot($0, $1) }
      expectNear(run.gradientNorms[checkpoint.step], norm, "gradient")
    }
    if row.id.hasSuffix("stuck") { #expect(run.stays(1, at: 0)) }
  }
}
