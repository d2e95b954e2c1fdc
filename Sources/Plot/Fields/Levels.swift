import Elementary
import Typesetting

/// The values at which isolines are drawn.
public enum Levels: Hashable, Sendable {
  /// About `count` round values at even distances.
  case linear(count: Int)
  /// About `count` round values at even ratios; only positive ones.
  case logarithmic(count: Int)
  /// `count` values at even distances in √(z − minimum): even rings around a parabolic minimum.
  case squareRoot(count: Int)
  /// The values themselves.
  case listed([Double])

  /// The values for a field, ascending, strictly inside its range (listed ones: all finite ones).
  public func values(for field: Field) -> [Double] {
    guard let range = field.range, range.lowerBound < range.upperBound else { return [] }
    switch self {
    case .linear(let count):
      return LinearTicks.decimals(range, about: count).map(\.value)
        .filter { $0 > range.lowerBound && $0 < range.upperBound }
    case .logarithmic(let count):
      // The least sample is an accident of the grid; a hundredth of the area is not.
      guard let low = field.quantile(0.01, where: { $0 > 0 }), low < range.upperBound else {
        return []
      }
      return Levels.logarithmic(count, in: low...range.upperBound)
    case .squareRoot(let count): return Levels.squareRoot(count, in: range)
    case .listed(let values):
      return values.filter(\.isFinite).sorted().reduce(into: []) { kept, value in
        if kept.last != value { kept.append(value) }
      }
    }
  }

  /// About `count` levels that show where a field is low too: at even distances unless two fifths of it
  /// lie below the first of them, else at even roots, or at even ratios where three tenths still do.
  public static func fitting(_ field: Field, count: Int) -> Levels {
    guard let range = field.range, range.lowerBound < range.upperBound else {
      return .linear(count: count)
    }
    let (low, width) = (range.lowerBound, range.upperBound - range.lowerBound)
    let finite = field.z.filter(\.isFinite)
    func part(below first: Double) -> Double {
      Double(finite.count { $0 < low + first * width }) / Double(finite.count)
    }
    let root = 1 / Double(count + 1)
    if part(below: 1 / Double(count)) <= 0.4 { return .linear(count: count) }
    return part(below: root * root) <= 0.3 || low < 0
      ? .squareRoot(count: count) : .logarithmic(count: count)
  }

  /// That none of the listed values lies in a range; nil if one does, or they are not listed.
  func remark(on range: ClosedRange<Double>) -> String? {
    guard case .listed(let values) = self, !values.isEmpty, !values.contains(where: range.contains)
    else { return nil }
    let ends = ContourLabeling.texts(of: [range.lowerBound, range.upperBound])
      .map(PlainText.text(of:))
    return "all levels lie outside of the values drawn, \(ends[0]) to \(ends[1])"
  }

  /// The scale on which the values are even, for a color bar.
  public var transform: Scale.Transform {
    if case .logarithmic = self { return .log10 }
    return .linear
  }

  private static func logarithmic(_ count: Int, in range: ClosedRange<Double>) -> [Double] {
    let (low, high) = (decimalLogarithm(range.lowerBound), decimalLogarithm(range.upperBound))
    let (first, last) = (Int(low.rounded(.down)), Int(high.rounded(.down)))
    // From dense to sparse: 1-2-5, 1-3, then whole decades ever farther apart.
    var choices: [[Double]] = []
    for mantissas in [[1, 2, 5], [1, 3], [1]] {
      choices.append(
        (first...last).flatMap { decade in mantissas.map { Decimal($0, exponent: decade).value } })
    }
    for stride in [2, 3, 5, 10, 20, 50] {
      choices.append(
        (first...last).filter { $0.isMultiple(of: stride) }.map { Decimal(1, exponent: $0).value })
    }
    let inside = choices.map { $0.filter { $0 >= range.lowerBound && $0 < range.upperBound } }
    return inside.first { $0.count <= max(1, count) } ?? []
  }

  private static func squareRoot(_ count: Int, in range: ClosedRange<Double>) -> [Double] {
    let width = range.upperBound - range.lowerBound
    guard width.isFinite, count > 0 else { return [] }
    var previous = range.lowerBound
    var values: [Double] = []
    for index in 1...count {
      let part = Double(index) / Double(count + 1)
      let exact = range.lowerBound + part * part * width
      guard exact > previous else { continue }
      // Rounded to a fifth of the distance to the level before, at most.
      let exponent = Int(decimalLogarithm(0.2 * (exact - previous)).rounded(.down))
      let unit = power(10, Double(abs(exponent)))
      let value =
        !unit.isFinite
        ? exact : exponent < 0 ? (exact * unit).rounded() / unit : (exact / unit).rounded() * unit
      previous = exact
      if value > values.last ?? range.lowerBound, value < range.upperBound { values.append(value) }
    }
    return values
  }
}
