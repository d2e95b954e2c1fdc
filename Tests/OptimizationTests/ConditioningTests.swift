import Elementary
import Testing

@testable import Optimization

/// ½ (u² + κ v²) with κ = 100: what conditioning and rotation do to each method.
@Suite("Conditioning")
struct ConditioningTests {
  /// The optimal constants for curvatures 1 and κ (Polyak 1964; Nesterov 1983).
  @Test func optimalMomentumTakesTheRootOfTheSteps() throws {
    let kappa = 100.0
    let root = squareRoot(kappa)
    func run(_ optimizer: any Optimizer, _ learningRate: Double) -> Trajectory {
      minimize(
        Quadratic.elongated(kappa), using: optimizer, schedule: ConstantSchedule(learningRate),
        from: [1, 1], steps: 600)
    }
    func steps(_ run: Trajectory) -> Int? {
      run.firstBelow(1e-8 * run.values[0], of: run.values)
    }

    #expect(steps(run(GradientDescent(), 2 / (1 + kappa))) == 461)

    var heavyBall = HeavyBall()
    heavyBall.momentum = ((root - 1) / (root + 1)) * ((root - 1) / (root + 1))
    let inert = run(heavyBall, (2 / (1 + root)) * (2 / (1 + root)))
    #expect(steps(inert) == 71)
    let peak = try #require(inert.peak(of: inert.values))
    #expect(isNear(peak.value / inert.values[0], 13.61, relative: 1e-3))

    var nesterov = Nesterov()
    nesterov.momentum = (root - 1) / (root + 1)
    #expect(steps(run(nesterov, 1 / kappa)) == 87)
  }

  // Optimizer, turned by 45°, index of the best learning rate, steps until settled there.
  // Aligned as a table.
  // swift-format-ignore
  static let tuned: [(String, Bool, Int, Int)] = [
    ("gd",        false, 18, 188), ("gd",        true, 18, 188),
    ("heavyBall", false, 15,  86), ("heavyBall", true, 15,  86),
    ("nesterov",  false, 16,  53), ("nesterov",  true, 16,  53),
    ("adagrad",   false, 37,   5), ("adagrad",   true, 33, 249),
    ("adam",      false, 23,  78), ("adam",      true, 29, 105),
  ]
  /// Each method at its best of 41 learning rates from 1e-4 to 10; the neighbors are no better.
  @Test(arguments: tuned)
  func rotationCostsOnlyTheMethodsThatScaleCoordinates(
    _ name: String, _ rotated: Bool, _ best: Int, _ expected: Int
  ) throws {
    let optimizer = try rule(name)
    let settled = (best - 1...best + 1).map { index in
      let run = minimize(
        Quadratic.elongated(100, rotated: rotated), using: optimizer,
        schedule: ConstantSchedule(power(10, Double(index - 32) / 8)),
        from: Quadratic.point(3, 1, rotated: rotated), steps: 3000)
      return run.settledBelow(1e-4 * run.values[0], of: run.values) ?? .max
    }
    #expect(settled[1] == expected)
    #expect(settled.min() == expected)
  }

  /// "First below" flatters: Adam is there at step 20 and leaves again.
  @Test func settlingIsNotArriving() {
    let run = minimize(
      Quadratic.elongated(100), using: Adam(),
      schedule: ConstantSchedule(power(10, -6.0 / 8)), from: [3, 1], steps: 300)
    #expect(run.firstBelow(1e-4 * run.values[0], of: run.values) == 20)
    #expect(run.settledBelow(1e-4 * run.values[0], of: run.values) == 78)
  }
}
