import Elementary

/// Multiples of 1, 2 or 5 times a power of ten.
///
/// The values are integers times a power of ten, read as decimals: 0.3 is the double nearest to
/// 3/10, never 3 × 0.1, and the label has the digits of the integer.
enum LinearTicks {
  /// Which multiples of powers of ten a step may be.
  enum Steps: Hashable {
    /// 1, 2 and 5.
    case round
    /// 2.5 only, for ranges where no round step suits.
    case quarters
    /// 1, 2 and 5, and no fractions: for axes that count.
    case whole
  }

  /// The multiples inside the range, `count` of them more or less.
  static func decimals(
    _ range: ClosedRange<Double>, about count: Int, steps: Steps = .round
  ) -> [Decimal] {
    let (low, high) = (range.lowerBound, range.upperBound)
    guard low < high else { return Decimal(low).map { [$0] } ?? [] }
    // A range as wide as the doubles has a width that is one only in quarters.
    let parts = Double(max(count, (0.5 * high - 0.5 * low) < 4e307 ? 1 : 4))
    let target = high / parts - low / parts
    guard target > 0, target.isFinite else {
      return low <= 0 && high >= 0 ? [Decimal(0, exponent: 0)] : []
    }

    // The step whose ratio to the target is nearest to one.
    let power = Int(decimalLogarithm(target).rounded(.down))
    let ratio = target / Decimal(1, exponent: power).value
    var (digit, shift) =
      if ratio >= 7.071 { (1, 1) } else if ratio >= 3.162 { (5, 0) } else if ratio >= 1.414 {
        (2, 0)
      } else { (1, 0) }
    if steps == .quarters { (digit, shift) = (25, -1) }
    if steps == .whole, power + shift < 0 { (digit, shift) = (1, -power) }
    let exponent = power + shift
    let step = Decimal(digit, exponent: exponent).value
    guard step > 0, step.isFinite else { return [] }

    let (first, last) = ((low / step).rounded(.down), (high / step).rounded(.up))
    // Beyond this the doubles of the range are too far apart for their step to be an integer.
    guard abs(first) < 1e17, abs(last) < 1e17 else { return [] }
    var decimals: [Decimal] = []
    var previous = -Double.infinity
    for index in Int(first)...Int(last) {
      let decimal = Decimal(index * digit, exponent: exponent)
      guard range.contains(decimal.value), decimal.value > previous else { continue }
      previous = decimal.value
      decimals.append(decimal)
    }
    return decimals
  }

  /// The largest of 1, 2 and 5 times powers of ten that is not above a positive number; nil where
  /// that is no double.
  static func largestStep(upTo limit: Double) -> Decimal? {
    guard limit > 0, limit.isFinite else { return nil }
    let power = Int(decimalLogarithm(limit).rounded(.down))
    let steps = [power - 1, power, power + 1].flatMap { power in
      [1, 2, 5].map { Decimal($0, exponent: power) }
    }
    return steps.last { $0.value > 0 && $0.value <= limit }
  }

  /// The ticks at these multiples.
  static func ticks(
    _ range: ClosedRange<Double>, about count: Int, steps: Steps = .round
  ) -> [Tick] {
    labelled(decimals(range, about: count, steps: steps))
  }

  /// The ticks at these multiples, with the shortest labels.
  static func tickSet(
    _ range: ClosedRange<Double>, about count: Int, steps: Steps, isShort: Bool = false
  ) -> TickSet {
    let decimals = decimals(range, about: count, steps: steps)
    let (labels, unit) = TickUnit.labels(decimals, isShort: isShort)
    return TickSet(ticks: zip(decimals, labels).map { Tick($0.value, label: $1) }, unit: unit)
  }

  /// Ticks with labels that suit one another.
  static func labelled(_ decimals: [Decimal]) -> [Tick] {
    zip(decimals, Decimal.labels(decimals)).map { Tick($0.value, label: $1) }
  }
}
