import Elementary
import Formula

/// Every step of runs side by side, which it turns into a trajectory of each, or into the curve of
/// its loss.
///
/// A step is written to the rows of a block, the numbers of all runs beside one another; a full
/// block is appended to the columns of the runs.
final class LaneRecorder {
  private let lanes: GradientLanes
  /// How many lanes are runs of their own.
  private let runs: Int
  /// Whether nothing but the values is recorded.
  private let isOfLosses: Bool
  private let block: UnsafeMutablePointer<Double>
  /// How many steps have room in the block: enough to append many numbers at a time, few enough
  /// that it stays in the second-level cache.
  private let capacity: Int
  /// The numbers of one step: the value of each lane, its n coordinates and the norm of its gradient.
  private let stepSize: Int
  /// Some numbers of one lane on their way from the block.
  private let turned: UnsafeMutablePointer<Double>
  /// How many steps the block holds.
  private var filled = 0
  private var iterates: [[Double]]
  private var values: [[Double]]
  private var gradientNorms: [[Double]]

  /// Records the first `runs` of the lanes.
  init(_ lanes: GradientLanes, runs: Int, steps: Int, lossesOnly: Bool = false) {
    self.lanes = lanes
    self.runs = runs
    isOfLosses = lossesOnly
    let numbers = lossesOnly ? 1 : lanes.dimension + 2
    stepSize = numbers * lanes.count
    capacity = max(1, min(32, (1 << 15) / stepSize))
    block = .allocate(capacity: capacity * stepSize)
    turned = .allocate(capacity: capacity * lanes.dimension)
    let points = PointRecorder.points(steps: steps, numbers: (numbers + 1) * runs)
    func columns(width: Int) -> [[Double]] {
      (0..<runs).map { _ in PointRecorder.column(capacity: points * width) }
    }
    values = columns(width: 1)
    (iterates, gradientNorms) =
      lossesOnly ? ([], []) : (columns(width: lanes.dimension), columns(width: 1))
  }

  deinit {
    block.deallocate()
    turned.deallocate()
  }

  /// Adds the points, values and gradients of all lanes.
  func record() {
    if filled == capacity { flush() }
    let count = lanes.count
    var row = block + filled * stepSize
    filled += 1
    row.initialize(from: lanes.values, count: count)
    if isOfLosses { return }
    for i in 0..<lanes.dimension {
      row += count
      row.initialize(from: lanes.coordinate(i), count: count)
    }
    writeNorms(to: row + count)
  }

  /// ‖∇f‖₂ of every lane, bit by bit what `euclideanNorm` returns.
  private func writeNorms(to row: UnsafeMutablePointer<Double>) {
    row.initialize(repeating: 0, count: lanes.count)
    for i in 0..<lanes.dimension {
      let derivative = lanes.derivative(i)
      Lanes.multiplyAdd(derivative, derivative, row, into: row, count: lanes.count)
    }
    for lane in 0..<runs {
      row[lane] =
        isSafeSquare(row[lane])
        ? squareRoot(row[lane])
        : euclideanNorm(count: lanes.dimension) { lanes.derivative($0)[lane] }
    }
  }

  /// What a run was recorded to be: `steps` steps, all of them with the learning rate.
  func trajectory(of lane: Int, learningRate: Double, steps: Int) -> Trajectory {
    flush()
    return Trajectory(
      dimension: lanes.dimension, iterates: iterates[lane], values: values[lane],
      gradientNorms: gradientNorms[lane],
      learningRates: Array(repeating: learningRate, count: steps), outcome: .stepLimit,
      evaluations: steps + 1, evaluationCounts: [], state: [])
  }

  /// f at every step of a run.
  func losses(of lane: Int) -> [Double] {
    flush()
    return values[lane]
  }

  /// Empties the block into the columns.
  private func flush() {
    guard filled > 0 else { return }
    append(0..<1, to: &values)
    if !isOfLosses {
      append(1..<lanes.dimension + 1, to: &iterates)
      append(lanes.dimension + 1..<lanes.dimension + 2, to: &gradientNorms)
    }
    filled = 0
  }

  /// Appends what some rows of every step hold to a column of each run.
  private func append(_ rows: Range<Int>, to columns: inout [[Double]]) {
    let (filled, stepSize, turned) = (filled, stepSize, turned)
    let (laneCount, width) = (lanes.count, rows.count)
    for run in 0..<runs {
      for place in 0..<width {
        var number = block + ((rows.lowerBound + place) * laneCount + run)
        var target = turned + place
        for _ in 0..<filled {
          target.pointee = number.pointee
          target += width
          number += stepSize
        }
      }
      columns[run].append(
        contentsOf: UnsafeBufferPointer(start: turned, count: filled * width))
    }
  }
}
