import Synchronization

/// ∇²f as a program, compiled when it is first asked for: most runs never do.
final class Hessian: Sendable {
  private let nodes: [Node]
  private let root: Int
  private let leaves: [Int]
  private let compiled = Mutex<Box?>(nil)

  /// Shares a program, which to copy takes longer than to run.
  private final class Box: Sendable {
    private let program: Program
    init(_ program: Program) { self.program = program }

    func evaluate(at x: Span<Double>, rest: inout MutableSpan<Double>) -> Double {
      program.evaluate(at: x, rest: &rest)
    }
  }

  init(nodes: [Node], root: Int, leaves: [Int]) {
    self.nodes = nodes
    self.root = root
    self.leaves = leaves
  }

  /// Computes the rows of the lower triangle: ∂²f/∂x_i∂x_j for j ≤ i.
  func evaluate(at x: Span<Double>, rest: inout MutableSpan<Double>) -> Double {
    let box = compiled.withLock { known in
      if let known { return known }
      let new = Box(compile())
      known = new
      return new
    }
    return box.evaluate(at: x, rest: &rest)
  }

  /// Differentiates the gradient once more, as the expression that it is.
  private func compile() -> Program {
    let gradient = Compiled(nodes, root: root, leaves: leaves)
    var expression = gradient.expression
    let variables = leaves.indices.map { expression.intern(Node(.variable, $0)) }
    var entries: [Int] = []
    for (i, derivative) in gradient.derivatives.enumerated() {
      let row = expression.derivatives(of: derivative, by: Array(variables[...i]))
      for entry in row { entries.append(entry ?? expression.constant(0)) }
    }
    return Program(computing: entries, of: expression, leaves: variables)
  }
}

extension Formula {
  /// Writes ∇²f(x), n × n, row-major; the two halves are the same bit by bit.
  ///
  /// Every entry is exact up to rounding: the gradient is an expression, and is differentiated
  /// like one. At a kink it is the Hessian of one of the sides.
  public func hessian(at x: Span<Double>, into hessian: inout MutableSpan<Double>) {
    let n = variables.count
    precondition(hessian.count == n * n, "\(hessian.count) numbers for \(n) × \(n)")
    guard n > 0 else { return }
    var rest = Array(repeating: 0.0, count: n * (n + 1) / 2 - 1)
    var span = rest.mutableSpan
    let first = self.hessian.evaluate(at: x, rest: &span)
    var next = -1
    for i in 0..<n {
      for j in 0...i {
        let entry = next < 0 ? first : rest[next]
        hessian[i * n + j] = entry
        hessian[j * n + i] = entry
        next += 1
      }
    }
  }

  /// ∇²f(x), n × n, row-major.
  public func hessian(at x: [Double]) -> [Double] {
    var result = Array(repeating: 0.0, count: variables.count * variables.count)
    var span = result.mutableSpan
    hessian(at: x.span, into: &span)
    return result
  }
}
