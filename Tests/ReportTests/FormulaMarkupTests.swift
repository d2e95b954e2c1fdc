import Testing

@testable import Report

@Suite struct FormulaMarkupTests {
  /// Formulas as computation graphs write them, and how they are set.
  static let markups = [
    ("2·x1 + u²", "2 x_{1} + u^{2}"),
    ("1e−06·x^2.5 + 1.5e−07·y", "10^{-6} x^{2.5} + 1.5 \\times 10^{-7} y"),
    ("1e+20·x", "10^{20} x"), ("120000000·x + 100000", "12 \\times 10^{7} x + 100000"),
    ("1e−06^x", "(10^{-6})^{x}"), ("x^1e−07", "x^{10^{-7}}"),
    ("2^(−x)", "2^{-x}"), ("x^(y + 1)²", "x^{(y + 1)^{2}}"), ("x^y²", "x^{y^{2}}"),
    ("2·bias_of_the_neuron", "2 \\mathrm{bias}_{\\text{of the neuron}}"), ("w_out", "w_{out}"),
    ("x^y^z", "x^{y^{z}}"), ("e^sin(x·(y + 1))·z", "e^{\\sin (x \\cdot (y + 1))} \\cdot z"),
    ("x⁻²/0.5", "x^{-2}/0.5"), ("(x^y)²", "(x^{y})^{2}"),
  ]
  @Test(arguments: markups)
  func isWhatPeopleWrite(_ formula: String, _ markup: String) {
    #expect(FormulaMarkup.text(formula) == markup)
  }

  /// A derivative that is but a number is written once, in the form of all numbers: no equation
  /// between a number and its rounding.
  @Test func numbersAreToldFromFormulas() {
    #expect(FormulaMarkup.number("100002000") == 100_002_000)
    #expect(FormulaMarkup.number("−1.5e−07") == -1.5e-7)
    for text in ["2·u", "π", "e", "−x", "1/x", "2²", ""] {
      #expect(FormulaMarkup.number(text) == nil)
    }
  }
}
