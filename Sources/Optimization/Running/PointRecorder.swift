/// The points of a run while it goes on, in rows: x_t, f(x_t), ‖∇f(x_t)‖, η_t.
///
/// One row in one place instead of an entry in each of four arrays: recording a step must not take
/// longer than making it.
final class PointRecorder {
  private let dimension: Int
  private let width: Int
  private var capacity: Int
  private var rows: UnsafeMutablePointer<Double>
  /// How many points there are.
  private(set) var count = 0

  /// More room than this is grown into, so that a step limit may be as large as one likes.
  private static let firstCapacity = 1 << 20

  init(dimension: Int, steps: Int) {
    self.dimension = dimension
    width = dimension + 3
    capacity = min(steps, PointRecorder.firstCapacity) + 1
    rows = .allocate(capacity: capacity * width)
  }

  deinit { rows.deallocate() }

  /// Adds a point; its learning rate is 0 until it is set.
  @inline(__always)
  func append(_ x: Span<Double>, value: Double, gradientNorm: Double) {
    precondition(x.count == dimension, "\(x.count) coordinates, not \(dimension)")
    if count == capacity { grow() }
    let row = rows + count * width
    for i in 0..<x.count { row[i] = x[i] }
    row[dimension] = value
    row[dimension + 1] = gradientNorm
    row[dimension + 2] = 0
    count += 1
  }

  /// Says with which learning rate the last point is left.
  @inline(__always)
  func setLearningRate(_ rate: Double) {
    precondition(count > 0, "no point to leave")
    rows[count * width - 1] = rate
  }

  @inline(never)
  private func grow() {
    let larger = UnsafeMutablePointer<Double>.allocate(capacity: 2 * capacity * width)
    larger.update(from: rows, count: count * width)
    rows.deallocate()
    rows = larger
    capacity *= 2
  }

  /// x_t, row-major.
  var iterates: [Double] {
    Array(unsafeUninitializedCapacity: count * dimension) { buffer, used in
      for t in 0..<count {
        for i in 0..<dimension { buffer[t * dimension + i] = rows[t * width + i] }
      }
      used = count * dimension
    }
  }
  /// f(x_t)
  var values: [Double] { column(dimension, count) }
  /// ‖∇f(x_t)‖
  var gradientNorms: [Double] { column(dimension + 1, count) }

  /// η_t of the first `steps` steps.
  func learningRates(_ steps: Int) -> [Double] { column(dimension + 2, steps) }

  private func column(_ index: Int, _ count: Int) -> [Double] {
    precondition(count <= self.count, "\(count) of \(self.count) points")
    return Array(unsafeUninitializedCapacity: count) { buffer, used in
      for t in 0..<count { buffer[t] = rows[t * width + index] }
      used = count
    }
  }
}
