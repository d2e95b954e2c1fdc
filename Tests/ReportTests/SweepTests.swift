import Configuration
import Optimization
import Testing

@testable import Report

@Suite struct SweepTests {
  /// A gradient descent with members in place of the usual ones.
  static func descent(
    start: String = "[1, 1]", learningRate: String = "0.1", more: String = "\"steps\": 2"
  ) -> String {
    """
    "objective": "sphere", "start": \(start), \
    "optimizer": { "name": "gd", "learningRate": \(learningRate) }, \(more)
    """
  }

  /// What sets runs apart: "learningRate 0.1, steps 3".
  static func described(_ runs: [Run]) -> [String] {
    runs.map { run in
      run.parameters.map { "\($0.name) \($0.value.described)" }.joined(separator: ", ")
    }
  }

  static let ranges: [(String, [Double])] = [
    ("[0.5, 0.25]", [0.5, 0.25]),
    (#"{ "from": 0.2, "to": 1, "count": 5 }"#, [0.2, 0.4, 0.6, 0.8, 1]),
    (#"{ "from": 1, "to": 0.5, "count": 2 }"#, [1, 0.5]),
    (#"{ "from": 0.1, "to": 0.3, "count": 3, "scale": "linear" }"#, [0.1, 0.2, 0.3]),
    // Whole powers of ten are the doubles that the literals give.
    (
      #"{ "from": 1e-4, "to": 10, "count": 6, "scale": "log" }"#, [1e-4, 1e-3, 1e-2, 1e-1, 1, 10]
    ),
    (
      #"{ "from": 1e-16, "to": 1, "count": 5, "scale": "log" }"#, [1e-16, 1e-12, 1e-8, 1e-4, 1]
    ),
  ]
  @Test(arguments: ranges)
  func listsAndRangesAreSwept(_ sweep: String, _ expected: [Double]) throws {
    let found = try runs(Self.descent(learningRate: "{ \"sweep\": \(sweep) }"))
    #expect(found.map { $0.parameter("learningRate")?.value } == expected.map { .number($0) })
    #expect(found.map { $0.parameters[0].index } == Array(expected.indices))
    #expect(found.map { $0.trajectory?.learningRates.first } == expected)
  }

  @Test func aRangeThroughZeroContainsZero() throws {
    let sweep = #"{ "sweep": { "from": -0.2, "to": 0.4, "count": 7 } }"#
    let found = try runs(Self.descent(start: "[\(sweep), 0]"))
    #expect(found[2].trajectory?.coordinate(0).first == 0)
  }

  /// The first sweep in the text varies slowest.
  @Test func gridsTakeEveryCombination() throws {
    let found = try runs(
      Self.descent(
        learningRate: #"{ "sweep": [0.1, 0.2] }"#, more: #""steps": { "sweep": [2, 3] }"#))
    #expect(
      Self.described(found) == [
        "learningRate 0.1, steps 2", "learningRate 0.1, steps 3", "learningRate 0.2, steps 2",
        "learningRate 0.2, steps 3",
      ])
    #expect(found.map { $0.trajectory?.count } == [3, 4, 3, 4])
  }

  @Test func zipTakesThemSideBySide() throws {
    let found = try runs(
      Self.descent(
        learningRate: #"{ "sweep": [0.1, 0.2] }"#,
        more: #""steps": { "sweep": [2, 3] }, "combine": "zip""#))
    #expect(Self.described(found) == ["learningRate 0.1, steps 2", "learningRate 0.2, steps 3"])
    #expect(found.map { $0.trajectory?.count } == [3, 4])
    #expect(found.map { $0.trajectory?.learningRates.first } == [0.1, 0.2])
  }

  @Test func optimizersSweepByThemselves() throws {
    let found = try runs(
      """
      "objective": "sphere", "start": [1, 1], "steps": 2, "optimizers": [
        { "name": "gd", "learningRate": { "sweep": [0.1, 0.2] } },
        { "name": "adam", "learningRate": 0.3, "beta1": { "sweep": [0, 0.9] } }]
      """)
    #expect(
      Self.described(found) == [
        "optimizer gd, learningRate 0.1", "optimizer gd, learningRate 0.2",
        "optimizer adam, beta1 0", "optimizer adam, beta1 0.9",
      ])
  }

  @Test func coordinatesOfTheStartAreSwept() throws {
    let two = try runs(Self.descent(start: #"[{ "sweep": [1, 2] }, 5]"#))
    #expect(Self.described(two) == ["start[0] 1", "start[0] 2"])
    #expect(two.map { $0.trajectory.map { Array($0.iterate(0)) } } == [[1, 5], [2, 5]])
    let one = try runs(
      """
      "objective": { "formula": "x^2" }, "start": [{ "sweep": [1, 2] }],
      "optimizer": { "name": "gd", "learningRate": 0.1 }
      """)
    #expect(Self.described(one) == ["start 1", "start 2"])
  }

  @Test func objectivesAreSweptByName() throws {
    let found = try runs(
      """
      "objective": { "sweep": ["sphere", { "name": "bowl" }] }, "start": [1, 1], "steps": 1,
      "optimizer": { "name": "gd", "learningRate": 0.1 }
      """)
    #expect(Self.described(found) == ["objective sphere", "objective bowl"])
    #expect(found.map { $0.trajectory?.values.first } == [2, 8])
  }

  @Test func repetitionsFollowEachSetting() throws {
    let found = try runs(
      Self.descent(
        learningRate: #"{ "sweep": [0.1, 0.2] }"#,
        more: #""noise": { "sigma": 1 }, "repetitions": 3, "steps": 2"#))
    #expect(found.map(\.repetition) == [0, 1, 2, 0, 1, 2])
  }

  /// Reading takes time in proportion to the number of settings: ten times as many settings take
  /// about ten times as long, and not a hundred times.
  @Test func manyValuesAreReadInProportion() throws {
    func time(_ count: Int) throws -> Duration {
      let range = "{ \"sweep\": { \"from\": 0.001, \"to\": 1, \"count\": \(count) } }"
      let members = Self.descent(
        learningRate: range,
        more: #""steps": 1, "expect": [{ "where": { "learningRate": 1 }, "steps": 1 }]"#)
      return try ContinuousClock().measure {
        _ = try readConfig("{ \"experiments\": { \"it\": { \(members) } }, \"figures\": {} }")
      }
    }
    _ = try time(30)
    let few = try time(300)
    let many = try time(3000)
    #expect(many < few * 40, "\(few) for 300 values, \(many) for 3000")
  }
}
