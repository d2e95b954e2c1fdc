import Testing

@testable import Optimization

@Suite("Quantities of a trajectory")
struct QuantitiesTests {
  static func trajectory(
    _ iterates: [Double], values: [Double]? = nil, outcome: Trajectory.Outcome = .stepLimit
  ) -> Trajectory {
    Trajectory(
      dimension: 1, iterates: iterates, values: values ?? iterates,
      gradientNorms: iterates.map { _ in 0 }, learningRates: [], outcome: outcome,
      evaluations: iterates.count, evaluationCounts: [], state: [])
  }

  // Series, first below 1, settled below 1.
  // Aligned as a table.
  // swift-format-ignore
  static let table: [([Double], Int?, Int?)] = [
    ([3, 2, 0.5, 0.2], 2,   2),
    ([3, 0.5, 2, 0.2], 1,   3),
    ([3, 0.5, 0.2, 1], 1,   nil),
    ([3, 2, 1],        nil, nil),
    ([0.5, 0.2],       0,   0),
    ([],               nil, nil),
  ]
  @Test(arguments: table)
  func settledIsBelowForGood(_ series: [Double], _ first: Int?, _ settled: Int?) {
    let run = Self.trajectory(series)
    #expect(run.firstBelow(1, of: run.values) == first)
    #expect(run.settledBelow(1, of: run.values) == settled)
  }

  @Test func whatDivergesNeverSettles() {
    let run = Self.trajectory([3, 0.5], outcome: .diverged(step: 2))
    #expect(run.firstBelow(1, of: run.values) == 1)
    #expect(run.settledBelow(1, of: run.values) == nil)
  }

  // Aligned as a table.
  // swift-format-ignore
  static let flips: [([Double], Int, Bool)] = [
    ([1, -1, 1],           2, true),
    ([1, -1e-200, 1e-200], 2, true),
    ([1, -1, -2],          1, false),
    ([1, 0, -1],           0, false),
    ([1],                  0, false),
  ]
  @Test(arguments: flips)
  func touchingTheCenterIsNotAFlip(_ x: [Double], _ count: Int, _ everyStep: Bool) {
    let run = Self.trajectory(x)
    #expect(run.signFlips(of: 0, about: 0) == count)
    #expect(run.flipsSignEveryStep(of: 0, about: 0) == everyStep)
  }

  @Test func aShortRunDoesNotFlipAtStepsItNeverTook() {
    #expect(!Self.trajectory([1, -1]).flipsSignEveryStep(of: 0, about: 0, in: 5))
  }

  @Test func theRestOfThem() throws {
    let run = Self.trajectory([3, -4, 1], values: [2, 7, 1])
    #expect(run.values.gaps(to: 1.5) == [0.5, 5.5, 0])
    #expect((0...2).map { run.distance(to: [1], at: $0) } == [2, 5, 0])
    #expect((0...2).map { run.distance(toNearestOf: [[1], [-4]], at: $0) } == [2, 0, 0])
    #expect(run.distance(toNearestOf: [], at: 0) == nil)
    let peak = try #require(run.peak(of: run.values))
    #expect(peak.step == 1 && peak.value == 7)
    #expect(run.escapeTime(of: 0, beyond: 3) == 1)
    #expect(run.escapeTime(of: 0, beyond: 4) == nil)
    #expect(run.stays(0, at: 3) == false)
  }
}

/// The norm of a vector with an infinite component is infinite, unless another is not a number.
@Test(
  arguments: [
    ([.infinity], .infinity), ([-.infinity, 3, .infinity], .infinity),
    ([1e200, -.infinity], .infinity),
    ([.infinity, .nan], .nan), ([.nan, .infinity], .nan), ([0, 0], 0), ([-2e200, 0], 2e200),
  ] as [([Double], Double)])
func normsReachInfinity(_ x: [Double], _ norm: Double) {
  let found = euclideanNorm(x.span)
  #expect(norm.isNaN ? found.isNaN : found == norm)
}

@Suite("Statistics")
struct StatisticsTests {
  // R: quantile(x, p, type = 7).
  // Aligned as a table.
  // swift-format-ignore
  static let table: [([Double], Double, Double)] = [
    ([1, 2, 3, 4], 0,    1),
    ([1, 2, 3, 4], 0.25, 1.75),
    ([1, 2, 3, 4], 0.5,  2.5),
    ([1, 2, 3, 4], 0.9,  3.7),
    ([1, 2, 3, 4], 1,    4),
    ([7],          0.3,  7),
    ([1, .infinity, .infinity], 0.75, .infinity),
    ([1, .infinity], 0.5, .infinity),
  ]
  @Test(arguments: table)
  func quantilesInterpolate(_ sorted: [Double], _ p: Double, _ expected: Double) {
    let found = quantile(sorted: sorted, p)
    #expect(found == expected || isNear(found, expected, relative: 1e-15))
  }

  @Test func theMedianDoesNotCareForOrder() {
    #expect(median([5, 1, 3]) == 3)
    #expect(median([4, 1, 3, 2]) == 2.5)
  }

  /// A converged run stays, a diverged one is worse than any.
  @Test func runsOfDifferentLengthsAreCompared() {
    let runs = [
      QuantitiesTests.trajectory([8, 4, 2, 1]),
      QuantitiesTests.trajectory([8, 0], outcome: .stopped(step: 1, by: .gradientNorm)),
      QuantitiesTests.trajectory([8, 9], outcome: .diverged(step: 2)),
    ]
    let curves = quantiles(
      [0, 0.5, 1], over: runs.map(\.values), diverged: runs.map(\.isDiverged))
    #expect(curves[0] == [8, 0, 0, 0])
    #expect(curves[1] == [8, 4, 2, 1])
    #expect(curves[2] == [8, 9, .infinity, .infinity])
    #expect(quantiles([0.5], over: [], diverged: []) == [[]])
  }
}
