import Elementary

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
    if isArithmetic { return evaluateArithmetic(at: x, rest: &rest, first, registers) }
    for i in 0..<x.count { registers[first + i] = x[i] }
    execute(code, registers)
    return outputs.withUnsafeBufferPointer { outputs in
      for i in 0..<rest.count { rest[i] = registers[outputs[i + 1]] }
      return registers[outputs[0]]
    }
  }

  /// The same without a look at what kinds of instructions there are.
  @inline(__always)
  private func evaluateArithmetic(
    at x: Span<Double>, rest: inout MutableSpan<Double>, _ first: Int,
    _ registers: UnsafeMutablePointer<Double>
  ) -> Double {
    x.withUnsafeBufferPointer { x in
      rest.withUnsafeMutableBufferPointer { rest in
        outputs.withUnsafeBufferPointer { outputs in
          code.withUnsafeBufferPointer { code in
            Elementary.evaluateArithmetic(
              code.baseAddress, registers, at: x.baseAddress, count: x.count, first: first,
              outputs: outputs.baseAddress, rest: rest.baseAddress, count: rest.count)
          }
        }
      }
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

  /// Runs all instructions, or those of the invariants, for one point, unchecked: the registers
  /// exist by construction. What is not arithmetic takes longer than a call.
  @inline(__always)
  func execute(_ code: [ArithmeticInstruction], _ registers: UnsafeMutablePointer<Double>) {
    code.withUnsafeBufferPointer { code in
      guard let start = code.baseAddress else { return }
      var place = executeArithmetic(start, from: 0, registers)
      while place + 1 < code.count {
        perform(instructions[place], registers)
        place = executeArithmetic(start, from: place + 1, registers)
      }
    }
  }

  @inline(never)
  private func perform(_ instruction: Instruction, _ registers: UnsafeMutablePointer<Double>) {
    registers[Int(instruction.output)] = instruction.operation(
      registers[Int(instruction.first)], registers[Int(instruction.second)])
  }
}
