import Elementary

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
  /// Derivatives that are a coordinate (∂(x·y)/∂x = y), kept apart from it, since it will move.
  private let copies: [(from: Int, to: Int)]
  private let derivatives: [Int]

  /// Creates room for `count` ≥ 1 points, all at the origin.
  public init(_ formula: Formula, count: Int) {
    precondition(count > 0, "\(count) points")
    dimension = formula.variables.count
    self.count = count
    program = formula.gradientProgram
    var derivatives = Array(program.outputs.dropFirst())
    var copies: [(from: Int, to: Int)] = []
    let coordinates = program.constants.count..<program.constants.count + dimension
    for i in derivatives.indices where coordinates.contains(derivatives[i]) {
      copies.append((derivatives[i], program.registerCount + copies.count))
      derivatives[i] = program.registerCount + copies.count - 1
    }
    self.copies = copies
    self.derivatives = derivatives
    let capacity = (program.registerCount + copies.count) * count
    registers = .allocate(capacity: capacity)
    registers.initialize(repeating: 0, count: capacity)
    program.loadConstants(registers, stride: count)
  }

  deinit { registers.deallocate() }

  /// x_i of all points, to be written before `evaluate`.
  public func coordinate(_ i: Int) -> UnsafeMutablePointer<Double> {
    precondition(i < dimension, "coordinate \(i) of \(dimension)")
    return registers + (program.constants.count + i) * count
  }

  /// f at all points, after `evaluate`.
  public var values: UnsafePointer<Double> { UnsafePointer(registers + program.outputs[0] * count) }

  /// ∂f/∂x_i at all points, after `evaluate`; it stays while coordinates are written.
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

  /// Whether all values and derivatives are finite, after `evaluate`.
  public var areFinite: Bool {
    guard Lanes.areFinite(values, count: count) else { return false }
    for i in 0..<dimension where !Lanes.areFinite(derivative(i), count: count) { return false }
    return true
  }

  /// Whether the coordinates, the value and the derivatives of one point are finite.
  public func isFinite(_ point: Int) -> Bool {
    values[point].isFinite
      && (0..<dimension).allSatisfy {
        coordinate($0)[point].isFinite && derivative($0)[point].isFinite
      }
  }
}
