import Elementary

/// Zero and powers of ten on both sides of it.
enum SymlogTicks {
  /// The labelled ticks; linear ones where the range lies inside the threshold.
  static func ticks(
    _ range: ClosedRange<Double>, threshold: Double, about count: Int
  ) -> [Tick] {
    let reach = max(abs(range.lowerBound), abs(range.upperBound))
    guard threshold > 0, reach > 10 * threshold else {
      return LinearTicks.ticks(range, about: count)
    }
    let bottom = Int(decimalLogarithm(threshold).rounded(.up))
    let top = Int(decimalLogarithm(reach).rounded(.down))
    guard bottom <= top else { return LinearTicks.ticks(range, about: count) }
    let sides = range.lowerBound < 0 && range.upperBound > 0 ? 2 : 1
    let step = LogTicks.stride(top - bottom + 1, about: max(1, (count - 1) / sides))
    // Counted down from the largest power, so that both sides show the same ones.
    let decades = (bottom...top).reversed().filter { (top - $0).isMultiple(of: step) }.reversed()
    let isPlain = bottom >= -2 && top <= 3
    let positive = decades.map {
      Tick(LogTicks.power(of: $0), label: LogTicks.label($0, isPlain: isPlain))
    }
    let negative = positive.reversed().map { Tick(-$0.value, label: negated($0.label)) }
    let ticks = (negative + [Tick(0, label: "0")] + positive).filter { range.contains($0.value) }
    return ticks.count >= 2 ? ticks : LinearTicks.ticks(range, about: count)
  }

  private static func negated(_ label: String) -> String {
    label.hasPrefix("$") ? "$-" + label.dropFirst() : "\u{2212}" + label
  }
}
