/// Running programs at one point.
extension Program {
  /// The result at `x` of a program that has one.
  func value(at x: Span<Double>) -> Double {
    var none = MutableSpan<Double>()
    return evaluate(at: x, rest: &none)
  }

  /// The first result at `x`; the others are written to `rest`.
  func evaluate(at x: Span<Double>, rest: inout MutableSpan<Double>) -> Double {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: registerCount) { file in
      guard let registers = file.baseAddress else { preconditionFailure("no registers") }
      loadConstants(registers, stride: 1)
      return evaluate(at: x, rest: &rest, registers)
    }
  }

  /// The same in registers that hold the constants already, and hold them afterwards.
  @inline(__always)
  func evaluate(
    at x: Span<Double>, rest: inout MutableSpan<Double>, _ registers: UnsafeMutablePointer<Double>
  ) -> Double {
    precondition(x.count == variableCount, "\(x.count) numbers for \(variableCount) variables")
    precondition(rest.count == outputs.count - 1, "\(rest.count) for \(outputs.count - 1) results")
    let first = constants.count
    for i in 0..<x.count { registers[first + i] = x[i] }
    execute(to: instructions.count, registers)
    return outputs.withUnsafeBufferPointer { outputs in
      for i in 0..<rest.count { rest[i] = registers[outputs[i + 1]] }
      return registers[outputs[0]]
    }
  }

  /// Writes the constants to the first registers, `stride` copies of each.
  func loadConstants(_ registers: UnsafeMutablePointer<Double>, stride: Int) {
    constants.withUnsafeBufferPointer { constants in
      for i in constants.indices {
        (registers + i * stride).initialize(repeating: constants[i], count: stride)
      }
    }
  }

  /// Runs the first `count` instructions for one point, unchecked: the registers exist by
  /// construction.
  ///
  /// The cases that have a line of their own are those that take less time than a call.
  @inline(__always)
  func execute(to count: Int, _ registers: UnsafeMutablePointer<Double>) {
    instructions.withUnsafeBufferPointer { instructions in
      for instruction in instructions[..<count] {
        let output = registers + Int(instruction.output)
        let a = registers[Int(instruction.first)]
        let b = registers[Int(instruction.second)]
        switch instruction.operation {
        case .add: output.pointee = a + b
        case .subtract: output.pointee = a - b
        case .multiply: output.pointee = a * b
        case .divide: output.pointee = a / b
        case .negate: output.pointee = -a
        case .square: output.pointee = a * a
        case .multiplyAdd: output.pointee = a * b + registers[Int(instruction.third)]
        case .multiplySubtract: output.pointee = a * b - registers[Int(instruction.third)]
        case .subtractProduct: output.pointee = registers[Int(instruction.third)] - a * b
        case .sumOfProducts:
          let c = registers[Int(instruction.third)]
          output.pointee = a * b + c * registers[Int(instruction.fourth)]
        case .differenceOfProducts:
          let c = registers[Int(instruction.third)]
          output.pointee = a * b - c * registers[Int(instruction.fourth)]
        default: output.pointee = other(instruction.operation, a, b)
        }
      }
    }
  }

  @inline(never)
  private func other(_ operation: Operation, _ a: Double, _ b: Double) -> Double {
    operation(a, b)
  }
}
