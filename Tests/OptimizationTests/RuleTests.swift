import Elementary
import Formula
import TestSupport
import Testing

@testable import Optimization

/// What the papers promise of their rules, and what makes the conventions differ.
@Suite("Rules")
struct RuleTests {
  /// The rule of a convention with hyperparameters set by name.
  static func rule(
    _ name: String, _ convention: Convention? = nil, _ values: [String: Double] = [:]
  ) throws -> any Optimizer {
    let entry = try #require(optimizers.first { $0.name == name })
    let preset = try #require(entry.preset(convention))
    return preset.make(
      try preset.hyperparameters.map { try #require(values[$0.name] ?? $0.defaultValue) })
  }

  static func run(
    _ rule: any Optimizer, on f: any Objective, from start: [Double], rate: Double, steps: Int,
    recording: Recording = .iterates
  ) -> Trajectory {
    minimize(
      f, using: rule, schedule: ConstantSchedule(rate), from: start, steps: steps,
      recording: recording)
  }

  /// On ½λx² heavy ball is stable for η < 2(1 + μ)/λ (Polyak 1964), Nesterov's method for
  /// η < 2(1 + μ)/((1 + 2μ)λ), gradient descent for η < 2/λ: just below they shrink, just above
  /// they grow.
  @Test(arguments: 0..<40)
  func stabilityLimitsAreThoseOfTheCharacteristicPolynomial(_ seed: Int) throws {
    let momentum = [0, 0.3, 0.5, 0.9][seed % 4]
    let curvature = power(10, Double(seed / 4) / 3 - 1.5)
    let limits = [
      ("gd", 2 / curvature, [:]),
      ("heavyBall", 2 * (1 + momentum) / curvature, ["momentum": momentum]),
      (
        "nesterov", 2 * (1 + momentum) / ((1 + 2 * momentum) * curvature),
        ["momentum": momentum]
      ),
    ]
    for (name, limit, values) in limits {
      for (factor, isStable) in [(0.97, true), (1.03, false)] {
        let run = Self.run(
          try Self.rule(name, nil, values), on: Quadratic([curvature], center: [0]), from: [1],
          rate: factor * limit, steps: 1500)
        #expect((run.values.last ?? 0 < run.values[0]) == isStable, "\(name), \(factor)")
      }
    }
  }

  /// |Δ| ≤ η (1 − β₁)/√(1 − β₂) in the sparsest case, η otherwise (Kingma & Ba, §2.1).
  @Test(arguments: 0..<50)
  func adamNeverStepsFartherThanItsBound(_ seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let adam = Adam()
    var (slot, shared) = (adam.initialSlot, adam.initialShared)
    let bound = 0.1 * (1 - adam.beta1) / squareRoot(1 - adam.beta2)
    for _ in 0..<200 {
      let g = random.next() % 4 == 0 ? Double.random(in: -1e3...1e3, using: &random) : 0
      adam.prepare(&shared)
      let delta = adam.delta(g, slot: &slot, shared: shared, learningRate: 0.1)
      #expect(abs(delta) <= bound * (1 + 1e-12))
    }
  }

  @Test func newtonSolvesAQuadraticInOneStep() throws {
    let f = Quadratic([3, 1, 1, 2], center: [4, -7])
    let run = Self.run(Newton(), on: f, from: [100, 50], rate: 1, steps: 1)
    #expect(run.gradientNorms[1] < 1e-12 * run.gradientNorms[0])
  }

  /// It takes what it finds: from 0.4 the maximizer 0.16994 of x⁴ − 3x² + x.
  @Test func newtonGoesToAMaximizer() throws {
    let f = try Formula("x^4 - 3*x^2 + x")
    let run = Self.run(Newton(), on: f, from: [0.4], rate: 1, steps: 20)
    let end = run.iterate(20)[20]
    #expect(abs(end - 0.16994) < 1e-5)
    #expect(f.hessian(at: [end])[0] < 0)
  }

  /// On √(1 + x²) the step is x ↦ −x³.
  @Test func newtonDivergesWhereItsModelIsWrong() throws {
    let f = try Formula("sqrt(1 + x^2)")
    let run = Self.run(Newton(), on: f, from: [1.5], rate: 1, steps: 3)
    #expect(isNear(run.iterate(1)[1], -1.5 * 1.5 * 1.5, relative: 1e-12))
    #expect(Self.run(DampedNewton(), on: f, from: [1.5], rate: 1, steps: 30).values.last == 1)
  }

  /// Without ε the first step is η whatever the gradient (Kingma & Ba, algorithm 2), and none where
  /// there is no gradient.
  @Test(arguments: [(1e-8, 0.998), (1e-300, 0.998), (0, 1)])
  func adamaxOfThePaperHasNoEpsilon(_ slope: Double, _ end: Double) throws {
    let run = Self.run(
      try Self.rule("adamax", .paper), on: try Formula("\(slope)*x"), from: [1], rate: 2e-3,
      steps: 1)
    #expect(isNear(run.iterates[1], end, relative: 1e-15))
  }

  static let hard = ["beale", "himmelblau", "rosenbrock", "styblinskiTang"]

  @Test(arguments: ["backtracking", "dampedNewton", "exactLineSearch", "lbfgs"], hard)
  func lineSearchesNeverGoUp(_ name: String, _ objectiveName: String) throws {
    let run = Self.run(
      try Self.rule(name), on: try objective(objectiveName), from: [-1.2, 1], rate: 1, steps: 200)
    #expect(zip(run.values, run.values.dropFirst()).allSatisfy { $1 <= $0 })
    #expect(!run.isDiverged)
  }

  /// Both find the minimizer of Rosenbrock's valley to rounding, where gradient descent crawls.
  @Test(arguments: [("lbfgs", 60), ("dampedNewton", 30)])
  func secondOrderMethodsArriveFast(_ name: String, _ steps: Int) throws {
    let run = Self.run(
      try Self.rule(name), on: try objective("rosenbrock"), from: [-1.2, 1], rate: 1, steps: steps)
    #expect(try #require(run.values.last) < 1e-20)
    if name == "lbfgs" { #expect(run.evaluations < 80) }
  }

  /// Successive gradients of steepest descent are orthogonal, and f falls at least by Kantorovich's
  /// factor ((κ − 1)/(κ + 1))² (Nocedal & Wright, theorem 3.3).
  @Test(arguments: [2.0, 25, 1000])
  func exactStepsAreOrthogonal(_ kappa: Double) throws {
    let f = Quadratic.elongated(kappa)
    let run = Self.run(ExactLineSearch(), on: f, from: [kappa, 1], rate: 1, steps: 12)
    let factor = (kappa - 1) / (kappa + 1) * (kappa - 1) / (kappa + 1)
    for t in 0..<12 {
      let (a, b) = (Array(run.iterate(t)), Array(run.iterate(t + 1)))
      let dot = a[0] * b[0] + kappa * kappa * a[1] * b[1]
      #expect(abs(dot) <= 1e-9 * run.gradientNorms[t] * run.gradientNorms[t + 1])
      #expect(run.values[t + 1] <= factor * run.values[t] * (1 + 1e-9))
    }
  }

  @Test(arguments: hard)
  func backtrackingMeetsArmijosCondition(_ name: String) throws {
    let run = Self.run(
      Backtracking(), on: try objective(name), from: [-1.2, 1], rate: 1, steps: 100,
      recording: .state)
    let alphas = try #require(run.state.first { $0.name == "stepFactor" }).values
    for t in 0..<100 {
      let alpha = alphas[2 * t]
      let decrease = 1e-4 * alpha * run.gradientNorms[t] * run.gradientNorms[t]
      #expect(run.values[t + 1] <= run.values[t] - decrease || alpha == 0)
      // A power of one half.
      #expect(alpha == 0 || alpha.significand == 1)
    }
  }

  /// No step of a convex function leads away from the minimizer (Polyak 1987, §5.3).
  @Test(arguments: 0..<40)
  func polyaksStepNeverLeadsAway(_ seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let start = (0..<2).map { _ in Double.random(in: -5...5, using: &random) }
    let f = Quadratic.elongated(power(10, Double(seed % 4)), rotated: seed % 2 == 0)
    let run = Self.run(PolyakStep(), on: f, from: start, rate: 1e6, steps: 60)
    let distances = (0..<run.count).map { run.distance(to: [0, 0], at: $0) }
    #expect(zip(distances, distances.dropFirst()).allSatisfy { $1 <= $0 * (1 + 1e-12) })
  }

  /// The two forms of Nesterov's method visit the same points: one at x, the other ahead of it.
  @Test func bothFormsOfNesterovAreOneMethod() throws {
    let f = try objective("rosenbrock")
    var (torch, paper) = (Nesterov(), SutskeverNesterov())
    (torch.momentum, paper.momentum) = (0.9, 0.9)
    let ahead = Self.run(torch, on: f, from: [-1.2, 1], rate: 1e-4, steps: 50)
    let behind = Self.run(
      paper, on: f, from: [-1.2, 1], rate: 1e-4, steps: 50, recording: .state)
    let v = try #require(behind.state.first).values.count
    #expect(v == 100)
    let velocity = try #require(behind.state.first { $0.name == "v" }).values
    for t in 1...50 {
      for i in 0..<2 {
        let point = Array(behind.iterate(t))[i] + 0.9 * velocity[2 * (t - 1) + i]
        #expect(abs(point - Array(ahead.iterate(t))[i]) < 1e-12)
      }
    }
  }

  /// Lion ends in a cycle of two points that are η apart.
  @Test func lionCyclesAboutTheMinimizer() {
    let run = Self.run(Lion(), on: Quadratic([1], center: [0]), from: [1], rate: 0.03, steps: 2000)
    let tail = run.coordinate(0).suffix(100)
    #expect(zip(tail, tail.dropFirst()).allSatisfy { abs(abs($0 - $1) - 0.03) < 1e-12 })
    #expect(tail.allSatisfy { abs($0) < 1 })
  }

  static let pairs: [(String, Convention, Convention)] = [
    ("adagrad", .torch, .optax), ("adan", .paper, .optax), ("amsgrad", .torch, .optax),
    ("amsgrad", .torch, .paper), ("nadam", .torch, .optax), ("rmsprop", .torch, .optax),
  ]
  /// Names alone do not tell what is run.
  @Test(arguments: pairs)
  func conventionsDiffer(_ name: String, _ first: Convention, _ second: Convention) throws {
    let runs = try [first, second].map {
      Self.run(
        try Self.rule(name, $0), on: Quadratic.elongated(25), from: [4, 1], rate: 0.05, steps: 60)
    }
    #expect(abs(runs[0].iterates[120] - runs[1].iterates[120]) > 1e-4)
  }

  /// Polyak's form keeps old learning rates in the buffer, PyTorch's multiplies all of it.
  @Test func heavyBallsDifferUnderASchedule() throws {
    func end(_ convention: Convention, _ schedule: any Schedule) throws -> Double {
      let run = minimize(
        Quadratic.elongated(25),
        using: try Self.rule("heavyBall", convention, ["momentum": 0.9]), schedule: schedule,
        from: [4, 1], steps: 40)
      return run.iterates[80]
    }
    let drop = DropSchedule()
    #expect(try abs(end(.torch, drop) - end(.paper, drop)) > 0.01)
    let constant = ConstantSchedule(0.01)
    #expect(try abs(end(.torch, constant) - end(.paper, constant)) < 1e-12)
  }

  /// A mean square that starts at zero makes steps too long by 1/√(1 − ρ), unless it is corrected.
  @Test func centeredRmspropDividesByTheDeviation() throws {
    var rule = RMSProp()
    rule.centered = true
    rule.decay = 0.5
    var (slot, shared) = (rule.initialSlot, rule.initialShared)
    rule.prepare(&shared)
    // v = ½·4, q = ½·2, v − q² = 1.
    let delta = rule.delta(2, slot: &slot, shared: shared, learningRate: 1)
    #expect(isNear(delta, 2, relative: 1e-7))
  }

  /// A flip halves the step and waits; then it goes on from there.
  @Test func rpropWaitsAfterAFlip() {
    let rule = Rprop()
    var (slot, shared) = (rule.initialSlot, rule.initialShared)
    let deltas = [3.0, 0.1, -5, -5, -5].map { g in
      rule.prepare(&shared)
      return rule.delta(g, slot: &slot, shared: shared, learningRate: 0.1)
    }
    let expected = [0.1, 0.12, 0, -0.06, -0.072]
    for (delta, value) in zip(deltas, expected) { #expect(abs(delta - value) < 1e-15) }
  }
}

/// A learning rate that falls to a tenth after twenty steps.
private struct DropSchedule: Schedule {
  func value(at step: Int) -> Double { step < 20 ? 0.01 : 0.001 }
}
