/// The points of a run as they are made: x_t, f(x_t), ‖∇f(x_t)‖, η_t.
///
/// A point is written as one row of a small block; full blocks are taken apart into the columns of
/// a trajectory. Recording a step must not take longer than making it, and four arrays that grow
/// by a number each would.
final class PointRecorder {
  private let dimension: Int
  private let width: Int
  private let block: UnsafeMutablePointer<Double>
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
    width = dimension + 3
    block = .allocate(capacity: PointRecorder.capacity * width)
    let points = min(steps, PointRecorder.firstCapacity / (dimension + 3)) + 1
    PointRecorder.reserve(points * dimension, in: &iterates)
    PointRecorder.reserve(points, in: &values)
    PointRecorder.reserve(points, in: &gradientNorms)
    PointRecorder.reserve(points, in: &learningRates)
  }

  private static func reserve(_ count: Int, in column: inout [Double]) {
    column.reserveCapacity(count)
    LargePages.advise(&column, capacity: count)
  }

  deinit { block.deallocate() }

  /// Adds a point; its learning rate is 0 until it is set.
  @inline(__always)
  func append(_ x: Span<Double>, value: Double, gradientNorm: Double) {
    precondition(x.count == dimension, "\(x.count) coordinates, not \(dimension)")
    if filled == PointRecorder.capacity { flush() }
    let row = block + filled * width
    for i in 0..<x.count { row[i] = x[i] }
    row[dimension] = value
    row[dimension + 1] = gradientNorm
    row[dimension + 2] = 0
    filled += 1
  }

  /// Says with which learning rate the last point is left.
  @inline(__always)
  func setLearningRate(_ rate: Double) {
    precondition(filled > 0, "no point to leave")
    block[filled * width - 1] = rate
  }

  /// Ends the recording of a run that took so many steps: the last point may not have been left.
  func finish(stepsTaken: Int) {
    flush()
    // In place: a copy would cost a tenth of a long run.
    learningRates.removeLast(learningRates.count - stepsTaken)
  }

  /// Takes the block apart into the columns.
  @inline(never)
  private func flush() {
    extend(&iterates, from: 0, by: dimension)
    extend(&values, from: dimension)
    extend(&gradientNorms, from: dimension + 1)
    extend(&learningRates, from: dimension + 2)
    filled = 0
  }

  /// Appends one number of every row to an array.
  @inline(__always)
  private func extend(_ column: inout [Double], from place: Int) {
    let old = column.count
    column.append(contentsOf: repeatElement(0, count: filled))
    column.withUnsafeMutableBufferPointer { column in
      var source = block + place
      for t in old..<old + filled {
        column[t] = source.pointee
        source += width
      }
    }
  }

  /// Appends `count` numbers of every row, from a place on, to an array.
  private func extend(_ column: inout [Double], from place: Int, by count: Int) {
    let old = column.count
    column.append(contentsOf: repeatElement(0, count: filled * count))
    column.withUnsafeMutableBufferPointer { column in
      guard var target = column.baseAddress else { return }
      target += old
      for t in 0..<filled {
        let row = block + (t * width + place)
        for i in 0..<count { target[i] = row[i] }
        target += count
      }
    }
  }
}
