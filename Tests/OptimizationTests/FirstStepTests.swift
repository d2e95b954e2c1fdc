import Elementary
import Testing

@testable import Optimization

/// The first steps of the elementwise rules on given gradients, worked out by hand.
///
/// The decay rates are ½ and ε is 0 unless a case says otherwise; then 3, −1 make of Adam's means
/// m = 3/2, 1/4, so m̂ = 3, 1/3, and v = 9/2, 11/4, so v̂ = 9, 11/3.
@Suite("First steps")
struct FirstStepTests {
  struct Case: CustomTestStringConvertible {
    var name: String
    var convention: Convention
    var values: [String: Double] = [:]
    var gradients: [Double] = [3, -1]
    var rates: [Double] = [1, 1]
    /// x_t − x_{t+1}
    var steps: [Double]

    var testDescription: String { "\(name), \(convention.rawValue)" }

    func rule() throws -> any Optimizer {
      let entry = try #require(optimizers.first { $0.name == name })
      let preset = try #require(entry.preset(convention))
      return preset.make(
        preset.hyperparameters.map { declared in
          if let value = values[declared.name] { return value }
          if declared.name.hasPrefix("epsilon") { return 0 }
          let isRate = declared.name.hasPrefix("beta") || declared.name == "decay"
          return isRate ? 0.5 : declared.defaultValue ?? 0.5
        })
    }
  }

  static let cases: [Case] = [
    // s = 9/8, 43/32 from the deviations 3/2, −5/4.
    Case(name: "adabelief", convention: .optax, steps: [2, 1 / 3.0 / squareRoot(43 / 24.0)]),
    // E = 8, 12 and D = 0, 8/9 with ε = 1.
    Case(
      name: "adadelta", convention: .torch, values: ["epsilon": 1], gradients: [4, -4],
      steps: [4 / 3.0, -4 * squareRoot(17 / 9.0) / squareRoot(13)]),
    Case(
      name: "adagrad", convention: .torch, values: ["learningRateDecay": 1], gradients: [3, -4],
      steps: [1, -0.4]),
    // √(7 + 9 + 9) and √(7 + 9 + 24 + 9): ε = 9 is under the root.
    Case(
      name: "adagrad", convention: .optax, values: ["initialAccumulator": 7, "epsilon": 9],
      gradients: [3, squareRoot(24)], steps: [0.6, squareRoot(24) / 7]),
    Case(name: "adam", convention: .paper, steps: [1, 1 / squareRoot(33)]),
    // Under the root ε₀ = 7 makes 16 of 9; beside it ε = 1 makes 4 of 3.
    Case(
      name: "adam", convention: .optax, values: ["epsilonRoot": 7, "epsilon": 1],
      gradients: [3], steps: [0.6]),
    // u = 3, then the larger of 3/2 and 1.
    Case(name: "adamax", convention: .torch, steps: [1, 2 / 9.0]),
    // d = 0, −4; v̂ = 0, −8/3; n̂ = 9, 9.
    Case(
      name: "adan", convention: .paper, steps: [1, (1 / 3.0 - 0.5 * 8 / 3) / 3]),
    // With β₂ = ¼ Optax weighs d and v̂ = 0, −16/5 by ¾: n = 9/2, 9/4 + 16/2.
    Case(
      name: "adan", convention: .optax, values: ["beta2": 0.25],
      steps: [1, (1 / 3.0 - 0.75 * 16 / 5) / squareRoot(41 / 3.0)]),
    // The authors weigh them by ¼: n = 9/2, 9/4 + 4/2.
    Case(
      name: "adan", convention: .paper, values: ["beta2": 0.25],
      steps: [1, (1 / 3.0 - 0.25 * 16 / 5) / squareRoot(17 / 3.0)]),
    // The largest v is 9/2, corrected by ½ and ¾; the largest v̂ is 9; or nothing is corrected.
    Case(name: "amsgrad", convention: .torch, steps: [1, 1 / 3.0 / squareRoot(6)]),
    Case(name: "amsgrad", convention: .optax, steps: [1, 1 / 9.0]),
    Case(
      name: "amsgrad", convention: .paper,
      steps: [1.5 / squareRoot(4.5), 0.25 / squareRoot(4.5)]),
    Case(name: "gd", convention: .torch, rates: [0.5, 2], steps: [1.5, -2]),
    Case(
      name: "heavyBall", convention: .torch, values: ["momentum": 0.5, "dampening": 0.75],
      gradients: [8, -4], rates: [1, 0.5], steps: [8, 1.5]),
    // The old momentum keeps the old rate.
    Case(
      name: "heavyBall", convention: .paper, values: ["momentum": 0.5, "dampening": 0.75],
      gradients: [8, -4], rates: [1, 0.5], steps: [8, 3.5]),
    // The mean outweighs the second gradient, not the third.
    Case(
      name: "lion", convention: .paper, gradients: [3, -1, -1], rates: [1, 1, 2],
      steps: [1, 1, -2]),
    Case(
      name: "nadam", convention: .optax,
      steps: [4 / 3.0, (1 / 7.0 - 2 / 3.0) / squareRoot(11 / 3.0)]),
    // With ψ = 0 the momentum is ¼ for good: Π = ¼, 1/16, 1/64.
    Case(
      name: "nadam", convention: .torch, values: ["momentumDecay": 0],
      steps: [3.4 / 3, (4 / 63.0 - 0.8) / squareRoot(11 / 3.0)]),
    Case(
      name: "nesterov", convention: .torch, values: ["momentum": 0.5], gradients: [4, -2],
      steps: [6, -2]),
    // ρ_∞ = 3: the mean square is never trusted.
    Case(name: "radam", convention: .torch, steps: [3, 1 / 3.0]),
    // v = 4, 4 with ρ = ¾; the buffer adds up 2, −1.
    Case(
      name: "rmsprop", convention: .torch, values: ["decay": 0.75, "momentum": 0.5],
      gradients: [4, -2, 2], rates: [0.1, 1, 1], steps: [0.2, 0, 1]),
    // Here it adds up 0.2, −1.
    Case(
      name: "rmsprop", convention: .optax, values: ["decay": 0.75, "momentum": 0.5],
      gradients: [4, -2, 2], rates: [0.1, 1, 1], steps: [0.2, -0.9, 0.55]),
    // v = 9/2, 4 from 0.
    Case(
      name: "yogi", convention: .optax, values: ["initialAccumulator": 0],
      steps: [1, 1 / 3.0 / squareRoot(16 / 3.0)]),
  ]
  @Test(arguments: cases)
  func areThoseWorkedOutByHand(_ row: Case) throws {
    let rule = try #require(try row.rule() as? any ElementwiseOptimizer)
    let found = Self.steps(of: rule, row.gradients, row.rates)
    #expect(found.count == row.steps.count)
    for (step, expected) in zip(found, row.steps) {
      #expect(abs(step - expected) < 1e-14, "\(step), not \(expected)")
    }
  }

