/// A function of two variables sampled on a grid.
public struct Field: Hashable, Sendable {
  /// Grid lines across x, ascending.
  public let x: [Double]
  /// Grid lines across y, ascending.
  public let y: [Double]
  /// The samples, row-major, y.count × x.count; not finite where the function has no value.
  public let z: [Double]
  /// Least and greatest finite sample; nil if there is none.
  public let range: ClosedRange<Double>?

  /// Creates a field from its samples: `z[row * x.count + column]` belongs to (x[column], y[row]).
  public init(x: [Double], y: [Double], z: [Double]) {
    precondition(z.count == x.count * y.count, "\(z.count) z for \(x.count) x and \(y.count) y")
    precondition(Field.isAscending(x) && Field.isAscending(y), "grid lines must ascend")
    self.x = x
    self.y = y
    self.z = z
    var (least, greatest) = (Double.infinity, -Double.infinity)
    for value in z {
      if value < least, value > -.infinity { least = value }
      if value > greatest, value < .infinity { greatest = value }
    }
    range = least <= greatest ? least...greatest : nil
  }

  /// Creates a field by sampling a function at evenly spaced points, ends included.
  public init(
    x: ClosedRange<Double>, y: ClosedRange<Double>, columns: Int, rows: Int,
    _ function: (Double, Double) -> Double
  ) {
    let (xs, ys) = (Field.evenly(columns, over: x), Field.evenly(rows, over: y))
    self.init(x: xs, y: ys, z: ys.flatMap { y in xs.map { x in function(x, y) } })
  }

  /// The sample at a grid point.
  public subscript(column column: Int, row row: Int) -> Double { z[row * x.count + column] }

  /// The value at (x, y), bilinear between the samples; NaN outside the grid and beside a sample
  /// that is not finite.
  public func value(atX px: Double, y py: Double) -> Double {
    guard let (column, u) = Field.locate(px, in: x), let (row, v) = Field.locate(py, in: y) else {
      return .nan
    }
    let base = row * x.count + column
    let lower = z[base] + u * (z[base + 1] - z[base])
    let upper = z[base + x.count] + u * (z[base + x.count + 1] - z[base + x.count])
    return lower + v * (upper - lower)
  }

  /// The sample below which a fraction of the samples lie, among those that satisfy a condition;
  /// found from about a thousand of them; nil if there is none.
  func quantile(_ fraction: Double, where condition: (Double) -> Bool) -> Double? {
    // A stride prime to the row length, so that the samples do not line up in columns.
    let step = max(1, z.count / 1009)
    let values = stride(from: 0, to: z.count, by: step).map { z[$0] }
      .filter { $0.isFinite && condition($0) }.sorted()
    return values.isEmpty ? nil : values[Int(fraction * Double(values.count - 1))]
  }

  /// `count` values from end to end.
  static func evenly(_ count: Int, over range: ClosedRange<Double>) -> [Double] {
    precondition(count > 1, "\(count) grid lines")
    let width = range.upperBound - range.lowerBound
    return (0..<count).map { index in
      index == count - 1
        ? range.upperBound : range.lowerBound + width * Double(index) / Double(count - 1)
    }
  }

  private static func isAscending(_ values: [Double]) -> Bool {
    zip(values, values.dropFirst()).allSatisfy { $0 < $1 }
  }

  /// The interval that holds a value, and where in it (0…1).
  private static func locate(_ value: Double, in lines: [Double]) -> (Int, Double)? {
    guard lines.count > 1, value >= lines[0], value <= lines[lines.count - 1] else { return nil }
    var (low, high) = (0, lines.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lines[middle] <= value { low = middle } else { high = middle }
    }
    return (low, (value - lines[low]) / (lines[high] - lines[low]))
  }
}
