import Elementary
import Formula
import TestSupport
import Testing

@testable import Optimization

/// Runs side by side come to the same as runs one after the other.
@Suite("Sweeps in lanes")
struct SweepLanesTests {
  static let names = OptimizersTests.elementwise

  static func points(_ name: String, count: Int, seed: UInt64) throws -> [SweepPoint] {
    var random = SplitMix64(seed: seed)
    let entry = try #require(optimizers.first { $0.name == name })
    return (0..<count).map { _ in
      let preset = entry.presets[Int(random.next() % UInt64(entry.presets.count))]
      let values = preset.hyperparameters.map { declared in
        declared.name.hasPrefix("momentum") || declared.name.hasPrefix("beta")
          ? Double.random(in: 0..<0.99, using: &random) : declared.defaultValue ?? 0.5
      }
      return SweepPoint(
        preset.make(values), learningRate: power(10, Double.random(in: -4...2, using: &random)),
        start: (0..<2).map { _ in Double.random(in: -3...3, using: &random) })
    }
  }

  @Test(arguments: names)
  func agreeWithSingleRunsBitByBit(_ name: String) throws {
    for (text, count) in [("(1 - x)^2 + 100*(y - x^2)^2", 150), ("x*y + exp(x)*sin(y)", 3)] {
      let formula = try Formula(text)
      let points = try Self.points(name, count: count, seed: 11)
      let summaries = summarize(formula, points: points[...], steps: 40)
      #expect(summaries.count == count)
      for (point, summary) in zip(points, summaries) {
        let run = minimize(
          formula, using: point.optimizer, schedule: ConstantSchedule(point.learningRate),
          from: point.start, steps: 40)
        #expect(summary == RunSummary(run, tracksBest: true))
      }
    }
  }

  @Test func knowWhereARunEnds() throws {
    let formula = try Formula("sqrt(x)")
    let rule = GradientDescent()
    let points = [1.0, -1, 0].map { SweepPoint(rule, learningRate: 1, start: [$0]) }
    let summaries = summarize(formula, points: points[...], steps: 50, tracksBest: false)
    // 1 ↦ ½ ↦ ½ − ½/√½ < 0; −1 has no value, 0 no gradient.
    #expect(
      summaries.map(\.outcome) == [
        .diverged(step: 2), .diverged(step: 0), .diverged(step: 0),
      ])
    #expect(summaries.map(\.steps) == [1, 0, 0])
    for summary in summaries {
      #expect(summary.best == nil && summary.finalIterate == nil)
      #expect(summary.finalValue == .infinity)
    }
  }

  /// Where x overflows, exp(−x²) is 0 and has the slope 0.
  @Test func knowWhichStepLostTheIterate() throws {
    let formula = try Formula("exp(-x^2)")
    let points = (0..<40).map {
      SweepPoint(GradientDescent(), learningRate: $0 == 7 ? .infinity : 0.1, start: [1])
    }
    for (point, summary) in zip(points, summarize(formula, points: points[...], steps: 9)) {
      let run = minimize(
        formula, using: point.optimizer, schedule: ConstantSchedule(point.learningRate),
        from: point.start, steps: 9)
      #expect(summary == RunSummary(run, tracksBest: true))
    }
  }

  /// At step 1 the iterate of one run is −∞, where f and its slope are finite; that of its neighbor
  /// climbs until f is not, some steps later.
  @Test func doNotBlameOneRunForTheEndOfAnother() throws {
    let formula = try Formula("exp(-x^2) + exp(relu(x - 10))")
    let points = [
      SweepPoint(GradientDescent(), learningRate: .infinity, start: [-1]),
      SweepPoint(GradientDescent(), learningRate: -0.1, start: [11]),
    ]
    let summaries = summarize(formula, points: points[...], steps: 30)
    #expect(summaries[0].outcome == .diverged(step: 1))
    for (point, summary) in zip(points, summaries) {
      let run = minimize(
        formula, using: point.optimizer, schedule: ConstantSchedule(point.learningRate),
        from: point.start, steps: 30)
      #expect(summary == RunSummary(run, tracksBest: true))
    }
    guard case .diverged(let step) = summaries[1].outcome else {
      Issue.record("the climber ends with \(summaries[1].outcome)")
      return
    }
    #expect(step > 1)
  }

  /// ∂(y·x)/∂y is x, which has moved when y does.
  @Test(arguments: ["x*y", "y", "x - y + x*y*z", "sqrt(abs(x)) + y^2"])
  func takeDerivativesFromBeforeTheStep(_ text: String) throws {
    let formula = try Formula(text)
    let n = formula.variables.count
    let points = (0..<120).map { place in
      SweepPoint(
        HeavyBall(), learningRate: 0.01 * Double(place + 1),
        start: (0..<n).map { Double($0 + place % 3) })
    }
    for (point, summary) in zip(points, summarize(formula, points: points[...], steps: 20)) {
      let run = minimize(
        formula, using: point.optimizer, schedule: ConstantSchedule(point.learningRate),
        from: point.start, steps: 20)
      #expect(summary == RunSummary(run, tracksBest: true))
    }
  }

  /// With rules of one kind, which go in lanes, and of two, which do not.
  @Test(arguments: [["heavyBall"], ["adam"], ["adam", "gd"]])
  func areTheSameWithAnyNumberOfJobs(_ names: [String]) throws {
    let formula = try Formula("(1 - x)^2 + 100*(y - x^2)^2")
    let points = try names.flatMap { try Self.points($0, count: 300, seed: 5) }
    let one = summarize(formula, points: points[...], steps: 30)
    for jobs in [2, 3, 1000] {
      #expect(summarize(formula, points: points[...], steps: 30, jobs: jobs) == one)
    }
  }

  @Test func nothingComesOfNothing() throws {
    #expect(summarize(try Formula("x^2"), points: [], steps: 5).isEmpty)
  }
}
