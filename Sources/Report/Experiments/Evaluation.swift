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

  /// Whether the slopes of several sides meet at the point, each of which is finite.
  var isAtCorner: Bool {
    let kinks = formula.kinks(at: point)
    return !kinks.isEmpty && kinks.allSatisfy { $0.kind == .corner }
  }

  /// The slopes in directions in degrees, counter-clockwise from the first axis, of a function of
  /// two variables: ∇f · u, at a corner with the gradient of the side to which u leads.
  func slopes(toward degrees: [Double]) -> [Double] {
    let isAtCorner = isAtCorner
    let gradient = formula.definedGradient(at: point).gradient
    return degrees.map { degrees in
      let u = [cosine(degrees * .pi / 180), sine(degrees * .pi / 180)]
      let aside = zip(point, u).map { $0 + 1e-9 * max(1, abs($0)) * $1 }
      let own = isAtCorner ? formula.definedGradient(at: aside).gradient : gradient
      return own[0] * u[0] + own[1] * u[1]
    }
  }

  /// The value, the gradient and both graphs.
  func run() -> EvaluationResult {
    let (value, gradient) = formula.definedGradient(at: point)
    return EvaluationResult(
      value: value, gradient: gradient, graph: formula.graph(at: point, detail: .named))
  }
}

extension Formula {
  /// f(x) and ∇f(x), which is no number where f is none: the derivative of log(x) has the formula
  /// 1/x, which goes on where log(x) does not.
  func definedGradient(at point: [Double]) -> (value: Double, gradient: [Double]) {
    let (value, gradient) = gradient(at: point)
    return (value, value.isNaN ? gradient.map { _ in .nan } : gradient)
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
