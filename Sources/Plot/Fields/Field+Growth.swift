/// What is worth showing of a function that grows beyond all bounds.
extension Field {
  /// Between which values a function is shown that grows beyond all bounds, toward a pole or toward
  /// the border of its domain: on such a side what nineteen twentieths of the samples reach, on the
  /// other all; nil if the function is bounded.
  public func boundedRange(of function: (Double, Double) -> Double) -> ClosedRange<Double>? {
    guard let range, range.lowerBound < range.upperBound else { return nil }
    let sorted = stride(from: 0, to: z.count, by: scatteredStride).map { z[$0] }
      .filter(\.isFinite).sorted()
    guard sorted.count > 1 else { return nil }
    let tail = sorted.count / 20
    let (low, high) = (sorted[tail], sorted[sorted.count - 1 - tail])
    // Functions that are bounded, too, have corners where they are a good deal higher.
    let height = high - low
    let hasGaps = z.contains { !$0.isFinite }
    // Toward a single place a logarithm grows so slowly that its samples are no harm.
    let leastGrowth = hasGaps ? 0.25 : 4.0
    func grows(_ sign: Double, from value: Double, sample: Double) -> Bool {
      let isHigh = sign * (sample - value) > height
      return (hasGaps || isHigh)
        && growth(sign, from: sample, beyond: value + 3 * sign * height, function) > leastGrowth
    }
    let falls = grows(-1, from: low, sample: range.lowerBound)
    let rises = grows(1, from: high, sample: range.upperBound)
    let (least, greatest) = (
      falls ? low : range.lowerBound, rises ? high : range.upperBound
    )
    return (falls || rises) && least < greatest ? least...greatest : nil
  }

  /// A stride that finds about a thousand samples, in all columns alike.
  private var scatteredStride: Int {
    func divisor(_ a: Int, _ b: Int) -> Int { b == 0 ? a : divisor(b, a % b) }
    var step = max(1, z.count / 1009)
    while divisor(x.count, step) > 1 { step += 1 }
    return step
  }

  /// The field with no values but those in a range.
  public func limited(to range: ClosedRange<Double>) -> Field {
    Field(x: x, y: y, z: z.map { range.contains($0) ? $0 : .nan })
  }

  /// How often the distance to a pole is shortened, and over how many of these steps the growth is
  /// compared.
  private static let (stepCount, window) = (50, 12)
  /// No half, so that the steps do not land on the middle of a cell, where poles like to be.
  private static let shortening = 0.6

  /// How many times as much a function, or its negative, rises on the last steps toward a place near a
  /// sample where it is greatest as on the first steps, which are much longer; 0 if it stays below a
  /// bound, infinite at a pole that is met.
  private func growth(
    _ sign: Double, from sample: Double, beyond bound: Double,
    _ function: (Double, Double) -> Double
  ) -> Double {
    guard let index = z.firstIndex(of: sample), x.count > 1, y.count > 1 else { return 0 }
    let (left, right, bottom, top) = (x[0], x[x.count - 1], y[0], y[y.count - 1])
    let (column, row) = (index % x.count, index / x.count)
    var place = (x: x[column], y: y[row])
    var value = sign * sample
    var step = (x: Field.width(beside: column, in: x), y: Field.width(beside: row, in: y))
    var rises: [Double] = []
    for _ in 0..<Field.stepCount {
      step = (Field.shortening * step.x, Field.shortening * step.y)
      let (center, before) = (place, value)
      for (column, row) in Field.neighbors {
        let qx = min(max(center.x + column * step.x, left), right)
        let qy = min(max(center.y + row * step.y, bottom), top)
        let found = sign * function(qx, qy)
        if found == .infinity { return .infinity }
        if found > value { (place, value) = ((qx, qy), found) }
      }
      rises.append(value - before)
    }
    let first = rises.prefix(Field.window).reduce(0, +)
    let last = rises.suffix(Field.window).reduce(0, +)
    return value > sign * bound && first > 0 ? last / first : 0
  }

  /// The width of a cell at a grid line.
  private static func width(beside index: Int, in lines: [Double]) -> Double {
    index + 1 < lines.count ? lines[index + 1] - lines[index] : lines[index] - lines[index - 1]
  }

  private static let neighbors: [(Double, Double)] = [
    (-1, -1), (0, -1), (1, -1), (-1, 0), (1, 0), (-1, 1), (0, 1), (1, 1),
  ]
}
