import Elementary

/// Running programs at many points, an instruction for all of them at a time.
extension Program {
  /// How many points an instruction handles: enough to hide its decoding, few enough that the
  /// registers stay in the first-level cache.
  static let laneCount = 128

  /// Runs the program at the points (x₀, shared…), (x₁, shared…), … and writes its first result.
  func run(
    alongFirst x: Span<Double>, shared: [Double], into row: inout MutableSpan<Double>
  ) {
    precondition(x.count == row.count, "\(x.count) x for \(row.count) values")
    precondition(
      variableCount <= shared.count + 1,
      "\(shared.count + 1) numbers for \(variableCount) variables")
    let lanes = max(1, min(Program.laneCount, x.count, (1 << 20) / registerCount))
    let capacity = registerCount * (lanes + 1)
    withUnsafeTemporaryAllocation(of: Double.self, capacity: capacity) { file in
      guard let registers = file.baseAddress else { preconditionFailure("no registers") }
      loadInvariants(shared, registers, scalars: registers + registerCount * lanes, lanes)
      let first = registers + constants.count * lanes
      for start in stride(from: 0, to: x.count, by: lanes) {
        let count = min(lanes, x.count - start)
        if variableCount > 0 {
          x.withUnsafeBufferPointer { x in
            if let source = x.baseAddress { first.update(from: source + start, count: count) }
          }
        }
        execute(from: invariantCount, registers, lanes: lanes, count: count)
        row.withUnsafeMutableBufferPointer { row in
          let result = registers + outputs[0] * lanes
          if let target = row.baseAddress { (target + start).update(from: result, count: count) }
        }
      }
    }
  }

  /// Fills the registers of what is the same at all points of a row, computed once.
  private func loadInvariants(
    _ shared: [Double], _ registers: UnsafeMutablePointer<Double>,
    scalars: UnsafeMutablePointer<Double>, _ lanes: Int
  ) {
    loadConstants(registers, stride: lanes)
    loadConstants(scalars, stride: 1)
    func broadcast(_ register: Int) {
      (registers + register * lanes).initialize(repeating: scalars[register], count: lanes)
    }
    for (i, value) in shared.prefix(max(0, variableCount - 1)).enumerated() {
      let register = constants.count + 1 + i
      scalars[register] = value
      broadcast(register)
    }
    execute(invariantCode, scalars)
    for instruction in instructions[..<invariantCount] { broadcast(Int(instruction.output)) }
  }

  /// Runs the instructions from place `start` on for `count` points; register r is the numbers
  /// from `registers` + r · `lanes` on.
  func execute(
    from start: Int, _ registers: UnsafeMutablePointer<Double>, lanes: Int, count: Int
  ) {
    instructions.withUnsafeBufferPointer { instructions in
      for instruction in instructions[start...] {
        instruction.execute(registers, lanes: lanes, count: count)
      }
    }
  }
}

extension Program.Instruction {
  /// Runs this instruction for `count` points.
  @inline(__always)
  fileprivate func execute(
    _ registers: UnsafeMutablePointer<Double>, lanes: Int, count: Int
  ) {
    func register(_ index: UInt32) -> UnsafeMutablePointer<Double> {
      registers + Int(index) * lanes
    }
    let a = register(first)
    let b = register(second)
    let result = register(output)
    switch operation {
    case .add: Lanes.add(a, b, into: result, count: count)
    case .subtract: Lanes.subtract(a, b, into: result, count: count)
    case .multiply: Lanes.multiply(a, b, into: result, count: count)
    case .divide: Lanes.divide(a, b, into: result, count: count)
    case .negate: Lanes.negate(a, into: result, count: count)
    case .square: Lanes.square(a, into: result, count: count)
    case .multiplyAdd:
      Lanes.multiplyAdd(a, b, register(third), into: result, count: count)
    case .multiplySubtract:
      Lanes.multiplySubtract(a, b, register(third), into: result, count: count)
    case .subtractProduct:
      Lanes.subtractProduct(a, b, register(third), into: result, count: count)
    case .sumOfProducts:
      Lanes.sumOfProducts(
        a, b, register(third), register(fourth), into: result,
        count: count)
    case .differenceOfProducts:
      Lanes.differenceOfProducts(
        a, b, register(third), register(fourth), into: result,
        count: count)
    case .squareRoot: Lanes.squareRoot(a, into: result, count: count)
    case .absoluteValue: Lanes.absoluteValue(a, into: result, count: count)
    case .exponential: Lanes.exponential(a, into: result, count: count)
    case .exponentialMinusOne: Lanes.exponentialMinusOne(a, into: result, count: count)
    case .naturalLogarithm: Lanes.naturalLogarithm(a, into: result, count: count)
    case .naturalLogarithmOnePlus: Lanes.naturalLogarithmOnePlus(a, into: result, count: count)
    case .binaryLogarithm: Lanes.binaryLogarithm(a, into: result, count: count)
    case .decimalLogarithm: Lanes.decimalLogarithm(a, into: result, count: count)
    case .sine: Lanes.sine(a, into: result, count: count)
    case .cosine: Lanes.cosine(a, into: result, count: count)
    case .tangent: Lanes.tangent(a, into: result, count: count)
    case .arcTangent: Lanes.arcTangent(a, into: result, count: count)
    case .hyperbolicTangent: Lanes.hyperbolicTangent(a, into: result, count: count)
    case .errorFunction: Lanes.errorFunction(a, into: result, count: count)
    case .power: Lanes.power(a, b, into: result, count: count)
    // The exponent is a constant, the same in all lanes.
    case .integerPower: raise(a, Int(b[0]), into: result, count: count)
    default: for i in 0..<count { result[i] = operation(a[i], b[i]) }
    }
  }
}

/// xⁿ in lanes, by the same products as that of one number.
private func raise(
  _ x: UnsafePointer<Double>, _ exponent: Int, into result: UnsafeMutablePointer<Double>, count: Int
) {
  withUnsafeTemporaryAllocation(of: Double.self, capacity: count) { room in
    guard let base = room.baseAddress else { return }
    base.initialize(from: x, count: count)
    result.update(repeating: 1, count: count)
    var remaining = exponent.magnitude
    while remaining > 0 {
      if remaining & 1 == 1 { Lanes.multiply(result, base, into: result, count: count) }
      remaining >>= 1
      if remaining > 0 { Lanes.square(base, into: base, count: count) }
    }
    guard exponent < 0 else { return }
    for lane in 0..<count { result[lane] = 1 / result[lane] }
  }
}
