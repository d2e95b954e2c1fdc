import Formula
import Foundation
import Testing

@testable import Optimization

/// Runs of PyTorch 2.13 and Optax 0.2.8 in double precision, each confirmed with 50 digits.
@Suite("Oracle")
struct OracleTests {
  static func cases() throws -> [OracleCase] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Oracle/trajectories.jsonl")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try Data(contentsOf: file).split(separator: UInt8(ascii: "\n")).map {
      try decoder.decode(OracleCase.self, from: $0)
    }
  }

  @Test(arguments: try cases())
  func agreesWithTheLibrary(_ row: OracleCase) throws {
    let objective = try Formula(row.objective.expression, variables: row.objective.variables)
    let run = minimize(
      objective, using: try row.rule(), schedule: row.rates, from: row.start, steps: row.steps,
      scheduled: try row.scheduled(), clipping: row.clipping, weightDecay: row.weightDecay)

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

  /// No rule of the libraries is left out.
  @Test func coversTheRulesOfTheLibraries() throws {
    let covered = Set(try Self.cases().map(\.entryName))
    #expect(covered.isSubset(of: Set(optimizers.map(\.name))))
    #expect(covered.count >= 16)
  }
}

/// One run of a library.
struct OracleCase: Decodable, CustomTestStringConvertible {
  struct Function: Decodable {
    var expression: String
    var variables: [String]
  }
  struct Rule: Decodable {
    var name: String
    var semantics: String
    var params: Parameters
  }
  struct Parameters: Decodable {
    var lr: Double?
    var learningRate: Rate?
    var momentum: Double?
    var dampening: Double?
    var alpha: Double?
    var decay: Double?
    var rho: Double?
    var betas: [Double]?
    var b1: Double?
    var b2: Double?
    var b3: Double?
    var eps: Double?
    var epsRoot: Double?
    var lrDecay: Double?
    var initialAccumulatorValue: Double?
    var initialScale: Double?
    var momentumDecay: Double?
    var etas: [Double]?
    var stepSizes: [Double]?
    var weightDecay: Double?
    var decoupledWeightDecay: Bool?
    var centered: Bool?
    var biasCorrection: Bool?
    var epsInSqrt: Bool?
    var nesterov: Bool?
  }
  /// A number, or "schedule".
  struct Rate: Decodable {
    var value: Double?
    init(from decoder: any Decoder) throws {
      value = try? decoder.singleValueContainer().decode(Double.self)
    }
  }
  struct Schedule: Decodable {
    var learningRates: [Double]
    var momenta: [Double]?
  }
  struct Clip: Decodable {
    var type: String
    var maxNorm: Double?
    var clipValue: Double?
    var library: String
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
  var source: String
  var objective: Function
  var start: [Double]
  var optimizer: Rule
  var schedule: Schedule?
  var clip: Clip?
  var steps: Int
  var firstNonfiniteStep: Int?
  var accuracy: Accuracy
  var checkpoints: [Checkpoint]

  var testDescription: String { id }

  var convention: Convention { source.hasPrefix("optax") ? .optax : .torch }

  var entryName: String { optimizer.name == "momentum" ? "heavyBall" : optimizer.name }

  /// The value of one of our hyperparameters.
  private func value(of name: String) -> Double? {
    let params = optimizer.params
    return switch name {
    case "momentum": params.momentum ?? 0
    case "dampening": params.dampening
    case "decay": params.alpha ?? params.decay ?? params.rho
    case "beta1": params.betas?[0] ?? params.b1
    case "beta2": params.betas?[1] ?? params.b2
    case "beta3": params.b3
    case "epsilon": params.eps
    case "epsilonRoot": params.epsRoot
    case "learningRateDecay": params.lrDecay
    case "initialAccumulator": params.initialAccumulatorValue ?? params.initialScale
    case "momentumDecay": params.momentumDecay
    case "decrease": params.etas?[0]
    case "increase": params.etas?[1]
    case "smallestStep": params.stepSizes?[0]
    case "largestStep": params.stepSizes?[1]
    default: nil
    }
  }

  private func preset() throws -> OptimizerPreset {
    let entry = try #require(optimizers.first { $0.name == entryName })
    return try #require(entry.preset(convention))
  }

  func rule() throws -> any Optimizer {
    let preset = try preset()
    let values = try preset.hyperparameters.map { declared in
      try #require(value(of: declared.name) ?? declared.defaultValue, "\(declared.name)")
    }
    let switches = preset.flags.map { flag in
      switch flag.name {
      case "centered": optimizer.params.centered ?? false
      case "biasCorrection": optimizer.params.biasCorrection ?? false
      case "epsilonInside": optimizer.params.epsInSqrt ?? flag.defaultValue
      case "nesterov": optimizer.params.nesterov ?? false
      default: flag.defaultValue
      }
    }
    return preset.make(values, switches: switches)
  }

  var rates: any Optimization.Schedule {
    if let schedule { return Replay(values: schedule.learningRates) }
    return ConstantSchedule(optimizer.params.lr ?? optimizer.params.learningRate?.value ?? .nan)
  }

  /// One-cycle and cyclic schedules change the momentum, or β₁, as well.
  func scheduled() throws -> [ScheduledHyperparameter] {
    guard let momenta = schedule?.momenta else { return [] }
    let names = try preset().hyperparameters.map(\.name)
    let index = try #require(
      names.firstIndex(of: "momentum") ?? names.firstIndex(of: "beta1"))
    return [ScheduledHyperparameter(index: index, schedule: Replay(values: momenta))]
  }

  var weightDecay: WeightDecay {
    let lambda = optimizer.params.weightDecay ?? 0
    let isDecoupled =
      convention == .optax || optimizer.name == "adamw"
      || optimizer.params.decoupledWeightDecay == true
    return WeightDecay(isDecoupled ? .decoupled : .coupled, lambda: lambda)
  }

  var clipping: Clipping? {
    guard let clip else { return nil }
    if let bound = clip.clipValue { return .value(bound) }
    let convention = clip.library.hasPrefix("optax") ? Convention.optax : .torch
    return .norm(clip.maxNorm ?? .nan, convention: convention)
  }
}

/// A list of values, one a step.
private struct Replay: Optimization.Schedule {
  var values: [Double]

  func value(at step: Int) -> Double { values[min(step, values.count - 1)] }
}
