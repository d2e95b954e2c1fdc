/// Evaluates the objective for rules that look at more than one point a step, and counts.
///
/// > Y. Nesterov. *Introductory Lectures on Convex Optimization*. Kluwer (2004), 1.1.2,
/// > doi:10.1007/978-1-4419-8853-9
public struct Oracle: Sendable {
  /// f
  public let objective: any Objective
  /// How often f was evaluated, with or without its gradient.
  public private(set) var evaluations = 0
  /// How often the Hessian was evaluated.
  public private(set) var hessianEvaluations = 0
  /// Where f and ∇f were evaluated last; a line search ends where the next step begins.
  private var point: [Double] = []
  private var value = 0.0
  private var gradient: [Double] = []

  /// Creates an oracle that has not been asked yet.
  public init(_ objective: any Objective) {
    self.objective = objective
  }

  /// n
  public var dimension: Int { objective.dimension }

  /// f(x).
  public mutating func value(at x: Span<Double>) -> Double {
    evaluations += 1
    return objective.value(at: x)
  }

  /// f(x), with ∇f(x) written to `result`; not counted again at the point asked for last.
  public mutating func evaluate(
    at x: Span<Double>, gradient result: inout MutableSpan<Double>
  ) -> Double {
    if !isLast(x) {
      evaluations += 1
      value = objective.evaluate(at: x, gradient: &result)
      point = x.indices.map { x[$0] }
      gradient = result.indices.map { result[$0] }
    } else {
      for i in result.indices { result[i] = gradient[i] }
    }
    return value
  }

  /// Writes ∇²f(x), n × n, row-major.
  public mutating func hessian(at x: Span<Double>, into result: inout MutableSpan<Double>) {
    hessianEvaluations += 1
    objective.hessian(at: x, into: &result)
  }

  private func isLast(_ x: Span<Double>) -> Bool {
    guard point.count == x.count else { return false }
    for i in x.indices where point[i].bitPattern != x[i].bitPattern { return false }
    return true
  }
}
