import Formula
import Foundation
import Testing

@testable import Optimization

/// Values of PyTorch's and Optax's schedules, checked against closed forms.
@Suite("Schedules of the libraries")
struct ScheduleOracleTests {
  /// The rows of a file of the oracle.
  static func rows(_ name: String) throws -> [[String: Any]] {
    try lines(name).map {
      try #require(try JSONSerialization.jsonObject(with: $0) as? [String: Any])
    }
  }

  static func lines(_ name: String) throws -> [Data] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "Oracle/\(name)")
    return try Data(contentsOf: file).split(separator: UInt8(ascii: "\n"))
  }

  /// The value that a schedule must have at each step.
  struct Table: CustomTestStringConvertible {
    let id: String
    let schedule: any Schedule
    let expected: [Double]
    var testDescription: String { id }
  }

  static func tables() throws -> [Table] {
    try rows("schedules.jsonl").map { row in
      let id = try #require(row["id"] as? String)
      return Table(
        id: id, schedule: try LibrarySchedule(row, id: id).schedule(),
        expected: try #require(row["learning_rates"] as? [Double]))
    }
  }

  @Test func allRowsAreThere() throws {
    #expect(try Self.tables().count == 24)
    #expect(try Self.runs().count == 14)
  }

  @Test(arguments: try tables())
  func haveTheSameValues(_ table: Table) { Self.expectValues(table) }

  static func expectValues(_ table: Table) {
    for (step, value) in table.expected.enumerated() {
      let found = table.schedule.value(at: step)
      #expect(
        abs(found - value) <= 1e-12 * max(1e-3, abs(value)), "step \(step): \(found), not \(value)")
    }
  }

  /// A run with a schedule, and what came out of the library.
  struct ScheduledRun {
    let id: String
    let row: [String: Any]
    let library: LibrarySchedule
    let learningRates: [Double]
    let momenta: [Double]?
  }

  static func runs() throws -> [ScheduledRun] {
    try rows("scheduled-trajectories.jsonl").map { row in
      let id = try #require(row["id"] as? String)
      let schedule = try #require(row["schedule"] as? [String: Any])
      return ScheduledRun(
        id: id, row: row, library: try LibrarySchedule(schedule, id: id),
        learningRates: try #require(schedule["learning_rates"] as? [Double]),
        momenta: schedule["momenta"] as? [Double])
    }
  }

  /// The whole run agrees: the learning rate and momentum of each step, and where it leads.
  @Test(arguments: try runs().map(\.id))
  func leadToTheSamePlaces(_ id: String) throws {
    let run = try #require(try Self.runs().first { $0.id == id })
    let function = try #require(run.row["objective"] as? [String: Any])
    let objective = try Formula(
      try #require(function["expression"] as? String), variables: function["variables"] as? [String]
    )
    let optimizer = try #require(run.row["optimizer"] as? [String: Any])
    let (rule, preset) = try Self.rule(optimizer)
    var scheduled: [ScheduledHyperparameter] = []
    if let momenta = run.momenta {
      let momentum = try run.library.momentum()
      Self.expectValues(Table(id: run.id, schedule: momentum, expected: momenta))
      let index = try #require(preset.hyperparameters.firstIndex { $0.name == "momentum" })
      scheduled = [ScheduledHyperparameter(index: index, schedule: momentum)]
    }
    let found = minimize(
      objective, using: rule, schedule: try run.library.schedule(),
      from: try #require(run.row["start"] as? [Double]), steps: run.learningRates.count,
      scheduled: scheduled)
    for (step, value) in run.learningRates.enumerated() {
      let rate = found.learningRates[step]
      #expect(
        abs(rate - value) <= 1e-12 * max(1e-3, abs(value)), "step \(step): \(rate), not \(value)")
    }
    for checkpoint in try #require(run.row["checkpoints"] as? [[String: Any]]) {
      let step = try #require(checkpoint["step"] as? Int)
      let iterate = try #require(checkpoint["iterate"] as? [Double])
      for (x, expected) in zip(found.iterate(step), iterate) {
        #expect(abs(x - expected) <= 1e-9 * max(1, abs(expected)), "step \(step)")
      }
    }
  }

  static func rule(_ row: [String: Any]) throws -> (any Optimizer, OptimizerPreset) {
    let name = try #require(row["name"] as? String)
    let values = try #require(row["params"] as? [String: Any])
    let entry = try #require(
      optimizers.first { $0.name == (name == "momentum" ? "heavyBall" : name) })
    let preset = entry.presets[0]
    let betas = values["betas"] as? [Double] ?? []
    let known = [
      "momentum": values["momentum"] as? Double, "beta1": betas.first, "beta2": betas.last,
      "epsilon": values["eps"] as? Double,
    ].compactMapValues { $0 }
    return (
      preset.make(preset.hyperparameters.map { known[$0.name] ?? $0.defaultValue ?? 0 }),
      preset
    )
  }
}
