import Configuration
import Formula

/// A finite difference at one step size, held against the exact derivative.
struct Differentiation: Sendable {
  /// The function of one variable.
  let formula: Formula
  /// What the function was read from.
  private let formulaNode: Node
  /// The point x.
  private(set) var point = 0.0
  /// Which difference.
  private(set) var method = FiniteDifference.central
  /// The step size h > 0.
  private(set) var stepSize = 1e-5

  /// Reads `{"formula", "at", "method", "stepSize"}`; nil after a mistake. A formula that the setting
  /// before has as well is not compiled again.
  init?(_ fields: inout Fields, source: Source, after last: Differentiation?) {
    let before = fields.problems.all.count
    let value = fields.requiredValue("formula", about: "a function of one variable")
    let formula =
      last.flatMap { $0.formulaNode == value?.node ? $0.formula : nil }
      ?? FormulaReader(source: source, problems: fields.problems).formula(value, variables: nil)
    fields.require("at")
    fields.read("at", into: &point, about: "the point x")
    fields.read(
      "method", into: &method, from: [(name: "forward", value: .forward), ("central", .central)],
      about: "which finite difference",
      summaries: ["(f(x + h) − f(x)) / h", "(f(x + h) − f(x − h)) / 2h"])
    fields.read("stepSize", into: &stepSize, .positive, about: "the step size h")
    if let formula, formula.variables.count != 1 {
      fields.report(
        "expected a formula of one variable to differentiate, found \(formula.variables.count)",
        at: "formula")
    }
    guard let formula, let value, fields.problems.all.count == before else { return nil }
    self.formula = formula
    formulaNode = value.node
  }

  /// The estimate and how far it is from the exact derivative.
  func run() -> DifferenceResult {
    let exact = formula.gradient(at: [point]).gradient[0]
    let estimate = formula.difference(method, at: [point], coordinate: 0, step: stepSize)
    return DifferenceResult(estimate: estimate, exact: exact)
  }
}

/// A finite difference and the exact derivative.
struct DifferenceResult: Sendable {
  /// The finite difference.
  let estimate: Double
  /// The derivative by automatic differentiation.
  let exact: Double

  /// |estimate − exact|
  var error: Double { abs(estimate - exact) }
}
