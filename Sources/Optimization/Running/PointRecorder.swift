/// The points of a run as they are made: x_t, f(x_t), ‖∇f(x_t)‖, η_t.
///
/// A point is written to small columns; full ones are appended to those of a trajectory. Recording a
/// step must not take longer than making it, and four arrays that grow by a number each would.
final class PointRecorder {
  private let dimension: Int
  /// The iterates of the last points, then their values, gradient norms and learning rates.
  private let block: UnsafeMutablePointer<Double>
  /// Where the values are.
  private let numbers: UnsafeMutablePointer<Double>
  /// How many points the block holds.
  private var filled = 0
  private(set) var iterates: [Double] = []
  private(set) var values: [Double] = []
  private(set) var gradientNorms: [Double] = []
  private(set) var learningRates: [Double] = []

  /// Points in a block: few enough to stay in the cache.
  private static let capacity = 256
  /// More room than this is grown into, so that a step limit may be as large as one likes.
  private static let firstCapacity = 1 << 26

  init(dimension: Int, steps: Int) {
    self.dimension = dimension
    block = .allocate(capacity: PointRecorder.capacity * (dimension + 3))
    numbers = block + PointRecorder.capacity * dimension
    let points = PointRecorder.points(steps: steps, numbers: dimension + 3)
    iterates = PointRecorder.column(capacity: points * dimension)
    values = PointRecorder.column(capacity: points)
    gradientNorms = PointRecorder.column(capacity: points)
    learningRates = PointRecorder.column(capacity: points)
  }

  /// For how many points to make room where each has so many numbers.
  static func points(steps: Int, numbers: Int) -> Int {
    min(steps, PointRecorder.firstCapacity / numbers) + 1
  }

  /// A column with room for so many numbers.
  static func column(capacity: Int) -> [Double] {
    var column: [Double] = []
    column.reserveCapacity(capacity)
    LargePages.advise(&column, capacity: capacity)
    return column
  }

  deinit { block.deallocate() }

  /// Adds a point; its learning rate is 0 until it is set.
  @inline(__always)
  func append(_ x: Span<Double>, value: Double, gradientNorm: Double) {
    precondition(x.count == dimension, "\(x.count) coordinates, not \(dimension)")
    if filled == PointRecorder.capacity { flush() }
    let iterate = block + filled * dimension
    // For two coordinates a loop made for many takes twice the instructions.
    if x.count == 2 {
      (iterate[0], iterate[1]) = (x[0], x[1])
    } else {
      for i in 0..<x.count { iterate[i] = x[i] }
    }
    numbers[filled] = value
    numbers[PointRecorder.capacity + filled] = gradientNorm
    numbers[2 * PointRecorder.capacity + filled] = 0
    filled += 1
  }

  /// The value of the last point; nil before the first.
  var lastValue: Double? { filled > 0 ? numbers[filled - 1] : nil }

  /// Says with which learning rate the last point is left.
  @inline(__always)
  func setLearningRate(_ rate: Double) {
    precondition(filled > 0, "no point to leave")
    numbers[2 * PointRecorder.capacity + filled - 1] = rate
  }

  /// Ends the recording of a run that took so many steps: the last point may not have been left.
  func finish(stepsTaken: Int) {
    flush()
    // In place: a copy would cost a tenth of a long run.
    learningRates.removeLast(learningRates.count - stepsTaken)
  }

  /// Empties the block into the columns.
  @inline(never)
  private func flush() {
    func append(_ start: UnsafeMutablePointer<Double>, _ count: Int, to column: inout [Double]) {
      column.append(contentsOf: UnsafeBufferPointer(start: start, count: count))
    }
    append(block, filled * dimension, to: &iterates)
    append(numbers, filled, to: &values)
    append(numbers + PointRecorder.capacity, filled, to: &gradientNorms)
    append(numbers + 2 * PointRecorder.capacity, filled, to: &learningRates)
    filled = 0
  }
}
