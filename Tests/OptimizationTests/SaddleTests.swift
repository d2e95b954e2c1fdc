import Formula
import Testing

@testable import Optimization

/// ½x² + ¼y⁴ − ½y² from (1, 0): on the line y = 0 nothing points away from the saddle.
@Suite("Saddle")
struct SaddleTests {
  /// But Yogi, whose first mean is 10⁻⁶ and not 0.
  @Test(arguments: OptimizersTests.names.filter { $0 != "yogi" })
  func withoutNoiseNoOptimizerLeavesTheLine(_ name: String) throws {
    let run = minimize(
      try objective("boundedSaddle"), using: try rule(name), schedule: ConstantSchedule(0.1),
      from: [1, 0], steps: 200)
    #expect(run.stays(1, at: 0))
  }

  static func escapes(_ noise: Noise, repetitions: Int, steps: Int) throws -> [Trajectory] {
    let saddle = try objective("boundedSaddle")
    return (0..<repetitions).map { repetition in
      minimize(
        saddle, using: GradientDescent(), schedule: ConstantSchedule(0.1), from: [1, 0],
        steps: steps,
        noise: NoiseStream(
          noise, seed: 1, identity: NoiseStream.identity(of: "saddle"), repetition: repetition))
    }
  }

  /// A tenth of the noise costs ln 10 / ln 1.1 = 24 steps more: the saddle repels by 1.1 a step.
  @Test(arguments: [(0.1, 39.0), (0.01, 63), (0.001, 88)])
  func additiveNoiseEscapesInLogarithmicTime(_ sigma: Double, _ expected: Double) throws {
    let runs = try Self.escapes(.additive(sigma: sigma), repetitions: 200, steps: 300)
    let times = runs.compactMap { $0.escapeTime(of: 1, beyond: 0.5) }
    #expect(times.count == 200)
    #expect(isNear(median(times.map(Double.init)), expected, relative: 0.2))

    // Half to either side: 200 fair coins stay within four standard deviations, 28.
    let up = runs.count { ($0.iterates.last ?? 0) > 0 }
    #expect(72...128 ~= up)
  }

  @Test func multiplicativeNoiseNeverEscapes() throws {
    let runs = try Self.escapes(.multiplicative(sigma: 0.5), repetitions: 20, steps: 300)
    #expect(runs.allSatisfy { $0.stays(1, at: 0) })
  }

  static let offsets: [(String, Int)] = [
    ("gd", 188), ("heavyBall", 67), ("nesterov", 59), ("adam", 7),
  ]
  /// From y = 1e-8 a method that normalizes the gradient leaves at once.
  @Test(arguments: offsets)
  func aTinyOffsetEscapes(_ name: String, _ expected: Int) throws {
    let run = minimize(
      try objective("boundedSaddle"), using: try rule(name), schedule: ConstantSchedule(0.1),
      from: [1, 1e-8], steps: 300)
    #expect(run.escapeTime(of: 1, beyond: 0.5) == expected)
  }
}
