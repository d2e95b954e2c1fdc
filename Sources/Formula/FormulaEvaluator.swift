/// A formula with the memory to evaluate it in, for one run at a time.
///
/// What `Formula.evaluate` sets up at every call, the registers and the constants in them, is set
/// up here once.
public final class FormulaEvaluator {
  private let program: Program
  private let registers: UnsafeMutablePointer<Double>

  /// Creates an evaluator of f and ∇f.
  public init(_ formula: Formula) {
    program = formula.gradientProgram
    registers = .allocate(capacity: program.registerCount)
    registers.initialize(repeating: 0, count: program.registerCount)
    program.loadConstants(registers, stride: 1)
  }

  deinit { registers.deallocate() }

  /// f(x), and ∇f(x) written to `gradient`; bit by bit what `Formula.evaluate` returns.
  public func evaluate(at x: Span<Double>, gradient: inout MutableSpan<Double>) -> Double {
    program.evaluate(at: x, rest: &gradient, registers)
  }
}
