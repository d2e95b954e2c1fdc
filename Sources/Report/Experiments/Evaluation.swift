import Configuration
import Elementary
import Formula
import Optimization

/// A formula at a point: value, gradient, and the graph of the computation.
struct Evaluation: Sendable {
  /// What is evaluated.
  let formula: Formula
  /// The point, one number for each variable.
  private(set) var point: [Double] = []

  /// Reads `{"formula", "variables", "at"}`; nil after a mistake.
  init?(_ fields: inout Fields, source: Source) {
    let before = fields.problems.all.count
    let reader = FormulaReader(source: source, problems: fields.problems)
    let variables = reader.variables(&fields)
    let formula = reader.formula(
      fields.requiredValue("formula", about: "what is evaluated"), variables: variables)
    fields.require("at")
    fields.read(
      "at", into: &point, count: formula?.variables.count,
      about: "the point, a number for each variable")
    guard let formula, fields.problems.all.count == before else { return nil }
    self.formula = formula
  }

  /// The value, the gradient and both graphs.
  func run() -> EvaluationResult {
    let (value, gradient) = formula.gradient(at: point)
    return EvaluationResult(
      value: value, gradient: gradient, graph: formula.graph(at: point, detail: .named))
  }
}

/// What a formula and its derivatives are at a point.
struct EvaluationResult: Sendable {
  /// f(x)
  let value: Double
  /// ∇f(x)
  let gradient: [Double]
  /// How the value came about, from the formula's own tape.
  let graph: ComputationGraph

  /// ‖∇f(x)‖₂
  var gradientNorm: Double { euclideanNorm(gradient.span) }

  /// The direction of steepest ascent in degrees in [0, 360), counter-clockwise from the first
  /// axis; nil unless there are two variables.
  var ascentAngle: Double? {
    guard gradient.count == 2 else { return nil }
    let angle = arcTangent(y: gradient[1], x: gradient[0]) * 180 / .pi
    return angle < 0 ? angle + 360 : angle
  }
}
