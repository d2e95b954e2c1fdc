import Configuration
import Elementary

/// Numbers as figures and captions show them.
struct NumberFormat: Sendable {
  /// Where the text goes.
  enum Medium: Sendable {
    /// Markup outside dollar signs: powers of ten are put between them.
    case words
    /// Markup inside dollar signs.
    case formula
  }

  /// How many significant digits a number that is not whole keeps.
  var digits = 4
  /// Whether zeros at the end of these digits are kept, as in a column of numbers that are compared.
  var keepsZeros = false
  /// Where the text goes.
  var medium = Medium.words

  /// The text of a number: whole ones up to 10⁶ in full, others rounded to `digits`, very large
  /// and very small ones with a power of ten; a real minus.
  func text(_ number: Double) -> String {
    guard number.isFinite else { return special(number) }
    if number == number.rounded(), abs(number) < 1e6 {
      return signed("\(Int(abs(number)))", number)
    }
    var (mantissa, exponent) = NumberFormat.decimal(abs(number), digits: digits)
    if keepsZeros { mantissa += Array(repeating: 0, count: max(0, digits - mantissa.count)) }
    guard exponent < -3 || exponent > 5 else {
      return signed(NumberFormat.placed(mantissa, exponent), number)
    }
    // A power of ten needs no factor.
    let factor = mantissa == [1] ? nil : NumberFormat.placed(mantissa, 0)
    let sign = number < 0 ? "-" : ""
    let formula = sign + (factor.map { "\($0) \\times " } ?? "") + "10^{\(exponent)}"
    return medium == .words ? "$\(formula)$" : formula
  }

  /// The text of numbers in parentheses.
  func text(_ numbers: [Double]) -> String {
    if numbers.count == 1 { return text(numbers[0]) }
    return "(" + numbers.map { text($0) }.joined(separator: ", ") + ")"
  }

  private func special(_ number: Double) -> String {
    if number.isNaN { return "undefined" }
    return signed(medium == .formula ? "\\infty" : "∞", number)
  }

  private func signed(_ text: String, _ number: Double) -> String {
    guard number < 0, text != "0" else { return text }
    return (medium == .formula ? "-" : "−") + text
  }

  /// The first `digits` digits of a positive number, rounded, and its power of ten.
  ///
  /// Works on the shortest decimal text that reads back to the number, so no binary noise shows.
  static func decimal(_ number: Double, digits: Int) -> (mantissa: [Int], exponent: Int) {
    var figures: [Int] = []
    var exponent = 0
    var hasPoint = false
    var isLeading = true
    let text = number.description
    let end = text.utf8.firstIndex(of: UInt8(ascii: "e")) ?? text.endIndex
    for byte in text.utf8[..<end] {
      if byte == UInt8(ascii: ".") {
        hasPoint = true
      } else if case let digit = Int(byte) - 0x30, 0...9 ~= digit {
        if isLeading, digit == 0 {
          if hasPoint { exponent -= 1 }
          continue
        }
        if isLeading { exponent += hasPoint ? -1 : 0 } else if !hasPoint { exponent += 1 }
        isLeading = false
        figures.append(digit)
      }
    }
    exponent += Int(text[end...].dropFirst()) ?? 0
    if figures.count > digits {
      let roundsUp = figures[digits] >= 5
      figures.removeLast(figures.count - digits)
      var index = digits - 1
      while roundsUp, index >= 0 {
        figures[index] += 1
        if figures[index] < 10 { break }
        figures[index] = 0
        index -= 1
      }
      if roundsUp, index < 0 {
        figures.insert(1, at: 0)
        exponent += 1
      }
    }
    while figures.count > 1, figures.last == 0 { figures.removeLast() }
    return (figures.isEmpty ? [0] : figures, exponent)
  }

  /// Digits with the decimal point put where the exponent says.
  private static func placed(_ mantissa: [Int], _ exponent: Int) -> String {
    let digits = mantissa.map(String.init).joined()
    if exponent < 0 { return "0." + String(repeating: "0", count: -exponent - 1) + digits }
    let whole = digits.prefix(exponent + 1)
    let padding = String(repeating: "0", count: max(0, exponent + 1 - digits.count))
    let fraction = digits.dropFirst(exponent + 1)
    return whole + padding + (fraction.isEmpty ? "" : "." + fraction)
  }
}
