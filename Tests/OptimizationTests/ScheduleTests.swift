import Elementary
import Foundation
import Testing

@testable import Optimization

/// A schedule of the registry with arguments for what it requires.
func schedule(
  _ name: String, _ convention: Convention? = nil, _ arguments: [String: ScheduleArgument]
) throws -> any DeclaredSchedule {
  let entry = try #require(schedules.first { $0.name == name })
  return try #require(entry.preset(convention)).make(arguments)
}

/// The first values of a schedule that does not depend on the loss.
func values(_ schedule: any Schedule, _ count: Int) -> [Double] {
  (0..<count).map { schedule.value(at: $0) }
}

@Suite("Schedules")
struct ScheduleTests {
  static let names = schedules.map(\.name)

  @Test func areSortedByNameAndAllDifferent() {
    #expect(Self.names == Self.names.sorted())
    #expect(Set(Self.names).count == Self.names.count)
  }

  @Test(arguments: names)
  func areExplained(_ name: String) throws {
    let entry = try #require(schedules.first { $0.name == name })
    #expect(!entry.summary.isEmpty)
    #expect(Set(entry.presets.map(\.convention)).count == entry.presets.count)
    for preset in entry.presets {
      #expect(!preset.explanation.formulas.isEmpty)
      #expect(Set(preset.parameters.map(\.name)).count == preset.parameters.count)
      for parameter in preset.parameters {
        #expect(!parameter.summary.isEmpty)
        #expect(!parameter.isRequired || parameter.defaultText == nil)
      }
    }
  }

