/// What the labels of an axis leave out because all would repeat it: a number that is subtracted
/// first, and a power of ten that the rest counts. The title of the axis says it.
struct TickUnit: Hashable {
  /// What is subtracted; nil for nothing.
  var offset: Decimal?
  /// The power of ten that the labels count.
  var power = 0

  /// The title of an axis whose labels leave this out.
  func title(_ title: String) -> String {
    let base = offset.map { offset -> String in
      let sign = (offset.digits < 0) == title.isEmpty ? "\u{2212}" : "+"
      let amount = Decimal(abs(offset.digits), exponent: offset.exponent).label
      return title.isEmpty ? "\(sign) \(amount)" : "\(title) \(sign) \(amount)"
    }
    guard power != 0 else { return base ?? title }
    let factor = "10^{\(power)}"
    if title.isEmpty { return "$\\times\\,\(factor)$" + (base.map { " \($0)" } ?? "") }
    return "\(base ?? title) (in $\(factor)$)"
  }
}

extension TickUnit {
  /// Labels of at most this many characters need no unit.
  private static let plainLength = 7
  /// The same where there is little room.
  private static let shortLength = 2
  /// Zeros after the point have to be counted where all numbers are below this power of ten and have
  /// more decimals than so many.
  private static let (smallTop, mostDecimals) = (-3, 4)
  /// Numbers of so many digits are read at a glance.
  private static let digits = 5

  /// Labels with the same number of decimals for numbers that stand side by side, and what they
  /// leave out; nil if they leave out nothing.
  static func labels(
    _ numbers: [Decimal], isShort: Bool = false
  ) -> (labels: [String], unit: TickUnit?) {
    let full = Decimal.labels(numbers)
    let reach = Reach(numbers)
    let isPlain = reach.plainLength <= (isShort ? shortLength : plainLength)
    guard !isPlain || reach.top < smallTop && reach.decimals > mostDecimals
    else { return (full, nil) }
    if reach.digits <= digits { return counted(numbers, reach, offset: nil) }
    // The offset is round: a number of the axis that is rounder than all others, else nothing of it is
    // smaller than the range, and it is next to the range on the side of zero.
    guard let least = numbers.min(by: { $0.value < $1.value }),
      let most = numbers.max(by: { $0.value < $1.value }),
      let width = most.minus(least),
      let truncated = (least.digits > 0 ? least : most).truncated(toPower: width.magnitude + 1),
      let roundest = numbers.max(by: { $0.exponent < $1.exponent })
    else { return (full, nil) }
    let offset = roundest.exponent > truncated.exponent ? roundest : truncated
    let rests = numbers.compactMap { $0.minus(offset) }
    guard rests.count == numbers.count else { return (full, nil) }
    let rest = Reach(rests)
    guard rest.digits <= digits else { return (full, nil) }
    if rest.plainLength <= plainLength {
      return (Decimal.labels(rests), TickUnit(offset: offset))
    }
    return counted(rests, rest, offset: offset)
  }

  private static func counted(
    _ numbers: [Decimal], _ reach: Reach, offset: Decimal?
  ) -> (labels: [String], unit: TickUnit?) {
    // Small integers are read more easily than fractions of the largest.
    let power = reach.digits <= 2 ? reach.last : reach.top
    let shifted = numbers.map { Decimal($0.digits, exponent: $0.exponent - power) }
    return (Decimal.labels(shifted), TickUnit(offset: offset, power: power))
  }

  /// Between which powers of ten the digits of numbers lie.
  private struct Reach {
    var top: Int
    var last: Int
    var decimals: Int

    init(_ numbers: [Decimal]) {
      let others = numbers.filter { $0.digits != 0 }
      top = others.map(\.magnitude).max() ?? 0
      last = others.map(\.exponent).min() ?? 0
      decimals = max(0, -last)
    }

    var digits: Int { top - last + 1 }
    var plainLength: Int { max(top, 0) + 1 + decimals }
  }
}

extension Decimal {
  /// The difference; nil if it has too many digits.
  func minus(_ other: Decimal) -> Decimal? {
    let low = min(exponent, other.exponent)
    guard let own = scaledDigits(to: low), let others = other.scaledDigits(to: low) else {
      return nil
    }
    let (difference, overflows) = own.subtractingReportingOverflow(others)
    return overflows ? nil : Decimal(difference, exponent: low)
  }

  /// The nearest multiple of a power of ten, away from zero where two are as near.
  func rounded(toPower power: Int) -> Decimal? {
    guard power > exponent, digits != 0 else { return self }
    guard power - exponent < 18 else { return nil }
    var unit = 1
    for _ in 0..<(power - exponent) { unit *= 10 }
    let (rest, sign) = (digits % unit, digits < 0 ? -1 : 1)
    let quotient = digits / unit + (2 * abs(rest) >= unit ? sign : 0)
    return Decimal(quotient, exponent: power)
  }

  /// The next multiple of a power of ten toward zero; nil if it is zero.
  fileprivate func truncated(toPower power: Int) -> Decimal? {
    guard power > exponent, power - exponent < 18 else { return power <= exponent ? self : nil }
    var unit = 1
    for _ in 0..<(power - exponent) { unit *= 10 }
    let quotient = digits / unit
    return quotient == 0 ? nil : Decimal(quotient, exponent: power)
  }

  private func scaledDigits(to low: Int) -> Int? {
    guard digits != 0 else { return 0 }
    guard exponent - low < 18 else { return nil }
    var result = digits
    for _ in 0..<(exponent - low) {
      let (product, overflows) = result.multipliedReportingOverflow(by: 10)
      guard !overflows else { return nil }
      result = product
    }
    return result
  }
}
