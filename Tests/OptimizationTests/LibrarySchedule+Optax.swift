import Testing

@testable import Optimization

/// Optax's schedules.
extension LibrarySchedule {
  /// The same schedule of the registry.
  func optax() throws -> any Schedule {
    switch name {
    case "constant_schedule": try made("constant", .optax, ["value": number("value")])
    case "linear_schedule":
      try made(
        "linear", .optax,
        [
          "initial": number("init_value"), "final": number("end_value"),
          "steps": count("transition_steps"), "begin": count("transition_begin"),
        ])
    case "polynomial_schedule":
      try made(
        "polynomial", .optax,
        [
          "initial": number("init_value"), "final": number("end_value"), "power": number("power"),
          "steps": count("transition_steps"), "begin": count("transition_begin"),
        ])
    case "exponential_decay": try made("exponential", .optax, exponential("init_value"))
    case "cosine_decay_schedule":
      try made(
        "cosine", .optax,
        [
          "initial": number("init_value"), "steps": count("decay_steps"),
          "exponent": number("exponent"),
          "final": .number((parameters["alpha"] as? Double ?? 0) * double("init_value")),
        ])
    case "warmup_cosine_decay_schedule": try warmupCosine(parameters)
    case "warmup_constant_schedule":
      try made(
        "warmup", .optax,
        [
          "initial": number("init_value"), "steps": count("warmup_steps"),
          "then": .schedule(ConstantSchedule(double("peak_value"))),
        ])
    case "warmup_exponential_decay_schedule":
      try made(
        "warmup", .optax,
        [
          "initial": number("init_value"), "steps": count("warmup_steps"),
          "then": .schedule(made("exponential", .optax, exponential("peak_value"))),
        ])
    case "piecewise_constant_schedule": try piecewise("none")
    case "piecewise_interpolate_schedule":
      try piecewise(try #require(parameters["interpolate_type"] as? String))
    case "cosine_onecycle_schedule", "linear_onecycle_schedule":
      try made(
        "oneCycle", .optax,
        [
          "peak": number("peak_value"), "steps": count("transition_steps"),
          "peakAt": number("pct_start"), "returnAt": number("pct_final"),
          "divisor": number("div_factor"), "finalDivisor": number("final_div_factor"),
          "anneal": .choice(name.hasPrefix("linear") ? "linear" : "cosine"),
        ])
    case "sgdr_schedule":
      try sgdr()
    default: throw Unknown(name: name)
    }
  }

  private func exponential(_ initial: String) -> [String: ScheduleArgument?] {
    [
      "initial": number(initial), "factor": number("decay_rate"),
      "period": count("transition_steps"), "begin": count("transition_begin"),
      "staircase": .flag(parameters["staircase"] as? Bool ?? false), "final": number("end_value"),
    ]
  }

  private func piecewise(_ interpolation: String) throws -> any Schedule {
    let scales = try #require(parameters["boundaries_and_scales"] as? [String: Double])
    let sorted = scales.compactMap { key, scale in Int(key).map { ($0, scale) } }.sorted {
      $0.0 < $1.0
    }
    return try made(
      "piecewise", .optax,
      [
        "initial": number("init_value"), "boundaries": .counts(sorted.map(\.0)),
        "factors": .numbers(sorted.map(\.1)), "interpolation": .choice(interpolation),
      ])
  }

  private func warmupCosine(_ values: [String: Any]) throws -> any Schedule {
    func number(_ key: String) -> ScheduleArgument? {
      (values[key] as? Double).map(ScheduleArgument.number)
    }
    func count(_ key: String) -> ScheduleArgument? {
      (values[key] as? Int).map(ScheduleArgument.count)
    }
    return try made(
      "warmupCosine", .optax,
      [
        "initial": number("init_value"), "peak": number("peak_value"),
        "warmup": count("warmup_steps"), "steps": count("decay_steps"),
        "final": number("end_value"), "exponent": number("exponent"),
      ])
  }

  private func sgdr() throws -> any Schedule {
    let cycles = try #require(parameters["cosine_kwargs"] as? [[String: Any]])
    let lengths = cycles.compactMap { $0["decay_steps"] as? Int }
    let ends = lengths.indices.map { lengths[...$0].reduce(0, +) }
    return try made(
      "sequence", .torch,
      ["schedules": .schedules(cycles.map(warmupCosine)), "boundaries": .counts(ends.dropLast())])
  }
}
