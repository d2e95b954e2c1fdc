import Elementary

/// Powers of ten; within a decade or two, round multiples of them.
enum LogTicks {
  /// At least two labelled ticks on any range that holds two numbers, three on most, and minor ones
  /// between.
  static func ticks(_ range: ClosedRange<Double>, about count: Int) -> [Tick] {
    let (low, high) = (range.lowerBound, range.upperBound)
    guard low > 0, low < high else {
      return Decimal(low).map { [Tick(low, label: $0.label)] } ?? []
    }
    let bottom = Int(decimalLogarithm(low).rounded(.down))
    let top = Int(decimalLogarithm(high).rounded(.up))
    let decades = (bottom...top).filter { range.contains(power(of: $0)) }

    if decades.count > 2 || (decades.count == 2 && count < 5) {
      return powers(decades, in: range, about: count)
    }
    // Three labels show that the distances shrink; where fewer multiples of powers of ten lie in the
    // range, evenly spaced numbers do.
    let round = mantissas.lazy.map { multiples($0, of: bottom...top, in: range) }
      .first { $0.count >= 3 && ($0.count <= max(count, 3) || $0.count <= 3 * (top - bottom)) }
    let fewest = max(count, 2)
    let even = (fewest...fewest + 4).lazy.map { LinearTicks.decimals(range, about: $0) }
      .first { $0.count >= 3 }
    guard let majors = round ?? even else { return LinearTicks.ticks(range, about: max(count, 4)) }
    let labelled =
      round?.map { Tick($0.value, label: $0.label) } ?? LinearTicks.labelled(majors)
    return labelled + minors(bottom...top, in: range, except: Set(majors.map(\.value)))
  }

  /// The multiples of powers of ten that are labelled, from few to many.
  private static let mantissas = [[1, 2, 5], [1, 2, 3, 5], [1, 2, 3, 4, 6, 8], Array(1...9)]

  /// 10ⁿ, exactly as it is typed.
  static func power(of exponent: Int) -> Double { Decimal(1, exponent: exponent).value }

  /// How far apart labelled powers are for no more than `count` of them: 1, 2, 3, 4, 5, 10, … decades.
  static func stride(_ decades: Int, about count: Int) -> Int {
    strides.first { decades <= max(count, 2) * $0 } ?? 500
  }

  private static let strides = [1, 2, 3, 4, 5, 10, 20, 50, 100, 200]

  /// The label of a power of ten; plain while all labels of the axis are short.
  static func label(_ exponent: Int, isPlain: Bool) -> String {
    isPlain ? Decimal(1, exponent: exponent).label : "$10^{\(exponent)}$"
  }

  private static func powers(
    _ decades: [Int], in range: ClosedRange<Double>, about count: Int
  ) -> [Tick] {
    guard let first = decades.first, let last = decades.last else { return [] }
    var step = stride(decades.count, about: count)
    // A range of few decades between two multiples of a wide stride keeps its two labels.
    while step > 1, decades.filter({ $0.isMultiple(of: step) }).count < 2 {
      step = strides.last { $0 < step } ?? 1
    }
    let isPlain = first >= -2 && last <= 3
    let majors = decades.filter { $0.isMultiple(of: step) }
    let labelled = majors.map { Tick(power(of: $0), label: label($0, isPlain: isPlain)) }
    if step > 1 {
      let isCrowded = decades.count > 6 * max(count, 2)
      return labelled
        + (isCrowded ? [] : decades.filter { !$0.isMultiple(of: step) }.map { Tick(power(of: $0)) })
    }
    guard 2 * decades.count <= count + 2 else { return labelled }
    return labelled + minors((first - 1)...last, in: range, except: Set(labelled.map(\.value)))
  }

  private static func multiples(
    _ mantissas: [Int], of decades: ClosedRange<Int>, in range: ClosedRange<Double>
  ) -> [Decimal] {
    decades.flatMap { exponent in mantissas.map { Decimal($0, exponent: exponent) } }
      .filter { range.contains($0.value) }
  }

  private static func minors(
    _ decades: ClosedRange<Int>, in range: ClosedRange<Double>, except majors: Set<Double>
  ) -> [Tick] {
    multiples(Array(1...9), of: decades, in: range).map { Tick($0.value) }
      .filter { !majors.contains($0.value) }
  }
}
