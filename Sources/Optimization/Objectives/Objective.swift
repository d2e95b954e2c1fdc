/// A differentiable f: ℝⁿ → ℝ to be minimized.
public protocol Objective: Sendable {
  /// n, the number of coordinates.
  var dimension: Int { get }
  /// f(x).
  func value(at x: Span<Double>) -> Double
  /// f(x), with ∇f(x) written to `gradient`, which is of length n.
  func evaluate(at x: Span<Double>, gradient: inout MutableSpan<Double>) -> Double
  /// Writes ∇²f(x), n × n, row-major.
  func hessian(at x: Span<Double>, into hessian: inout MutableSpan<Double>)
}
