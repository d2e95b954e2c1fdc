import Elementary

/// Counts of numbers in intervals that are equally wide as the axis shows them.
struct Bins: Hashable {
  /// The ends of the intervals, ascending; one more than counts. Empty if there are no numbers.
  var edges: [Double] = []
  /// How many numbers lie in each interval: its lower end belongs to it, and the last upper end.
  var counts: [Int] = []

  /// No more intervals than this are found from the data.
  static let mostFound = 60

  /// Bins of the numbers that have a place on the axis.
  ///
  /// Where the number of intervals is not given, their width is
  ///
  ///     h = 2 IQR / ∛n
  ///
  /// with at least those of Sturges (⌈log₂ n⌉ + 1) where the quartiles coincide, and at most 60.
  ///
  /// > D. Freedman, P. Diaconis. "On the histogram as a density estimator: L₂ theory." *Zeitschrift
  /// > für Wahrscheinlichkeitstheorie und verwandte Gebiete* 57 (1981), 453–476,
  /// > doi:10.1007/BF01025868
  ///
  /// > H. A. Sturges. "The choice of a class interval." *Journal of the American Statistical
  /// > Association* 21 (1926), 65–66, doi:10.1080/01621459.1926.10502161
  init(_ samples: [[Double]], transform: Scale.Transform, count: Int? = nil) {
    let scale = Scale(transform, domain: 1...10, from: 0, to: 1)
    let placed = samples.joined().filter { $0.isFinite && scale.transformed($0).isFinite }.sorted()
    guard let least = placed.first, let greatest = placed.last else { return }
    let values = placed.map(scale.transformed)
    let (low, high) = (values[0], values[values.count - 1])
    guard low < high, (high - low).isFinite else {
      edges = Bins.around(least, transform)
      counts = [placed.count]
      return
    }
    let found = count ?? Bins.count(of: values, samples: samples.count)
    if count == nil, transform == .linear, let whole = Bins.whole(placed, about: found) {
      edges = whole
      counts = tally(placed)
      return
    }
    let count = found
    // Ends by way of the scale, so that the outermost are the data's own.
    let axis = Scale(transform, domain: least...greatest, from: 0, to: 1)
    edges = (0...count).map { index in
      switch index {
      case 0: least
      case count: greatest
      default: axis.value(at: Double(index) / Double(count))
      }
    }
    counts = tally(placed)
  }

  /// How many of the numbers lie in each interval.
  func tally(_ values: [Double]) -> [Int] {
    var counts = Array(repeating: 0, count: max(edges.count - 1, 0))
    guard let first = edges.first, let last = edges.last else { return counts }
    for value in values where value >= first && value <= last {
      // The last edge that is not above the value.
      var (low, high) = (0, edges.count - 1)
      while high - low > 1 {
        let middle = (low + high) / 2
        if edges[middle] <= value { low = middle } else { high = middle }
      }
      counts[low] += 1
    }
    return counts
  }

  /// The number of intervals for ascending values.
  private static func count(of values: [Double], samples: Int) -> Int {
    let n = Double(values.count) / Double(max(samples, 1))
    let spread = Quantiles.value(of: values, 0.75) - Quantiles.value(of: values, 0.25)
    let width = 2 * spread / power(max(n, 1), 1 / 3.0)
    let range = values[values.count - 1] - values[0]
    let sturges = binaryLogarithm(max(n, 1)).rounded(.up) + 1
    let wanted = width > 0 ? (range / width).rounded(.up) : sturges
    return Int(min(max(wanted, 1), Double(mostFound)))
  }

  /// The ends of intervals that hold as many whole numbers each, halfway between two of them; nil if
  /// not all of the ascending values are whole. Otherwise some would hold one number more than others.
  private static func whole(_ values: [Double], about count: Int) -> [Double]? {
    let (first, last) = (values[0], values[values.count - 1])
    guard last - first < 1e9, abs(first) < 1e12, values.allSatisfy({ $0 == $0.rounded() })
    else { return nil }
    let width = max(1, ((last - first + 1) / Double(count)).rounded(.up))
    let needed = ((last - first + 1) / width).rounded(.up)
    return (0...Int(needed)).map { first - 0.5 + width * Double($0) }
  }

  /// One interval around numbers that are all the same.
  private static func around(_ value: Double, _ transform: Scale.Transform) -> [Double] {
    let reach = value == 0 ? 0.5 : 0.05 * abs(value)
    let (low, high) = (value - reach, value + reach)
    guard low < value, value < high, high.isFinite, low.isFinite else {
      return [value, value.nextUp]
    }
    return [low, high]
  }
}

/// Order statistics of values in ascending order.
enum Quantiles {
  /// The p-quantile, by linear interpolation between order statistics (definition 7 of Hyndman and
  /// Fan, doi:10.1080/00031305.1996.10473566).
  static func value(of sorted: [Double], _ p: Double) -> Double {
    guard let first = sorted.first else { return .nan }
    let h = Double(sorted.count - 1) * p
    let lower = min(max(Int(h), 0), sorted.count - 1)
    let fraction = h - Double(lower)
    guard lower + 1 < sorted.count, fraction > 0 else {
      return sorted.count == 1 ? first : sorted[lower]
    }
    return (1 - fraction) * sorted[lower] + fraction * sorted[lower + 1]
  }
}
