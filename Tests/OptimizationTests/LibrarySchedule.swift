import Foundation
import Testing

@testable import Optimization

/// A schedule of PyTorch or Optax with the library's own names, as the oracle gives it.
struct LibrarySchedule: CustomTestStringConvertible {
  let id: String
  let name: String
  /// PyTorch's base learning rate.
  let base: Double
  let parameters: [String: Any]

  init(_ row: [String: Any], id: String) throws {
    self.id = id
    name = try #require(row["name"] as? String)
    base = row["base_lr"] as? Double ?? .nan
    parameters = try #require(row["params"] as? [String: Any])
  }

  var testDescription: String { id }

  /// The same schedule of the registry.
  func schedule() throws -> any Schedule {
    switch name {
    case "StepLR":
      try made(
        "step", .torch,
        ["initial": .number(base), "period": count("step_size"), "factor": number("gamma")])
    case "MultiStepLR":
      try made(
        "multiStep", .torch,
        ["initial": .number(base), "milestones": counts("milestones"), "factor": number("gamma")])
    case "ExponentialLR":
      try made("exponential", .torch, ["initial": .number(base), "factor": number("gamma")])
    case "CosineAnnealingLR":
      try made(
        "cosine", .torch,
        ["initial": .number(base), "steps": count("T_max"), "final": number("eta_min")])
    case "CosineAnnealingWarmRestarts":
      try made(
        "warmRestarts", .torch,
        [
          "initial": .number(base), "period": count("T_0"), "multiplier": count("T_mult"),
          "final": number("eta_min"),
        ])
    case "LinearLR":
      try made(
        "linear", .torch,
        [
          "base": .number(base), "startFactor": number("start_factor"),
          "endFactor": number("end_factor"), "steps": count("total_iters"),
        ])
    case "ConstantLR":
      try made(
        "constantWarmup", .torch,
        ["base": .number(base), "factor": number("factor"), "steps": count("total_iters")])
    case "PolynomialLR":
      try made(
        "polynomial", .torch,
        ["initial": .number(base), "steps": count("total_iters"), "power": number("power")])
    case "InverseSqrt":
      try made(
        "inverseSquareRoot", .paper, ["peak": .number(base), "warmup": count("warmup_steps")])
    case "WarmupCosine":
      try made(
        "warmup", .torch,
        [
          "steps": count("warmup_iters"), "startFactor": number("start_factor"),
          "then": .schedule(
            made(
              "cosine", .torch,
              ["initial": .number(base), "steps": count("T_max"), "final": number("eta_min")])),
        ])
    case "CyclicLR":
      try made(
        "cyclic", .torch,
        [
          "initial": number("base_lr"), "peak": number("max_lr"), "rise": count("step_size_up"),
          "fall": count("step_size_down"), "mode": .choice(cycleMode()), "factor": number("gamma"),
        ])
    case "OneCycleLR":
      try made(
        "oneCycle", .torch,
        [
          "peak": number("max_lr"), "steps": count("total_steps"), "peakAt": number("pct_start"),
          "divisor": number("div_factor"), "finalDivisor": number("final_div_factor"),
          "anneal": .choice(
            parameters["anneal_strategy"] as? String == "linear" ? "linear" : "cosine"),
          "threePhase": .flag(parameters["three_phase"] as? Bool ?? false),
        ])
    case "ReduceLROnPlateau":
      try made("reduceOnPlateau", .torch, plateau())
    default: try optax()
    }
  }

  struct Unknown: Error { var name: String }

  /// The momentum that PyTorch cycles beside the learning rate.
  func momentum() throws -> any Schedule {
    try made(
      "oneCycle", .torch,
      [
        "initial": number("max_momentum") ?? .number(0.95),
        "peak": number("base_momentum") ?? .number(0.85),
        "final": number("max_momentum") ?? .number(0.95), "steps": count("total_steps"),
        "peakAt": number("pct_start"),
      ])
  }

  func made(
    _ name: String, _ convention: Convention, _ arguments: [String: ScheduleArgument?]
  ) throws -> any DeclaredSchedule {
    let entry = try #require(schedules.first { $0.name == name })
    let preset = try #require(entry.preset(convention))
    let given = arguments.compactMapValues { $0 }
    let known = Set(preset.parameters.map(\.name))
    #expect(known.isSuperset(of: given.keys), "\(given.keys.filter { !known.contains($0) })")
    let schedule = preset.make(given)
    #expect(schedule.mistakes().isEmpty)
    return schedule
  }

  func double(_ key: String) -> Double { parameters[key] as? Double ?? 0 }
  func number(_ key: String) -> ScheduleArgument? {
    (parameters[key] as? Double).map(ScheduleArgument.number)
  }
  func count(_ key: String) -> ScheduleArgument? {
    (parameters[key] as? Int).map(ScheduleArgument.count)
  }
  func counts(_ key: String) -> ScheduleArgument? {
    (parameters[key] as? [Int]).map(ScheduleArgument.counts)
  }

  func plateau() -> [String: ScheduleArgument?] {
    let isAbsolute = parameters["threshold_mode"] as? String == "abs"
    return [
      "initial": .number(base), "factor": number("factor"), "patience": count("patience"),
      "relativeThreshold": isAbsolute ? .number(0) : number("threshold"),
      "absoluteThreshold": isAbsolute ? number("threshold") : nil,
      "cooldown": count("cooldown"), "minimum": number("min_lr"), "smallestChange": number("eps"),
    ]
  }

  func cycleMode() -> String {
    switch parameters["mode"] as? String {
    case "triangular2": "triangular2"
    case "exp_range": "expRange"
    default: "triangular"
    }
  }

}
