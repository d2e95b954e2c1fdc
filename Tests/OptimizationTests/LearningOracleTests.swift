import Formula
import Foundation
import Testing

@testable import Optimization

/// Models of machine learning whose loss over all data is one formula, trained as PyTorch trains
/// them: regressions, a support vector machine, networks with a hidden layer of eight.
@Suite("Training")
struct LearningOracleTests {
  struct Model {
    var formula: Formula
    var row: [String: Any]
  }

  static let names = [
    "ml-linear-regression", "ml-logistic-regression", "ml-svm-soft-margin", "ml-mlp-xor",
    "ml-mlp-two-moons",
  ]

  static func model(_ name: String) throws -> Model {
    let rows = try ScheduleOracleTests.rows("learning.jsonl")
    let row = try #require(rows.first { $0["id"] as? String == name })
    let data = try #require(row["data"] as? [String: Any])
    let loss = Loss(
      x: try #require(data["X"] as? [[Double]]), y: try #require(data["y"] as? [Double]))
    let (text, count) =
      switch name {
      case "ml-linear-regression": (loss.linear, 3)
      case "ml-logistic-regression": (loss.logistic, 3)
      case "ml-svm-soft-margin": (loss.supportVector, 3)
      default: (loss.network, 33)
      }
    return Model(
      formula: try Formula(text, variables: (1...count).map { "p\($0)" }), row: row)
  }

  @Test func allModelsAreThere() throws {
    let rows = try ScheduleOracleTests.rows("learning.jsonl")
    #expect(rows.compactMap { $0["id"] as? String } == Self.names)
  }

  /// The loss at every step and the weights at the checkpoints are those of PyTorch.
  @Test(arguments: names, ["adam", "gd", "momentum", "subgradient_method"])
  func agreesWithTheLibrary(_ name: String, _ method: String) throws {
    let model = try Self.model(name)
    guard let training = model.row[method] as? [String: Any] else { return }
    let settings = training["params"] as? [String: Any]
    let rate = settings?["lr"] as? Double ?? 0
    var schedule: any Schedule = ConstantSchedule(rate)
    var rule: any Optimizer = GradientDescent()
    switch method {
    case "adam": rule = Adam()
    case "momentum":
      var heavyBall = HeavyBall()
      heavyBall.momentum = try #require(settings?["momentum"] as? Double)
      rule = heavyBall
    case "subgradient_method":
      var rates = ListSchedule()
      rates.values = (0..<1000).map { 0.05 / (1 + 0.05 * Double($0)) }
      schedule = rates
    default: break
    }
    let n = model.formula.variables.count
    let start =
      training["start"] as? [Double] ?? model.row["initial_weights"] as? [Double]
      ?? Array(repeating: 0, count: n)
    let steps = try #require(training["steps"] as? Int)
    let run = minimize(model.formula, using: rule, schedule: schedule, from: start, steps: steps)
    #expect(run.outcome == .stepLimit)

    let losses = try #require(
      training["losses"] as? [Double] ?? training["losses_first_201"] as? [Double])
    #expect(losses.count == 201)
    for (found, expected) in zip(run.values, losses) {
      #expect(abs(found - expected) <= 1e-9 * max(1, abs(expected)))
    }
    for checkpoint in try #require(training["checkpoints"] as? [[String: Any]]) {
      let step = try #require(checkpoint["step"] as? Int)
      let weights = try #require(checkpoint["weights"] as? [Double])
      for (found, expected) in zip(run.iterate(step), weights) {
        #expect(abs(found - expected) <= 1e-9 * max(1, abs(expected)), "step \(step)")
      }
    }
  }

  /// Newton's method finds the exact solutions of the two regressions.
  @Test(arguments: names.prefix(2))
  func newtonFindsTheExactSolution(_ name: String) throws {
    let model = try Self.model(name)
    let exact = try #require(model.row["exact_solution"] as? [String: Any])
    let parameters = try #require(exact["parameters"] as? [Double])
    let run = minimize(
      model.formula, using: Newton(), schedule: ConstantSchedule(1), from: [0, 0, 0], steps: 12)
    for (found, expected) in zip(run.iterate(run.count - 1), parameters) {
      #expect(abs(found - expected) <= 1e-11)
    }
  }
}

/// The losses of models over some data, as formulas of their parameters p1, p2, …
private struct Loss {
  var x: [[Double]]
  var y: [Double]

  private func mean(_ terms: [String]) -> String {
    "(" + terms.joined(separator: " + ") + ")/\(terms.count)"
  }

  private var scores: [String] { x.map { "(p1*(\($0[0])) + p2*(\($0[1])) + p3)" } }

  var linear: String { mean(zip(scores, y).map { "(\($0) - (\($1)))^2" }) }

  var logistic: String {
    mean(zip(scores, y).map { "(softplus(\($0)) - (\($1))*\($0))" }) + " + 0.01*(p1^2 + p2^2)"
  }

  var supportVector: String {
    let hinges = zip(scores, y).map { "relu(1 - (\($1))*\($0))" }
    return "0.5*(p1^2 + p2^2) + " + hinges.joined(separator: " + ")
  }

  /// Weights of the hidden layer row by row, its biases, weights of the output, its bias.
  var network: String {
    let outputs = x.map { x in
      let hidden = (0..<8).map { j in
        "p\(25 + j)*tanh(p\(2 * j + 1)*(\(x[0])) + p\(2 * j + 2)*(\(x[1])) + p\(17 + j))"
      }
      return "(p33 + " + hidden.joined(separator: " + ") + ")"
    }
    return mean(zip(outputs, y).map { "(softplus(\($0)) - (\($1))*\($0))" })
  }
}
