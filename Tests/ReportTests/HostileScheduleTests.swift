import Optimization
import Testing

@testable import Report

/// Whatever stands for a parameter of a schedule is read or refused; what is read can be run.
@Suite struct HostileScheduleTests {
  static let values = [
    "null", "true", "\"\"", "\"linear\"", "-1", "0", "0.5", "3", "1e300", "-1e300", "1e-320", "[]",
    "[0]", "[3, 1]", "[1, 3]", "[0.5, 1e300]", "[[]]", "{}", #"{ "schedule": "list" }"#,
    #"{ "schedule": "step", "initial": 1, "period": 1 }"#,
    #"[{ "schedule": "list", "values": [1] }, 1e300]"#, #"{ "sweep": [1, 2] }"#,
    #"{ "sweep": [] }"#,
  ]

  /// What a parameter usually takes.
  static func usual(_ parameter: ScheduleParameter) -> String {
    switch parameter.form {
    case .number: "0.5"
    case .count: "7"
    case .flag: "true"
    case .choice(let names): "\"\(names[0])\""
    case .numbers: "[0.5]"
    case .counts: "[7]"
    case .schedule: "0.5"
    case .schedules: "[0.5, 0.25]"
    }
  }

  @Test(arguments: Optimization.schedules.map(\.name))
  func nothingCrashes(_ name: String) throws {
    for preset in try #require(Optimization.schedules.first { $0.name == name }).presets {
      for replaced in preset.parameters {
        for value in Self.values {
          let members = preset.parameters.filter { $0.isRequired || $0 == replaced }
            .map { "\"\($0.name)\": \($0 == replaced ? value : Self.usual($0))" }
          let convention = preset.convention.rawValue
          let text = (["\"convention\": \"\(convention)\""] + members).joined(separator: ", ")
          let found = try? runs(
            """
            "objective": "bowl", "start": [0, 0], "steps": 9, "optimizer": { "name": "gd",
              "learningRate": { "schedule": "\(name)", \(text) } }
            """)
          for run in found ?? [] {
            let rates = run.trajectory?.learningRates ?? []
            #expect(rates.allSatisfy { $0 >= 0 }, "\(replaced.name) \(value)")
          }
        }
      }
    }
  }

  /// All that must be given is enough.
  @Test(arguments: Optimization.schedules.map(\.name))
  func whatIsRequiredIsEnough(_ name: String) throws {
    for preset in try #require(Optimization.schedules.first { $0.name == name }).presets {
      var members = preset.parameters.filter(\.isRequired)
        .map { "\"\($0.name)\": \(Self.usual($0))" }
      if name == "piecewise" { members.append("\"factors\": [0.5]") }
      // The warm-up is part of the steps.
      let text = members.joined(separator: ", ").replacing("\"warmup\": 7", with: "\"warmup\": 3")
      let found = try runs(
        """
        "objective": "bowl", "start": [0, 0], "steps": 9, "optimizer": { "name": "gd",
          "learningRate": { "schedule": "\(name)", \(text),
            "convention": "\(preset.convention.rawValue)" } }
        """)
      #expect(found[0].trajectory?.learningRates.count == 9)
    }
  }
}
