import Graphics

/// The layers of a computation graph in rows one below the other: the first leads to the right, the
/// next one back to the left, and so on, where a single row would have no room.
struct ComputationGraphRows {
  /// The layers of each row, first those that are nearer to the inputs.
  let layers: [Range<Int>]
  /// The row of each node and waypoint.
  let row: [Int]

  /// How many rows there are.
  var count: Int { layers.count }

  /// Divides layers, so wide and so far apart, into rows of which the widest is as narrow as can be.
  init(_ count: Int, of graph: ComputationGraphLayers, widths: [Double], gap: Double) {
    layers = ComputationGraphRows.divided(widths.map { $0 + gap }, into: max(count, 1))
    var row = Array(repeating: 0, count: graph.count)
    for (index, range) in layers.enumerated() {
      for member in graph.layers[range].joined() { row[member] = index }
    }
    self.row = row
  }

  /// 1 if a row leads to the right, -1 if it leads to the left.
  func direction(_ row: Int) -> Double { row.isMultiple(of: 2) ? 1 : -1 }

  /// The height between the highest and the lowest box of each row.
  func middles(of boxes: [Rect]) -> [Double] {
    var (lowest, highest) = (
      Array(repeating: Double.infinity, count: count),
      Array(repeating: -Double.infinity, count: count)
    )
    for (row, box) in zip(row, boxes) {
      lowest[row] = min(lowest[row], box.midY)
      highest[row] = max(highest[row], box.midY)
    }
    return zip(lowest, highest).map { 0.5 * $0 + 0.5 * $1 }
  }

  /// Parts with the smallest largest sum.
  private static func divided(_ lengths: [Double], into count: Int) -> [Range<Int>] {
    guard count > 1, lengths.count > 1 else { return [0..<lengths.count] }
    let sums = lengths.reduce(into: [0.0]) { $0.append(($0.last ?? 0) + $1) }
    let end = lengths.count
    // The largest sum of the lengths before a place in so many parts, and where the last of them begins.
    var largest = sums
    var starts: [[Int]] = []
    for part in 1..<min(count, end) {
      var next = largest
      var start = Array(repeating: 0, count: end + 1)
      for place in (part + 1)...end {
        next[place] = .infinity
        for cut in part..<place {
          let sum = max(largest[cut], sums[place] - sums[cut])
          if sum < next[place] { (next[place], start[place]) = (sum, cut) }
        }
      }
      largest = next
      starts.append(start)
    }
    var (parts, place) = ([Range<Int>](), end)
    for start in starts.reversed() {
      parts.append(start[place]..<place)
      place = start[place]
    }
    return [0..<place] + parts.reversed()
  }
}
