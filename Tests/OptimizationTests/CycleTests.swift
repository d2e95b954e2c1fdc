import Elementary
import Testing

@testable import Optimization

/// Schedules made of half waves and of straight ways: where they turn, and what comes after.
@Suite("Cosines and cycles")
struct CycleTests {
  static func cosine(_ convention: Convention) throws -> any Schedule {
    try schedule(
      "cosine", convention, ["initial": .number(1), "final": .number(0.2), "steps": .count(10)])
  }

  /// After T, PyTorch goes up again as the cosine does; Optax stays.
  @Test func aCosineEndsAsItsLibraryHasIt() throws {
    let torch = values(try Self.cosine(.torch), 41)
    let optax = values(try Self.cosine(.optax), 41)
    for t in 0...10 {
      #expect(
        isNear(torch[t], 0.6 + 0.4 * Elementary.cosine(.pi * Double(t) / 10), relative: 1e-14))
      #expect(isNear(optax[t], torch[t], relative: 1e-14))
      #expect(isNear(torch[10 + t], torch[10 - t], relative: 1e-13), "it rises")
      #expect(isNear(torch[20 + t], torch[t], relative: 1e-14), "it repeats")
    }
    #expect(optax[10...].allSatisfy { $0 == 0.2 })
  }

  @Test func anExponentBendsTheHalfWave() throws {
    let bent = try schedule(
      "cosine", .optax,
      ["initial": .number(1), "final": .number(0.5), "steps": .count(4), "exponent": .number(2)])
    #expect(isNear(bent.value(at: 2), 0.5 + 0.5 * 0.25, relative: 1e-14))
  }

  /// Each cycle starts at η₀ and is m times as long as the one before.
  @Test func restartsComeLaterAndLater() throws {
    let restarts = values(
      try schedule(
        "warmRestarts", nil, ["initial": .number(1), "period": .count(3), "multiplier": .count(2)]),
      45)
    #expect(restarts.indices.filter { restarts[$0] == 1 } == [0, 3, 9, 21])
    for step in 1..<45 where ![3, 9, 21].contains(step) {
      #expect(restarts[step] < restarts[step - 1])
    }
  }

  /// T counts the steps of the warm-up.
  @Test func aWarmupIsPartOfTheStepsOfAWarmupCosine() throws {
    let arguments: [String: ScheduleArgument] = [
      "initial": .number(0.1), "peak": .number(1), "final": .number(0.2), "warmup": .count(4),
      "steps": .count(10),
    ]
    let found = values(try schedule("warmupCosine", nil, arguments), 13)
    let cosine = try schedule(
      "cosine", .optax, ["initial": .number(1), "final": .number(0.2), "steps": .count(6)])
    let parts = values(
      try schedule(
        "warmup", .optax,
        ["initial": .number(0.1), "steps": .count(4), "then": .schedule(cosine)]), 13)
    for (a, b) in zip(found, parts) { #expect(isNear(a, b, relative: 1e-14)) }
    #expect(found[4] == 1 && found[10] == 0.2 && found[12] == 0.2)
  }

  static func oneCycle(
    _ convention: Convention, _ more: [String: ScheduleArgument] = [:]
  ) throws -> any DeclaredSchedule {
    let given: [String: ScheduleArgument] = ["peak": .number(1), "steps": .count(20)]
    return try schedule("oneCycle", convention, given.merging(more) { $1 })
  }

  /// The peak of 20 steps is at 5 in PyTorch and at 6 in Optax, the end at 19 and at 20.
  @Test func aCycleTurnsAsItsLibraryHasIt() throws {
    for (convention, peak, end) in [(Convention.torch, 5, 19), (.optax, 6, 20)] {
      let found = values(try Self.oneCycle(convention), 30)
      #expect(isNear(found[0], 1.0 / 25, relative: 1e-14))
      #expect(
        found.firstIndex(of: found.max() ?? 0) == peak && isNear(found[peak], 1, relative: 1e-14))
      #expect(found[end - 1] > found[end])
      for value in found[end...] { #expect(isNear(value, 1.0 / 25 / 1e4, relative: 1e-13)) }
      for step in 1...end {
        #expect((found[step] > found[step - 1]) == (step <= peak), "\(convention), step \(step)")
      }
    }
  }

  /// Three phases: as long down as up, then to the end.
  @Test func aCycleOfThreePhasesIsSymmetric() throws {
    for anneal in Anneal.allCases {
      let found = values(
        try Self.oneCycle(
          .torch, ["threePhase": .flag(true), "anneal": .choice(anneal.rawValue)]), 25)
      for step in 0...5 { #expect(isNear(found[5 + step], found[5 - step], relative: 1e-13)) }
      #expect(isNear(found[10], 1.0 / 25, relative: 1e-14))
      #expect(isNear(found[19], 1.0 / 25 / 1e4, relative: 1e-13))
    }
  }

  /// Optax's linear cycle is back at the first value after 0.85 of the steps.
  @Test func aLinearCycleOfOptaxHasThreePhases() throws {
    let found = values(try Self.oneCycle(.optax, ["anneal": .choice("linear")]), 25)
    let low = 1.0 / 25
    for (step, value) in [(0, low), (3, (1 + low) / 2), (6, 1), (17, low), (20, low / 1e4)] {
      #expect(isNear(found[step], value, relative: 1e-13), "step \(step)")
    }
    #expect(isNear(found[10], 1 + (low - 1) * 4 / 11, relative: 1e-13))
  }

  @Test func aCycleTakesValuesInPlaceOfDivisors() throws {
    let momentum = values(
      try Self.oneCycle(
        .torch, ["peak": .number(0.85), "initial": .number(0.95), "final": .number(0.95)]), 20)
    #expect(isNear(momentum[0], 0.95, relative: 1e-14))
    #expect(isNear(momentum[5], 0.85, relative: 1e-14))
    #expect(isNear(momentum[19], 0.95, relative: 1e-14))
    #expect(momentum.allSatisfy { 0.85 - 1e-15...0.95 + 1e-15 ~= $0 })
  }

  /// So short that the peak comes before the first step: PyTorch starts behind it.
  @Test func aShortCycleHasNoRise() throws {
    let found = values(
      try Self.oneCycle(.torch, ["steps": .count(3), "anneal": .choice("linear")]), 5)
    // The peak is at −0.1, the end at 2.
    #expect(isNear(found[0], 1 + (1.0 / 25e4 - 1) * 0.1 / 2.1, relative: 1e-13))
    #expect(values(try Self.oneCycle(.torch, ["steps": .count(1)]), 3).allSatisfy(\.isFinite))
  }

  /// Whatever the numbers are, a schedule from one value to another stays between them.
  @Test(arguments: 0..<200)
  func nothingIsOutsideOfTheGivenValues(_ seed: UInt64) throws {
    var draws = Draws(seed: seed)
    let (first, second) = (draws.number(), draws.number())
    let (count, other) = (1 + draws.count(below: 40), 1 + draws.count(below: 40))
    let given: [String: ScheduleArgument] = [
      "initial": .number(first), "final": .number(second), "peak": .number(second),
      "steps": .count(count), "period": .count(count), "multiplier": .count(1 + other % 4),
      "rise": .count(count), "fall": .count(other), "peakAt": .number(draws.number()),
      "power": .number(0.1 + 3 * draws.number()), "exponent": .number(0.1 + 3 * draws.number()),
    ]
    let range = (min(first, second) - 1e-14)...(max(first, second) + 1e-14)
    for (name, convention) in [
      ("cosine", Convention.torch), ("cosine", .optax), ("linear", .optax), ("polynomial", .optax),
      ("warmRestarts", .torch), ("cyclic", .torch), ("oneCycle", .torch), ("oneCycle", .optax),
    ] {
      let entry = try #require(schedules.first { $0.name == name })
      let preset = try #require(entry.preset(convention))
      let names = preset.parameters.map(\.name)
      let found = values(preset.make(given.filter { names.contains($0.key) }), 120)
      #expect(found.allSatisfy { range.contains($0) }, "\(name), \(convention)")
      if name != "oneCycle" { #expect(isNear(found[0], first, relative: 1e-13), "\(name)") }
    }
  }

  /// Numbers in [0, 1) that depend on a seed.
  struct Draws {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func number() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) * 0x1p-53
    }

    mutating func count(below limit: Int) -> Int { Int(number() * Double(limit)) }
  }

  static let contradictions: [(String, Convention?, [String: ScheduleArgument], String, String)] = [
    (
      "oneCycle", .torch, ["initial": .number(1), "divisor": .number(3)], "divisor",
      "expected \"initial\" or \"divisor\", found both"
    ),
    (
      "oneCycle", .torch, ["final": .number(1), "finalDivisor": .number(3)], "finalDivisor",
      "expected \"final\" or \"finalDivisor\", found both"
    ),
    (
      "oneCycle", .optax, ["anneal": .choice("linear"), "returnAt": .number(0.2)], "returnAt",
      "expected \"returnAt\" after \"peakAt\", found it before"
    ),
    (
      "warmupCosine", nil, ["warmup": .count(20)], "steps",
      "expected more \"steps\" than the 20 of \"warmup\", which are part of them, found 20"
    ),
    (
      "cyclic", nil, ["factor": .number(0.5)], "factor",
      "expected \"factor\" with \"mode\": \"expRange\" only, found it with \"triangular\""
    ),
    ("piecewise", nil, [:], "factors", "expected \"values\" or \"factors\", found neither"),
    (
      "piecewise", nil, ["factors": .numbers([1])], "factors",
      "expected one of \"factors\" for each of 2 boundaries, found 1"
    ),
    (
      "piecewise", nil, ["values": .numbers([1, 2]), "boundaries": .counts([3, 3])], "boundaries",
      "expected \"boundaries\" in ascending order, found 3 after 3"
    ),
    (
      "sequence", nil, ["boundaries": .counts([3])], "boundaries",
      "expected 2 boundaries between 3 schedules, found 1"
    ),
  ]
  @Test(arguments: contradictions)
  func contradictionsAreTold(
    _ name: String, _ convention: Convention?, _ more: [String: ScheduleArgument],
    _ parameter: String, _ message: String
  ) throws {
    let usual: [String: ScheduleArgument] = [
      "initial": .number(1), "peak": .number(2), "steps": .count(20), "warmup": .count(2),
      "boundaries": .counts([2, 5]),
      "schedules": .schedules([1, 2, 3].map { ConstantSchedule($0) }),
    ]
    let entry = try #require(schedules.first { $0.name == name })
    let preset = try #require(entry.preset(convention))
    let names = preset.parameters.filter(\.isRequired).map(\.name)
    let needed = usual.filter { names.contains($0.key) }
    let found = try schedule(name, convention, needed.merging(more) { $1 }).mistakes()
    #expect(found == [ParameterMistake(message, at: parameter)])
  }
}
