/// A differentiable f: ℝⁿ → ℝ to be minimized.
public protocol Objective: Sendable {
  /// n, the number of coordinates.
  var dimension: Int { get }
  /// f(x).
  func value(at x: Span<Double>) -> Double
  /// f(x₀), f(x₁), … for n = 1, bit by bit what `value` returns; default one by one.
  func values(x: Span<Double>, into row: inout MutableSpan<Double>)
  /// f(x₀, y), f(x₁, y), … for n = 2, bit by bit what `value` returns; default one by one.
  func values(x: Span<Double>, y: Double, into row: inout MutableSpan<Double>)
  /// f(x), with ∇f(x) written to `gradient`, which is of length n.
  func evaluate(at x: Span<Double>, gradient: inout MutableSpan<Double>) -> Double
  /// Writes ∇²f(x), n × n, row-major.
  func hessian(at x: Span<Double>, into hessian: inout MutableSpan<Double>)
  /// Whether there may be points without a derivative; default no.
  var mayHaveKinks: Bool { get }
  /// The objective with memory of its own, for the many evaluations of one run.
  func evaluator() -> any Evaluator
}

/// An objective in the hands of one run.
public protocol Evaluator: AnyObject {
  /// f(x), with ∇f(x) written to `gradient`; bit by bit what the objective returns.
  func evaluate(at x: Span<Double>, gradient: inout MutableSpan<Double>) -> Double
}

extension Objective {
  /// One by one.
  public func values(x: Span<Double>, into row: inout MutableSpan<Double>) {
    for index in x.indices { row[index] = value(at: [x[index]].span) }
  }

  /// One by one.
  public func values(x: Span<Double>, y: Double, into row: inout MutableSpan<Double>) {
    for index in x.indices { row[index] = value(at: [x[index], y].span) }
  }

  /// No.
  public var mayHaveKinks: Bool { false }
  /// Asks the objective itself.
  public func evaluator() -> any Evaluator { ObjectiveEvaluator(objective: self) }
}

/// An evaluator without memory.
private final class ObjectiveEvaluator<Function: Objective>: Evaluator {
  private let objective: Function

  init(objective: Function) { self.objective = objective }

  func evaluate(at x: Span<Double>, gradient: inout MutableSpan<Double>) -> Double {
    objective.evaluate(at: x, gradient: &gradient)
  }
}
