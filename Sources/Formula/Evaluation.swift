/// Running programs: one point, or many points an instruction.
extension Program {
  /// The result at `x` of a program that has one.
  func value(at x: Span<Double>) -> Double {
    var none = MutableSpan<Double>()
    return evaluate(at: x, rest: &none)
  }

  /// The first result at `x`; the others are written to `rest`.
  func evaluate(at x: Span<Double>, rest: inout MutableSpan<Double>) -> Double {
    precondition(rest.count == outputs.count - 1, "\(rest.count) for \(outputs.count - 1) results")
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: registerCount) { file in
      guard let registers = file.baseAddress else { preconditionFailure("no registers") }
      execute(at: x, registers)
      for i in 0..<rest.count { rest[i] = registers[outputs[i + 1]] }
      return registers[outputs[0]]
    }
  }

  /// The one unchecked loop over instructions: the compiler has numbered the registers.
  @inline(__always)
  private func execute(at x: Span<Double>, _ registers: UnsafeMutablePointer<Double>) {
    precondition(x.count == variableCount, "\(x.count) numbers for \(variableCount) variables")
    let first = constants.count
    constants.withUnsafeBufferPointer { constants in
      for i in constants.indices { registers[i] = constants[i] }
    }
    for i in 0..<x.count { registers[first + i] = x[i] }
    instructions.withUnsafeBufferPointer { instructions in
      for instruction in instructions {
        registers[Int(instruction.output)] = instruction.operation(
          registers[Int(instruction.first)], registers[Int(instruction.second)])
      }
    }
  }

  /// How many points an instruction of a row handles: enough to hide its decoding, few enough that
  /// the registers stay in the first-level cache.
  private static let laneCount = 128

  /// Runs the program at the points (x₀, shared…), (x₁, shared…), … and writes its first result.
  func run(
    alongFirst x: Span<Double>, shared: [Double], into row: inout MutableSpan<Double>
  ) {
    precondition(x.count == row.count, "\(x.count) x for \(row.count) values")
    precondition(
      variableCount <= shared.count + 1,
      "\(shared.count + 1) numbers for \(variableCount) variables")
    let lanes = max(1, min(Program.laneCount, x.count, (1 << 20) / registerCount))
    let capacity = registerCount * lanes
    withUnsafeTemporaryAllocation(of: Double.self, capacity: capacity) { file in
      guard let registers = file.baseAddress else { preconditionFailure("no registers") }
      let shared = shared.prefix(max(0, variableCount - 1))
      for (i, value) in constants.enumerated() { fill(registers + i * lanes, lanes, value) }
      for (i, value) in shared.enumerated() {
        fill(registers + (constants.count + 1 + i) * lanes, lanes, value)
      }
      for start in stride(from: 0, to: x.count, by: lanes) {
        let count = min(lanes, x.count - start)
        if variableCount > 0 {
          let first = registers + constants.count * lanes
          for lane in 0..<count { first[lane] = x[start + lane] }
        }
        for instruction in instructions { step(instruction, registers, lanes, count) }
        let result = registers + outputs[0] * lanes
        for lane in 0..<count { row[start + lane] = result[lane] }
      }
    }
  }

  private func fill(_ lanes: UnsafeMutablePointer<Double>, _ count: Int, _ value: Double) {
    lanes.initialize(repeating: value, count: count)
  }

  /// One instruction for `count` points. Only loops without calls gain from a case of their own.
  private func step(
    _ instruction: Instruction, _ registers: UnsafeMutablePointer<Double>, _ lanes: Int,
    _ count: Int
  ) {
    let output = registers + Int(instruction.output) * lanes
    let x = registers + Int(instruction.first) * lanes
    let y = registers + Int(instruction.second) * lanes
    switch instruction.operation {
    case .add: for i in 0..<count { output[i] = x[i] + y[i] }
    case .subtract: for i in 0..<count { output[i] = x[i] - y[i] }
    case .multiply: for i in 0..<count { output[i] = x[i] * y[i] }
    case .divide: for i in 0..<count { output[i] = x[i] / y[i] }
    case .negate: for i in 0..<count { output[i] = -x[i] }
    case .square: for i in 0..<count { output[i] = x[i] * x[i] }
    default: for i in 0..<count { output[i] = instruction.operation(x[i], y[i]) }
    }
  }
}
