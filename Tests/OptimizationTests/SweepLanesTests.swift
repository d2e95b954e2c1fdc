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
        let run = point.run(on: formula, steps: 40)
        #expect(summary == RunSummary(run, tracksBest: true))
      }
    }
  }

  /// Noise of all kinds, with coordinates that do and do not come in pairs.
  static let noise: [Noise?] = [
    nil, Noise.none, .additive(sigma: 0.1), .multiplicative(sigma: 0.5),
    .annealed(sigma: 1, decay: 0.55),
  ]

  @Test(arguments: names)
  func recordTheStepsOfSingleRunsBitByBit(_ name: String) throws {
    for (text, count) in [("(1 - x)^2 + 100*(y - x^2)^2", 150), ("x*y + exp(x)*sin(y)", 3)] {
      let points = try Self.points(name, count: count, seed: 12)
      try expectTheStepsOfSingleRuns(Formula(text), points, steps: 70)
    }
  }

  @Test(arguments: noise)
  func recordNoisyStepsBitByBit(_ noise: Noise?) throws {
    for text in ["x*y + (x^2 + y^2)^2", "sum(i = 1..3, x[i]^4 - x[i]^2)", "x"] {
      let formula = try Formula(text)
      let points = (0..<40).map { place in
        SweepPoint(
          place % 7 == 0 ? HeavyBall() : GradientDescent(), learningRate: 0.01 * Double(place),
          start: formula.variables.map { _ in 1 },
          noise: noise.map { NoiseStream($0, seed: 1, identity: 2, repetition: place) })
      }
      let steady = points.filter { $0.optimizer is GradientDescent }
      for points in [points, steady] {
        try expectTheStepsOfSingleRuns(formula, points, steps: 50)
      }
      for (point, summary) in zip(steady, summarize(formula, points: steady[...], steps: 50)) {
        #expect(summary == RunSummary(point.run(on: formula, steps: 50), tracksBest: true))
      }
    }
  }

  private func expectTheStepsOfSingleRuns(
    _ formula: Formula, _ points: [SweepPoint], steps: Int
  ) throws {
    let runs = trajectories(formula, points: points[...], steps: steps)
    try #require(runs.count == points.count)
    for (point, run) in zip(points, runs) {
      let single = point.run(on: formula, steps: steps)
      #expect(run.iterates == single.iterates)
      #expect(run.values == single.values)
      #expect(run.gradientNorms == single.gradientNorms)
      #expect(run.learningRates == single.learningRates)
      #expect(run.outcome == single.outcome)
      #expect(run.evaluations == single.evaluations)
      #expect(run.evaluationCounts == single.evaluationCounts)
    }
    // Where the losses are all that is kept, they are the same.
    let curves = lossCurves(formula, points: points[...], steps: steps)
    try #require(curves.count == points.count)
    for (point, curve) in zip(points, curves) {
      let single = point.run(on: formula, steps: steps)
      #expect(curve.losses == single.values)
      #expect(curve.end == RunSummary(single, tracksBest: false))
    }
  }

  /// Where x² overflows, so does the norm that squares.
  @Test func measureLargeAndSmallGradientsLikeSingleRuns() throws {
    let points = [0, 1e-200, 1e-160, 1, 1e150, 1e200].map {
      SweepPoint(GradientDescent(), learningRate: 1e-3, start: [$0, $0 / 3])
    }
    try expectTheStepsOfSingleRuns(Formula("1e-100*(x^2 + y)"), points, steps: 5)
  }

  /// ∂(x²/2)/∂x is x, which has moved when it is asked whether a run settles.
  @Test(arguments: ["x*y", "x^2/2", "x^2/2 - y^2/2"])
  func knowWhetherARunThatRisesSettles(_ text: String) throws {
    let formula = try Formula(text)
    let n = formula.variables.count
    for steps in 1...6 {
      let points = (0..<60).map { place in
        SweepPoint(
          HeavyBall(), learningRate: 0.1 * Double(place),
          start: (0..<n).map { Double($0 + place % 3 - 1) })
      }
      for (point, summary) in zip(points, summarize(formula, points: points[...], steps: steps)) {
        #expect(summary == RunSummary(point.run(on: formula, steps: steps), tracksBest: true))
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
        .undefined(step: 2), .undefined(step: 0), .undefined(step: 0),
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
      let run = point.run(on: formula, steps: 9)
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
      let run = point.run(on: formula, steps: 30)
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
      let run = point.run(on: formula, steps: 20)
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
    #expect(trajectories(try Formula("x^2"), points: [], steps: 5).isEmpty)
    #expect(lossCurves(try Formula("x^2"), points: [], steps: 5).isEmpty)
  }
}
