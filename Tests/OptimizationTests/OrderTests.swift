import Testing

@testable import Optimization

/// The order of operations that `minimize` states, in steps computed by hand.
@Suite("Order of operations")
struct OrderTests {
  static let start = [1.0, 2.0]
  static let rates = [0.5, 0.25]

  static var schedule: any Schedule {
    var list = ListSchedule()
    list.values = rates
    return list
  }

  static let noise = NoiseStream(.additive(sigma: 3), seed: 1, identity: 2)

  /// The gradient of the bowl at a point, with its noise, clipped to [−2.5, 2.5].
  static func clipped(at x: [Double], step: Int) -> [Double] {
    var noisy = [2 * (x[0] - 3), 2 * (x[1] + 1)]
    var span = noisy.mutableSpan
    noise.perturb(&span, step: step)
    return noisy.map { min(max($0, -2.5), 2.5) }
  }

  static func run(
    _ decay: WeightDecay, using rule: any Optimizer = GradientDescent(),
    scheduled: [ScheduledHyperparameter] = [], lambdas: [Double]? = nil
  ) -> Trajectory {
    minimize(
      Quadratic.bowl, using: rule, schedule: schedule, from: start, steps: 2, scheduled: scheduled,
      clipping: .value(2.5), weightDecay: decay,
      decaySchedule: lambdas.map { lambdas in
        var list = ListSchedule()
        list.values = lambdas
        return list
      }, noise: noise, recording: .state)
  }

  /// Two steps, each by a formula of η, x and the clipped gradient.
  static func byHand(_ step: (_ rate: Double, _ x: Double, _ g: Double) -> Double) -> [Double] {
    var x = start
    var iterates = x
    for (t, rate) in rates.enumerated() {
      x = zip(x, clipped(at: x, step: t)).map { step(rate, $0, $1) }
      iterates += x
    }
    return iterates
  }

  static func expectNear(_ run: Trajectory, _ expected: [Double]) {
    #expect(run.iterates.count == expected.count)
    for (found, expected) in zip(run.iterates, expected) {
      #expect(isNear(found, expected, relative: 1e-14))
    }
  }

  /// Noise comes first: what is clipped, and so seen by the rule, has it.
  @Test func noiseIsClipped() {
    let run = Self.run(WeightDecay())
    Self.expectNear(run, Self.byHand { $1 - $0 * $2 })
    #expect(run.state[0].values.allSatisfy { abs($0) <= 2.5 })
    #expect(run.state[0].values.contains { abs($0) == 2.5 })
    #expect(run.state[0].values.contains { abs($0) < 2.5 })
  }

  /// Coupled decay comes after clipping: the rule sees more than the bound.
  @Test func coupledDecayIsNotClipped() {
    let run = Self.run(WeightDecay(.coupled, lambda: 0.75))
    Self.expectNear(run, Self.byHand { $1 - $0 * ($2 + 0.75 * $1) })
    #expect(run.state[0].values.contains { abs($0) > 2.5 })
  }

  /// The other kinds are apart from the rule: of x_t before its step, or of what the step leaves.
  @Test func otherDecayIsApartFromTheRule() {
    Self.expectNear(
      Self.run(WeightDecay(.decoupled, lambda: 0.75)),
      Self.byHand { (1 - $0 * 0.75) * $1 - $0 * $2 })
    Self.expectNear(
      Self.run(WeightDecay(.unscaled, lambda: 0.75)),
      Self.byHand { (1 - $0 / 0.5 * 0.75) * $1 - $0 * $2 })
    Self.expectNear(
      Self.run(WeightDecay(.proximal, lambda: 0.75)),
      Self.byHand { ($1 - $0 * $2) / (1 + $0 * 0.75) })
  }

  /// λ of a schedule is that of the same step, whatever λ the decay has itself.
  @Test func decayFollowsItsSchedule() {
    func byHand(_ step: (_ rate: Double, _ lambda: Double, _ x: Double, _ g: Double) -> Double)
      -> [Double]
    {
      let lambdas = [0.5: 0.75, 0.25: 0.125]
      return Self.byHand { step($0, lambdas[$0] ?? 0, $1, $2) }
    }
    for (kind, expected) in [
      (WeightDecay.Kind.coupled, byHand { $2 - $0 * ($3 + $1 * $2) }),
      (.decoupled, byHand { (1 - $0 * $1) * $2 - $0 * $3 }),
      (.unscaled, byHand { (1 - $0 / 0.5 * $1) * $2 - $0 * $3 }),
      (.proximal, byHand { ($2 - $0 * $3) / (1 + $0 * $1) }),
    ] {
      let run = Self.run(WeightDecay(kind, lambda: 0), lambdas: [0.75, 0.125])
      Self.expectNear(run, expected)
    }
  }

  /// A momentum of its own schedule is that of the same step.
  @Test func otherHyperparametersAreThoseOfTheStep() {
    var momentum = ListSchedule()
    momentum.values = [0.75, 0.125]
    let run = Self.run(
      WeightDecay(), using: HeavyBall(),
      scheduled: [ScheduledHyperparameter(index: 0, schedule: momentum)])
    let first = Self.clipped(at: Self.start, step: 0)
    let second = zip(Self.start, first).map { $0 - 0.5 * $1 }
    let gradient = Self.clipped(at: second, step: 1)
    // The first buffer is the gradient, whatever the momentum.
    let third = second.indices.map { second[$0] - 0.25 * (0.125 * first[$0] + gradient[$0]) }
    Self.expectNear(run, Self.start + second + third)
  }

  /// A schedule hears f(x_t) before it is asked for the step from x_t.
  @Test func schedulesHearTheLossBeforeTheyAreAsked() {
    struct Echo: Schedule {
      var heard: [Double] = []
      func value(at step: Int) -> Double { heard.count == step + 1 ? heard[step] / 100 : .nan }
      mutating func observe(_ loss: Double, at step: Int) { heard.append(loss) }
    }
    let run = minimize(
      Quadratic.bowl, using: GradientDescent(), schedule: Echo(), from: Self.start, steps: 5)
    #expect(run.learningRates == run.values.dropLast().map { $0 / 100 })
  }
}
