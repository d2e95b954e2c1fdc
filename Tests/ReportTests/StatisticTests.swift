import Configuration
import Optimization
import Testing

@testable import Report

/// What is said of repetitions together.
@Suite struct StatisticTests {
  /// Nine noisy runs of two rates on x²; the noise is the same for both.
  static let noisy = """
    "objective": { "formula": "x^2" }, "start": [3], "steps": 60, "repetitions": 9,
    "noise": { "sigma": 0.5 },
    "optimizer": { "name": "gd", "learningRate": { "sweep": [0.02, 0.2] } }
    """
  static let options = #""threshold": 0.3, "where": { "learningRate": 0.2 }"#

  /// When each run of the rate 0.2 first gets below the threshold, in order.
  private func times(_ rate: Double = 0.2) throws -> [Double] {
    try runs(Self.noisy).filter { $0.parameter("learningRate")?.value == .number(rate) }.map {
      run in
      let first = run.trajectory?.values.firstIndex { $0 < 0.3 }
      return first.map(Double.init) ?? .infinity
    }.sorted()
  }

  static let table: [(String, Int)] = [
    (#""median""#, 4), (#""least""#, 0), (#""greatest""#, 8), (#"{ "quantile": 0.25 }"#, 2),
  ]
  @Test(arguments: table)
  func repetitionsAreSummedUp(_ statistic: String, _ place: Int) throws {
    let times = try times()
    #expect(times.count == 9 && times[0] < times[8] && times[8].isFinite)
    func broken(_ value: Double) throws -> [String] {
      try brokenClaims(
        Self.noisy + """
          , "expect": [{ "firstBelow": \(value), \(Self.options), "statistic": \(statistic) }]
          """)
    }
    #expect(try broken(times[place]) == [])
    let message = try broken(times[place] + 1)
    #expect(message.count == 1 && message[0].hasSuffix("found \(Int(times[place]))"))
  }

  /// Of the slow rate some repetitions never get there: the median is the time of the fifth, if it
  /// is one of those that do.
  @Test func repetitionsWithoutANumberComeLast() throws {
    let claim = #"{ "firstBelow": 0, "threshold": 1e-9, "statistic": "median", "variant": 1 }"#
    let found = try brokenClaims(Self.noisy + ", \"expect\": [\(claim)]")
    #expect(found.count == 1)
    #expect(found[0].contains("no median: "), "\(found)")
    #expect(found[0].hasSuffix("of 9 repetitions have no number"), "\(found)")
  }

  /// Without `where`, each setting has a median of its own.
  @Test func settingsAreSummedUpByThemselves() throws {
    let medians = try [times(0.02)[4], times()[4]]
    let claim = #"{ "firstBelow": [0, 0], "threshold": 0.3, "statistic": "median" }"#
    let found = try brokenClaims(Self.noisy + ", \"expect\": [\(claim)]")
    #expect(medians[0] > medians[1])
    #expect(found.count == 1)
  }

  /// Across a sweep a curve has one point for each value, the median of the repetitions, inside the
  /// band of the quantiles.
  @Test func curvesAcrossASweepShowMedians() throws {
    let spec = try readConfig(
      """
      { "seed": 7, "experiments": { "it": { \(Self.noisy) } }, "figures": { "it": { "title": "T", "alt": "t",
        "panels": [[{ "marks": [{ "mark": "line", "of": "it", "x": "learningRate",
          "y": "firstBelow", "threshold": 0.3 }, { "mark": "band", "of": "it",
          "x": "learningRate", "y": "firstBelow", "threshold": 0.3, "quantiles": [0, 1] }] }]] } } }
      """)
    let experiment = spec.experiments[0]
    let all = Report.runs(of: experiment, in: spec)
    let node = try JSONReader.read(
      source(#"{ "x": "learningRate", "y": "firstBelow", "threshold": 0.3 }"#))
    var fields = try #require(Fields(node, "a mark", problems: DiagnosticCollector()))
    let curves = try #require(RunCurves(&fields, experiment: experiment))
    let line = curves.curves(of: all)
    #expect(line.count == 1)
    #expect(line[0].x == [0.02, 0.2])
    #expect(try line[0].y == [times(0.02)[4], times()[4]])
    let band = curves.quantileCurves([0, 1], of: all)
    #expect(band.count == 1 && band[0].x == [0.02, 0.2])
    #expect(try band[0].curves[0] == [times(0.02)[0], times()[0]])
    #expect(try band[0].curves[1] == [times(0.02)[8], times()[8]])
  }

  @Test func statisticsAreOfNumbers() {
    for (claim, message) in [
      (#"{ "outcome": "stepLimit", "statistic": "median" }"#, "is not a number of each run"),
      (#"{ "escapes": 3, "statistic": "median" }"#, "is not a number of each run"),
      (#"{ "steps": 3, "statistic": "mean" }"#, "unknown statistic \"mean\""),
      (#"{ "steps": 3, "statistic": { "quantile": 2 } }"#, "\"quantile\" must be in [0, 1]"),
      (#"{ "steps": 3, "statistic": 0.5 }"#, "expected \"median\", \"least\", \"greatest\""),
    ] {
      let text = mistakes(
        in:
          "{ \"experiments\": { \"it\": { \(Self.noisy), \"expect\": [\(claim)] } }, \"figures\": {} }"
      )
      #expect(text.contains(message), "\(text)")
      #expect(text.contains("\n1 error"), "\(text)")
    }
  }
}
