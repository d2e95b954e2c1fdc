import Optimization
import Testing

@testable import Report

@Suite struct DeterminismTests {
  static let first = """
    "first": {
      "objective": "boundedSaddle", "start": [1, 0], "steps": 40, "repetitions": 3,
      "noise": { "sigma": { "sweep": [0.001, 0.1] } },
      "optimizers": [{ "name": "gd", "learningRate": 0.1 }, { "name": "adam", "learningRate": 0.1 }]
    }
    """
  static let second = first.replacing("\"first\"", with: "\"second\"")

  static func values(_ runs: [Run]) -> [[Double]] { runs.map { $0.trajectory?.iterates ?? [] } }

  @Test func runsDoNotDependOnHowOftenOrInWhichOrder() throws {
    let forward = try report("\(Self.first), \(Self.second)").runs
    let backward = try report("\(Self.second), \(Self.first)").runs
    let again = try report("\(Self.first), \(Self.second)").runs
    #expect(forward.map(Self.values) == again.map(Self.values))
    #expect(forward.map(Self.values) == backward.reversed().map(Self.values))
    #expect(try Self.values(report(Self.first).runs[0]) == Self.values(forward[0]))
  }

  @Test func seedAndNameChangeTheNoise() throws {
    let here = try report("\(Self.first), \(Self.second)").runs
    #expect(Self.values(here[0]) != Self.values(here[1]))
    #expect(try Self.values(report(Self.first, seed: 8).runs[0]) != Self.values(here[0]))
  }

  /// On the linear objective x + y the gradient is (1, 1) everywhere, so what descent steps by
  /// shows the noise itself: it is the same for all optimizers, learning rates and σ.
  @Test func noiseIsCommonToAllSettings() throws {
    let found = try runs(
      """
      "objective": { "formula": "x + y" }, "start": [0, 0], "steps": 5, "repetitions": 2,
      "noise": { "sigma": { "sweep": [0.5, 2] } },
      "optimizers": [
        { "name": "gd", "learningRate": { "sweep": [0.5, 0.25] } },
        { "name": "heavyBall", "learningRate": 0.5, "momentum": 0 }]
      """)
    #expect(found.count == 12)
    let noise = found.map { run -> [Double] in
      let (rate, sigma) = (
        run.minimization?.optimizer.learningRate ?? 0, run.minimization?.sigma ?? 0
      )
      let x = run.trajectory?.coordinate(0) ?? []
      return zip(x, x.dropFirst()).map { (($0 - $1) / rate - 1) / sigma }
    }
    for (run, xi) in zip(found, noise) {
      for (a, b) in zip(xi, noise[run.repetition]) { #expect(abs(a - b) < 1e-12) }
    }
    #expect(abs(noise[0][0] - noise[1][0]) > 1e-3, "repetitions differ")
  }
}

@Suite struct SeriesTests {
  /// x ← 0.8 x on f = x², x₀ = 2, and what follows from it.
  static let table: [(SeriesQuery.Quantity, [Double])] = [
    (.loss, [4, 2.56, 1.6384]),
    (.relativeLoss, [1, 0.64, 0.4096]),
    (.bestLoss, [4, 2.56, 1.6384]),
    (.gap, [4, 2.56, 1.6384]),
    (.bestGap, [4, 2.56, 1.6384]),
    (.gradientNorm, [4, 3.2, 2.56]),
    (.distance, [2, 1.6, 1.28]),
    (.error, [2, 1.6, 1.28]),
    (.coordinate, [2, 1.6, 1.28]),
    (.stepLength, [0.4, 0.32]),
    (.learningRate, [0.1, 0.1]),
  ]
  @Test(arguments: table)
  func quantitiesAreWhatTheySay(_ quantity: SeriesQuery.Quantity, _ expected: [Double]) throws {
    let run = try runs(
      """
      "objective": { "formula": "x^2" }, "start": [2], "steps": 2,
      "optimizer": { "name": "gd", "learningRate": 0.1 }
      """)[0]
    let found = SeriesQuery(quantity).series(of: run)
    #expect(found.count == expected.count)
    for (a, b) in zip(found, expected) { #expect(abs(a - b) < 1e-12) }
  }

  @Test func theGapNeedsAMinimizer() throws {
    let run = try runs(
      """
      "objective": "hyperbolicSaddle", "start": [1, 1], "steps": 2,
      "optimizer": { "name": "gd", "learningRate": 0.1 }
      """)[0]
    for quantity in [SeriesQuery.Quantity.gap, .distance, .error] {
      #expect(SeriesQuery(quantity).series(of: run).isEmpty)
    }
  }

  @Test func everyQuantityIsHere() {
    // `QuantityTests` has the state.
    #expect(Set(Self.table.map(\.0) + [.state]) == Set(SeriesQuery.Quantity.allCases))
  }
}
