import Elementary
import Formula
import Testing

@testable import Optimization

/// Where a ray has several valleys, ends, or falls for good.
@Suite("Exact line search")
struct ExactSearchTests {
  /// A step from a point, wherever the search begins.
  private static func step(
    _ text: String, from start: [Double], rate: Double = 1, steps: Int = 1
  ) throws -> Trajectory {
    RuleTests.run(
      ExactLineSearch(), on: try Formula(text), from: start, rate: rate, steps: steps)
  }

  /// A function, a start, and the first minimizer downhill.
  static let firstMinimizers: [(String, Double, Double)] = [
    ("x^2 + 10*sin(3*x)", 7, 7.674941),
    // 1 is 5.55 gradients away; 9.7 of them are beyond 0, where there is no logarithm.
    ("x - log(x)", 5.55, 1),
    ("x^4 - 3*x^2 + x", 2, 1.1309011),
    ("abs(x - 1)", 5, 1),
    ("-cos(100*x)", 0.02, 0), ("-cos(100*x)", 0.031, 0),
  ]
  @Test(arguments: firstMinimizers, [1e-3, 0.1, 1, 30])
  func findsTheFirstMinimizer(_ row: (String, Double, Double), _ rate: Double) throws {
    let run = try Self.step(row.0, from: [row.1], rate: rate)
    #expect(abs(run.iterates[1] - row.2) < 1e-5, "\(run.iterates)")
  }

  /// No slope alone tells which of a hundred valleys is the next one.
  @Test(arguments: [[1.3, 0.7], [-3.1, 4.4], [5, 0.45]])
  func neverGoesUphillAmongManyValleys(_ start: [Double]) throws {
    let f = try objective("rastrigin")
    let run = RuleTests.run(ExactLineSearch(), on: f, from: start, rate: 1, steps: 20)
    #expect(zip(run.values, run.values.dropFirst()).allSatisfy { $1 <= $0 })
    #expect(try #require(run.values.last) < 0.9 * run.values[0])
    // The valleys are 1 apart: the next minimizer is nearer than that.
    #expect(run.stepLength(at: 0) < 1)
  }

  /// A step along a noisy gradient goes to the minimizer on its way, and nowhere if that is uphill.
  @Test func noiseDoesNotLeadUphill() throws {
    let run = minimize(
      try Formula("x^2 + 4*y^2"), using: ExactLineSearch(), schedule: ConstantSchedule(1),
      from: [3, 1], steps: 100,
      noise: NoiseStream(.additive(sigma: 5), seed: 1, identity: 2))
    #expect(zip(run.values, run.values.dropFirst()).allSatisfy { $1 <= $0 })
    #expect(try #require(run.values.last) < 1e-3 * run.values[0])
  }

  /// What has no minimizer is left as far away as doubles reach.
  @Test(arguments: ["x", "-x^2"]) func goesFarWhereThereIsNoMinimizer(_ text: String) throws {
    let run = try Self.step(text, from: [1], steps: 2)
    #expect(run.isDiverged || run.values[1] < -1e200)
  }
}