  /// No elementwise rule is left out; Rprop has a test of its own.
  @Test func coverEveryElementwiseRule() {
    let covered = Set(Self.cases.map(\.name))
    let missing = optimizers.filter { entry in
      entry.presets[0].make(entry.presets[0].hyperparameters.map { $0.defaultValue ?? 0 })
        is any ElementwiseOptimizer && !covered.contains(entry.name)
    }
    #expect(Set(missing.map(\.name)) == ["adamw", "rprop"])
  }

  /// Whatever β₂ is usual, the first five steps are momentum alone; the sixth is scaled.
  @Test(arguments: [0.9, 0.99, 0.999], [Convention.torch, .optax])
  func radamTrustsFromTheSixthStepOn(_ beta2: Double, _ convention: Convention) throws {
    let radam = try #require(
      try RuleTests.rule("radam", convention, ["beta2": beta2]) as? any ElementwiseOptimizer)
    let steps = Self.steps(
      of: radam, Array(repeating: 100, count: 6), Array(repeating: 1, count: 6))
    // m̂ of equal gradients is the gradient, and r < 1.
    for step in steps.prefix(5) { #expect(isNear(step, 100, relative: 1e-13)) }
    #expect(steps[5] > 0 && steps[5] < 1)
  }

  /// The updates of one coordinate, one for each gradient.
  static func steps(
    of rule: some ElementwiseOptimizer, _ gradients: [Double], _ rates: [Double]
  ) -> [Double] {
    var (slot, shared) = (rule.initialSlot, rule.initialShared)
    return zip(gradients, rates).map { g, rate in
      rule.prepare(&shared)
      return rule.delta(g, slot: &slot, shared: shared, learningRate: rate)
    }
  }
}
