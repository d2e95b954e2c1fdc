import Elementary
import Testing

@testable import Optimization

/// On the bowl, with a learning rate of 0.1 from a distance of √10: f(x_t) = 10 · 0.64ᵗ,
/// ‖∇f(x_t)‖ = 2√10 · 0.8ᵗ, and a step of 0.2√10 · 0.8ᵗ.
@Suite("Stopping rules")
struct StoppingTests {
  static func run(_ rule: StoppingRule, learningRate: Double = 0.1) -> Trajectory {
    minimize(
      Quadratic.bowl, using: GradientDescent(), schedule: ConstantSchedule(learningRate),
      from: [0, 0], steps: 100, stopping: rule)
  }

  static func rule(_ change: (inout StoppingRule) -> Void) -> StoppingRule {
    var rule = StoppingRule()
    change(&rule)
    return rule
  }

  static let table: [(StoppingRule, StoppingRule.Criterion, Int)] = [
    // 2√10 · 0.8ᵗ is 1.06 after 8 steps, 0.85 after 9.
    (rule { $0.gradientNorm = 1 }, .gradientNorm, 9),
    // 0.8ᵗ is 0.512 after 3 steps, 0.41 after 4.
    (rule { $0.relativeGradientNorm = 0.5 }, .relativeGradientNorm, 4),
    // 10 · 0.64ᵗ is 1.07 after 5 steps, 0.69 after 6.
    (rule { $0.loss = 1 }, .loss, 6),
    // 3.6 · 0.64ᵗ⁻¹ is 0.101 after 9 steps, 0.065 after 10.
    (rule { $0.lossChange = 0.1 }, .lossChange, 10),
    // 0.632 · 0.8ᵗ⁻¹ is 0.106 after 9 steps, 0.085 after 10.
    (rule { $0.stepLength = 0.1 }, .stepLength, 10),
    // The start takes an evaluation as well.
    (rule { $0.evaluations = 7 }, .evaluations, 6),
    // 10, 6.4, 4.1, 2.6, 1.7, 1.07: the last that is lower by 1 than the best before it.
    (
      rule {
        $0.patience = 3
        $0.improvement = 1
      }, .patience, 8
    ),
    // Of two criteria the one that holds first.
    (
      rule {
        $0.loss = 1
        $0.stepLength = 0.1
      }, .loss, 6
    ),
  ]
  @Test(arguments: table)
  func endARunAtTheFirstStepThatMeetsThem(
    _ rule: StoppingRule, _ criterion: StoppingRule.Criterion, _ step: Int
  ) {
    let run = Self.run(rule)
    #expect(run.outcome == .stopped(step: step, by: criterion))
    #expect(run.count == step + 1 && run.learningRates.count == step)
  }

  @Test func everyCriterionIsTested() {
    #expect(Set(Self.table.map(\.1)) == Set(StoppingRule.Criterion.allCases))
  }

  /// A learning rate of 1 goes from side to side, and never lower.
  @Test func patienceEnds() {
    let run = Self.run(Self.rule { $0.patience = 5 }, learningRate: 1)
    #expect(run.outcome == .stopped(step: 5, by: .patience))
  }

  @Test func aFallingLossIsWaitedFor() {
    let rule = Self.rule { $0.patience = 1 }
    #expect(Self.run(rule).outcome == .stepLimit)
  }

  /// The first step has no step before it whose change or length could be small.
  @Test func changesAreAskedForAfterTheFirstStep() {
    let still = minimize(
      Quadratic.bowl, using: GradientDescent(), schedule: ConstantSchedule(0.1), from: [3, -1],
      steps: 10, stopping: Self.rule { $0.stepLength = 1 })
    #expect(still.outcome == .stopped(step: 1, by: .stepLength))
  }

  /// A run is measured by the gradient of the objective, not by what noise makes of it.
  @Test func noiseDoesNotStopARun() {
    let noise = NoiseStream(.additive(sigma: 100), seed: 1, identity: 2)
    let run = minimize(
      Quadratic.bowl, using: GradientDescent(), schedule: ConstantSchedule(0.1), from: [3, -1],
      steps: 10, stopping: StoppingRule(gradientNorm: 1e-6), noise: noise)
    #expect(run.outcome == .stopped(step: 0, by: .gradientNorm))
  }
}
