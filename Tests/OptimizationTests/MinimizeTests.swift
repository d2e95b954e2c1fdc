import Elementary
import Testing

@testable import Optimization

@Suite("Minimize")
struct MinimizeTests {
  let start = [0.0, 0.0]
  static func descend(
    _ objective: any Objective, _ learningRate: Double, from start: [Double], steps: Int,
    tolerance: Double? = nil
  ) -> Trajectory {
    minimize(
      objective, using: GradientDescent(), schedule: ConstantSchedule(learningRate), from: start,
      steps: steps, stopping: StoppingRule(gradientNorm: tolerance))
  }

  /// On the bowl a step of 0.1 leaves 0.8 of the error, hence 0.64 of the value.
  @Test func gradientDescentShrinksTheBowlByAConstantFactor() {
    let run = Self.descend(Quadratic.bowl, 0.1, from: start, steps: 50, tolerance: 1e-6)
    #expect(run.outcome == .stepLimit)
    #expect(run.count == 51 && run.evaluations == 51 && run.learningRates.count == 50)
    for (t, value) in run.values.enumerated() {
      #expect(isNear(value, 10 * power(0.64, Double(t)), relative: 1e-10))
    }
    #expect(isNear(run.gradientNorms[0], 2 * squareRoot(10), relative: 1e-15))
    #expect(isNear(run.gradientNorms[50], 9.03e-5, relative: 1e-3))
  }

  @Test func convergesAtTheFirstSmallGradient() {
    let run = Self.descend(Quadratic.bowl, 0.1, from: start, steps: 1000, tolerance: 1e-6)
    #expect(run.outcome == .stopped(step: 71, by: .gradientNorm))
    #expect(run.count == 72 && run.learningRates.count == 71)
    #expect(run.gradientNorms[70] >= 1e-6 && run.gradientNorms[71] < 1e-6)
  }

  @Test func aStartThatHasConvergedTakesNoStep() {
    let run = Self.descend(Quadratic.bowl, 0.1, from: [3, -1], steps: 10, tolerance: 1e-6)
    #expect(run.outcome == .stopped(step: 0, by: .gradientNorm))
    #expect(run.iterates == [3, -1] && run.learningRates.isEmpty)
  }

  @Test func takesNoStepsIfNoneAreAskedFor() {
    let run = Self.descend(Quadratic.bowl, 0.1, from: start, steps: 0)
    #expect(run.outcome == .stepLimit && run.values == [10] && run.iterates == [0, 0])
  }

  static let finalValues: [(Double, Double, Double)] = [
    (0.01, 0.43969866514303924, 1e-12),
    (0.10, 1.04e-18, 1e-2),
    (0.90, 1.04e-18, 1e-2),
    (1.10, 1.7e17, 2e-2),
  ]
  @Test(arguments: finalValues)
  func theLearningRateDecides(_ learningRate: Double, _ value: Double, _ relative: Double) {
    let run = Self.descend(Quadratic.line, learningRate, from: [0], steps: 100)
    #expect(isNear(run.values[100], value, relative: relative))
  }

  @Test func halfTheInverseCurvatureIsExactInOneStep() {
    let run = Self.descend(Quadratic.line, 0.5, from: [0], steps: 100)
    #expect(run.values.prefix(2) == [25, 0])
    #expect(run.values.dropFirst().allSatisfy { $0 == 0 })
  }

  @Test func theInverseCurvatureNeverArrives() {
    let run = Self.descend(Quadratic.line, 1, from: [0], steps: 100)
    #expect(run.values.allSatisfy { $0 == 25 })
    #expect(run.flipsSignEveryStep(of: 0, about: 5))
  }

  /// The zigzag across the valley needs a learning rate above 1/L = 0.04.
  @Test(arguments: [(0.02, 0), (0.06, 20), (0.0769, 20)])
  func zigzagIsTheSignOfALargeLearningRate(_ learningRate: Double, _ flips: Int) {
    let run = Self.descend(Quadratic.elongated(25), learningRate, from: [4, 1], steps: 50)
    #expect(run.signFlips(of: 1, about: 0, in: 20) == flips)
    #expect(run.flipsSignEveryStep(of: 1, about: 0, in: 20) == (flips == 20))
  }

  @Test func divergenceIsAnOutcomeAndRecordingStopsBeforeIt() {
    let run = Self.descend(Quadratic.line, 1e200, from: [0], steps: 100)
    #expect(run.outcome == .diverged(step: 1))
    #expect(run.values == [25] && run.iterates == [0] && run.evaluations == 2)
    #expect(run.isDiverged)
  }

  @Test func aStartThatIsNoNumberDivergesAtStepZero() {
    let run = Self.descend(Quadratic.line, 0.1, from: [.nan], steps: 100)
    #expect(run.outcome == .diverged(step: 0))
    #expect(run.values.isEmpty && run.iterates.isEmpty && run.learningRates.isEmpty)
  }

  @Test func gradientNormsNeitherOverflowNorUnderflow() {
    for scale in [1e-200, 1e200] {
      let plane = Quadratic([scale, 0, 0, scale], center: [0, 0])
      let run = Self.descend(plane, 0, from: [3e-50, 4e-50], steps: 0)
      #expect(isNear(run.gradientNorms[0], 5e-50 * scale, relative: 1e-14))
    }
  }

  @Test func asManyStepsAsOneLikesMayBeAllowed() {
    let run = Self.descend(Quadratic.bowl, 0.1, from: start, steps: .max, tolerance: 1e-6)
    #expect(run.outcome == .stopped(step: 71, by: .gradientNorm))
  }

  struct Halving: Schedule {
    func value(at step: Int) -> Double { power(0.5, Double(step)) }
  }
  @Test func theScheduleIsAskedForStepsFromZero() {
    let run = minimize(
      Quadratic.bowl, using: Adam(), schedule: Halving(), from: start, steps: 3)
    #expect(run.learningRates == [1, 0.5, 0.25])
  }
}
