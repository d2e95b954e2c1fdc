/// A number as a tick label writes it: an integer times a power of ten, without rounding.
struct Decimal: Hashable {
  /// The digits as one integer, with the sign of the number.
  var digits: Int
  /// The power of ten that the last digit counts.
  var exponent: Int

  init(_ digits: Int, exponent: Int) {
    self.digits = digits
    self.exponent = exponent
    while self.digits != 0, self.digits.isMultiple(of: 10) {
      self.digits /= 10
      self.exponent += 1
    }
    if self.digits == 0 { self.exponent = 0 }
  }

  /// The shortest decimal that reads back as the value; nil if it is not finite.
  init?(_ value: Double) {
    guard value.isFinite else { return nil }
    let parts = value.description.split(separator: "e", omittingEmptySubsequences: false)
    let mantissa = parts[0].split(separator: ".")
    let fraction = mantissa.count > 1 ? mantissa[1] : ""
    guard let digits = Int(mantissa[0] + fraction) else { return nil }
    let power = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    self.init(digits, exponent: power - fraction.count)
  }

  /// The double that is nearest to the number.
  var value: Double { Double("\(digits)e\(exponent)") ?? .nan }

  /// How many digits there are, the trailing zeros of an integer not counted.
  private var digitCount: Int { "\(digits.magnitude)".count }
  /// The digits as far as they differ from zero: 2 of 0.2, 25 of 250.
  var leadingDigits: Int { abs(digits) }
  /// The power of ten of the first digit.
  var magnitude: Int { digits == 0 ? 0 : exponent + digitCount - 1 }

  /// Labels for numbers that stand side by side: all with the same number of decimals.
  static func labels(_ numbers: [Decimal]) -> [String] {
    let decimals = numbers.map { max(0, -$0.exponent) }.max() ?? 0
    let others = numbers.filter { $0.digits != 0 }
    let top = others.map(\.magnitude).max() ?? 0
    let last = others.map(\.exponent).min() ?? 0
    // Written out, or as a mantissa and a power of ten, whichever is shorter to read.
    let plainLength = max(top, 0) + 1 + decimals
    let scientificLength = top - last + 1 + 4
    guard plainLength > 7, scientificLength < plainLength else {
      return numbers.map { $0.plain(decimals: decimals) }
    }
    return numbers.map { $0.scientific(power: top, decimals: top - last) }
  }

  /// The label of a number that stands by itself.
  var label: String {
    if (-4...5).contains(magnitude), exponent >= -6 { return plain(decimals: max(0, -exponent)) }
    return scientific(power: magnitude, decimals: magnitude - exponent)
  }

  /// The digits written out, with a real minus.
  private func plain(decimals: Int) -> String {
    var text = "\(digits.magnitude)" + String(repeating: "0", count: max(0, exponent + decimals))
    if decimals > 0 {
      if text.count <= decimals {
        text = String(repeating: "0", count: decimals + 1 - text.count) + text
      }
      text = text.dropLast(decimals) + "." + text.suffix(decimals)
    }
    return (digits < 0 ? "\u{2212}" : "") + text
  }

  /// The number as a multiple of a power of ten.
  private func scientific(power: Int, decimals: Int) -> String {
    if digits == 0 { return "0" }
    let sign = digits < 0 ? "-" : ""
    if digits.magnitude == 1, exponent == power { return "$\(sign)10^{\(power)}$" }
    var mantissa = Decimal(abs(digits), exponent: 0)
    mantissa.exponent += exponent - power
    return "$\(sign)\(mantissa.plain(decimals: decimals)) \\times 10^{\(power)}$"
  }
}
