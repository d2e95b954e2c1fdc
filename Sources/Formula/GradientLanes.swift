/// A formula at many points at once: f and ∇f in one pass over its instructions.
///
/// The points live in the registers, so that whoever moves them writes where the instructions read.
/// All pointers are good for as long as the object lives.
public final class GradientLanes {
  /// n, the number of coordinates.
  public let dimension: Int
  /// How many points there are.
  public let count: Int
  private let program: Program
  private let registers: UnsafeMutablePointer<Double>
  /// Derivatives that are a coordinate before their own (∂(x·y)/∂y = x), kept apart from it, since
  /// it will have moved.
  private let copies: [(from: Int, to: Int)]
  private let derivatives: [Int]
  /// f at all points, after `evaluate`.
  public let values: UnsafePointer<Double>

  /// Creates room for `count` ≥ 1 points, all at the origin.
  ///
  /// A multiple of 16 leaves no remainder that has to be computed one by one.
  public init(_ formula: Formula, count: Int) {
    precondition(count > 0, "\(count) points")
    dimension = formula.variables.count
    self.count = count
    program = formula.gradientProgram
    var derivatives = Array(program.outputs.dropFirst())
    var copies: [(from: Int, to: Int)] = []
    for i in derivatives.indices {
      let coordinate = derivatives[i] - program.constants.count
      guard coordinate >= 0, coordinate < i else { continue }
      copies.append((derivatives[i], program.registerCount + copies.count))
      derivatives[i] = program.registerCount + copies.count - 1
    }
    self.copies = copies
    self.derivatives = derivatives
    let capacity = (program.registerCount + copies.count) * count
    // Vectors that lie across two lines of the cache take twice as long.
    registers = UnsafeMutableRawPointer.allocate(
      byteCount: capacity * MemoryLayout<Double>.stride, alignment: 64
    ).bindMemory(to: Double.self, capacity: capacity)
    registers.initialize(repeating: 0, count: capacity)
    values = UnsafePointer(registers + program.outputs[0] * count)
    program.loadConstants(registers, stride: count)
  }

  deinit { registers.deallocate() }

  /// x_i of all points, to be written before `evaluate`.
  public func coordinate(_ i: Int) -> UnsafeMutablePointer<Double> {
    precondition(i < dimension, "coordinate \(i) of \(dimension)")
    return registers + (program.constants.count + i) * count
  }

  /// ∂f/∂x_i at all points, after `evaluate`.
  ///
  /// It stays while coordinates before x_i are written; of a point whose x_i is written, it may be
  /// that coordinate.
  public func derivative(_ i: Int) -> UnsafePointer<Double> {
    UnsafePointer(registers + derivatives[i] * count)
  }

  /// Computes f and ∇f at all points, bit by bit what `Formula.evaluate` returns.
  public func evaluate() {
    program.execute(from: 0, registers, lanes: count, count: count)
    for (from, to) in copies {
      (registers + to * count).update(from: registers + from * count, count: count)
    }
  }

  /// The points whose value or some derivative is not finite, after `evaluate`.
  public func pointsNotFinite() -> [Int] {
    var sums = Array(repeating: 0.0, count: count)
    // 0·x is a NaN where x is not finite, and a NaN survives every sum.
    for row in [values] + (0..<dimension).map(derivative) {
      for point in sums.indices { sums[point] += 0 * row[point] }
    }
    return sums.indices.filter { sums[$0] != 0 }
  }
}
