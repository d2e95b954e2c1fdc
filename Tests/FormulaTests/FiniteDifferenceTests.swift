import Testing

@testable import Formula

struct FiniteDifferenceTests {
  /// The slope of the chain-rule lesson three ways: by hand, backwards, by differences.
  @Test func agreeOnTheLesson() throws {
    let formula = try Formula("(2*x + 1)^2")
    #expect(formula.gradient(at: [3]).gradient == [28])
    // A parabola has no third derivative, so the central difference is exact.
    #expect(formula.difference(.central, at: [3], coordinate: 0, step: 0.5) == 28)
    // (f(3.5) − f(3)) / 0.5 = (64 − 49) / 0.5
    #expect(formula.difference(.forward, at: [3], coordinate: 0, step: 0.5) == 30)
  }

  /// Halving the step halves the error of the forward difference and quarters that of the central.
  @Test(arguments: [(FiniteDifference.forward, 2.0), (.central, 4.0)])
  func haveTheirOrder(_ kind: FiniteDifference, _ gain: Double) throws {
    let formula = try Formula("exp(x)")
    let errors = [1e-2, 5e-3].map { step in
      formula.difference(kind, at: [0], coordinate: 0, step: step) - 1
    }
    #expect(abs(errors[0] / errors[1] - gain) < 0.01)
  }
}