  /// What `explain` prints is what stands above the declaration.
  @Test func explanationsAreThoseOfTheDocuments() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/Optimization/Schedules")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let text = try files.map {
      try String(contentsOf: folder.appending(path: $0), encoding: .utf8)
    }.joined()
    for formula in schedules.flatMap(\.presets).flatMap(\.explanation.formulas) {
      #expect(text.contains("///     \(formula)\n"), "\(formula)")
    }
  }

  /// An argument of a form that any schedule accepts beside the other arguments from here.
  static func sample(_ parameter: ScheduleParameter) -> ScheduleArgument {
    switch parameter.form {
    case .number: .number(0.5)
    case .count: .count(7)
    case .flag: .flag(true)
    case .choice(let names): .choice(names[0])
    case .numbers: .numbers([0.5, 0.25])
    case .counts: .counts([7])
    case .schedule: .schedule(ConstantSchedule(0.5))
    case .schedules: .schedules([ConstantSchedule(0.5), ConstantSchedule(2)])
    }
  }

  /// Any step has a finite value, however far beyond the end it is.
  @Test(arguments: names)
  func haveAValueAtEveryStep(_ name: String) throws {
    for preset in try #require(schedules.first { $0.name == name }).presets {
      var arguments: [String: ScheduleArgument] = [:]
      for parameter in preset.parameters where parameter.isRequired {
        arguments[parameter.name] = Self.sample(parameter)
      }
      if name == "piecewise" { arguments["factors"] = .numbers([0.5]) }
      if name == "warmupCosine" { arguments["warmup"] = .count(3) }
      let schedule = preset.make(arguments)
      #expect(schedule.mistakes().isEmpty)
      for step in Array(0..<50) + [1_000_000, 1 << 40, .max] {
        #expect(schedule.value(at: step).isFinite, "\(preset.convention), step \(step)")
      }
    }
  }

  /// Tables that one can check in the head: the name, the convention, what is given, the values.
  static let tables: [(String, Convention?, [String: ScheduleArgument], [Double])] = [
    ("constant", nil, ["value": .number(3)], [3, 3, 3]),
    (
      "constantWarmup", nil, ["base": .number(8), "factor": .number(0.25), "steps": .count(2)],
      [2, 2, 8, 8]
    ),
    (
      "step", nil, ["initial": .number(8), "factor": .number(0.5), "period": .count(2)],
      [8, 8, 4, 4, 2]
    ),
    (
      "multiStep", nil,
      ["initial": .number(8), "factor": .number(0.5), "milestones": .counts([3, 1, 3])],
      [8, 4, 4, 1, 1]
    ),
    ("exponential", .torch, ["initial": .number(8), "factor": .number(0.5)], [8, 4, 2, 1]),
    (
      "exponential", .optax,
      [
        "initial": .number(8), "factor": .number(0.25), "period": .count(2), "begin": .count(1),
        "final": .number(1),
      ], [8, 8, 4, 2, 1, 1]
    ),
    (
      "exponential", .optax,
      [
        "initial": .number(8), "factor": .number(0.5), "period": .count(2), "begin": .count(1),
        "staircase": .flag(true),
      ], [8, 8, 8, 4, 4, 2]
    ),
    // A rate above 1 is stopped from above.
    (
      "exponential", .optax,
      ["initial": .number(1), "factor": .number(2), "final": .number(3)], [1, 2, 3, 3]
    ),
    (
      "linear", nil,
      ["initial": .number(0), "final": .number(4), "steps": .count(2), "begin": .count(1)],
      [0, 0, 2, 4, 4]
    ),
    (
      "linear", .torch, ["base": .number(8), "startFactor": .number(0.5), "steps": .count(2)],
      [4, 6, 8, 8]
    ),
    (
      "polynomial", .torch, ["initial": .number(16), "steps": .count(4), "power": .number(2)],
      [16, 9, 4, 1, 0, 0]
    ),
    (
      "polynomial", .optax,
      [
        "initial": .number(17), "final": .number(1), "steps": .count(4), "power": .number(2),
        "begin": .count(1),
      ], [17, 17, 10, 5, 2, 1, 1]
    ),
    ("inverseTime", nil, ["initial": .number(6), "decay": .number(1)], [6, 3, 2, 1.5]),
    (
      "inverseSquareRoot", nil, ["peak": .number(4), "warmup": .count(4)],
      [1, 2, 3, 4] + (5...15).map { 4 * squareRoot(4 / Double($0)) } + [2]
    ),
    (
      "inverseSquareRoot", nil,
      ["peak": .number(4), "warmup": .count(1), "rises": .flag(false)],
      [4, 4, 4 / squareRoot(2), 4 / squareRoot(3), 2]
    ),
    ("list", nil, ["values": .numbers([3, 1, 2])], [3, 1, 2, 2, 2]),
    (
      "piecewise", nil,
      ["initial": .number(8), "boundaries": .counts([1, 3]), "factors": .numbers([0.5, 0.25])],
      [8, 4, 4, 1, 1]
    ),
    (
      "piecewise", nil,
      [
        "initial": .number(8), "boundaries": .counts([2, 4]), "values": .numbers([4, 6]),
        "interpolation": .choice("linear"),
      ], [8, 6, 4, 5, 6, 6]
    ),
    (
      "piecewise", nil,
      [
        "initial": .number(8), "boundaries": .counts([2]), "values": .numbers([4]),
        "interpolation": .choice("cosine"),
      ], [8, 6, 4, 4]
    ),
    (
      "cyclic", nil,
      [
        "initial": .number(1), "peak": .number(5), "rise": .count(2),
        "mode": .choice("triangular2"),
      ],
      [1, 3, 5, 3, 1, 2, 3, 2, 1, 1.5, 2]
    ),
    (
      "cyclic", nil,
      ["initial": .number(1), "peak": .number(5), "rise": .count(1), "fall": .count(3)],
      [1, 5, 5 - 4.0 / 3, 1 + 4.0 / 3, 1, 5]
    ),
    (
      "cyclic", nil,
      [
        "initial": .number(1), "peak": .number(5), "rise": .count(1), "mode": .choice("expRange"),
        "factor": .number(0.5),
      ], [1, 3, 1, 1.5, 1, 1.125]
    ),
    // A momentum that goes the other way.
    (
      "cyclic", nil, ["initial": .number(0.875), "peak": .number(0.75), "rise": .count(2)],
      [0.875, 0.8125, 0.75, 0.8125, 0.875]
    ),
    (
      "warmup", .torch,
      ["steps": .count(2), "startFactor": .number(0.5), "then": .schedule(ConstantSchedule(4))],
      [2, 3, 4, 4]
    ),
    (
      "product", nil,
      ["schedules": .schedules([ConstantSchedule(3), list([2, 1, 5])])], [6, 3, 15, 15]
    ),
    (
      "sequence", nil,
      [
        "schedules": .schedules([list([1, 2, 3]), list([4, 5]), ConstantSchedule(6)]),
        "boundaries": .counts([2, 5]),
      ], [1, 2, 4, 5, 5, 6, 6]
    ),
  ]

  static func list(_ values: [Double]) -> ListSchedule {
    var list = ListSchedule()
    list.values = values
    return list
  }

  @Test(arguments: tables)
  func haveTheValuesOfTheirClosedForms(
    _ name: String, _ convention: Convention?, _ arguments: [String: ScheduleArgument],
    _ expected: [Double]
  ) throws {
    let found = values(try schedule(name, convention, arguments), expected.count)
    for (found, expected) in zip(found, expected) {
      #expect(isNear(found, expected, relative: 1e-14), "\(found), not \(expected)")
    }
  }
}
