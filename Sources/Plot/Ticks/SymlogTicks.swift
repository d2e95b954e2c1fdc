import Elementary

/// Zero and powers of ten on both sides of it.
enum SymlogTicks {
  /// The labelled ticks, and minor ones beyond the threshold; linear ones where the range lies inside
  /// of it, those of a logarithmic scale where it lies beyond.
  static func ticks(
    _ range: ClosedRange<Double>, threshold: Double, about count: Int
  ) -> [Tick] {
    let (low, high) = (range.lowerBound, range.upperBound)
    let reach = max(abs(low), abs(high))
    guard threshold > 0, reach > 10 * threshold else {
      return LinearTicks.ticks(range, about: count)
    }
    if low > threshold { return LogTicks.ticks(range, about: count) }
    if high < -threshold {
      return LogTicks.ticks(-high...(-low), about: count).reversed().map(negated)
    }
    let bottom = Int(decimalLogarithm(threshold).rounded(.up))
    let top = Int(decimalLogarithm(reach).rounded(.down))
    guard bottom <= top else { return LinearTicks.ticks(range, about: count) }
    // How many decades there are on both sides together.
    let length = [low < 0 ? -low : 0, high > 0 ? high : 0].reduce(0) { length, end in
      end > threshold ? length + decimalLogarithm(end / threshold) : length
    }
    let sides = low < 0 && high > 0 ? 2 : 1
    let step = LogTicks.stride(Int(length.rounded()), about: max(2 * sides, count))
    // Counted down from the largest power, so that both sides show the same ones, to where the
    // decades shrink toward zero, if that is there.
    let nearest = step == 1 || !range.contains(0) ? 0 : 0.5 * Double(step)
    let decades = (bottom...top).reversed().filter {
      let distance = decimalLogarithm(1 + LogTicks.power(of: $0) / threshold)
      return (top - $0).isMultiple(of: step) && distance >= nearest
    }.reversed()
    let isPlain = bottom >= -2 && top <= 3
    let positive = decades.map {
      Tick(LogTicks.power(of: $0), label: LogTicks.label($0, isPlain: isPlain))
    }
    let ticks = (positive.reversed().map(negated) + [Tick(0, label: "0")] + positive)
      .filter { range.contains($0.value) }
    guard ticks.count >= 2 else { return LinearTicks.ticks(range, about: count) }
    return ticks + minors(bottom...top, step: step, in: range, except: ticks, about: count)
  }

  /// The powers of ten between labelled ones, or the multiples of labelled powers where those are few.
  private static func minors(
    _ exponents: ClosedRange<Int>, step: Int, in range: ClosedRange<Double>,
    except labelled: [Tick],
    about count: Int
  ) -> [Tick] {
    let powers = exponents.map(LogTicks.power)
    let isCrowded = step == 1 ? 2 * powers.count > count + 2 : powers.count > 6 * max(count, 2)
    if isCrowded { return [] }
    let places =
      step > 1
      ? powers
      : exponents.flatMap { exponent in
        (1...9).map { Decimal($0, exponent: exponent).value }
      }
    let known = Set(labelled.map(\.value))
    return places.flatMap { [-$0, $0] }.filter { range.contains($0) && !known.contains($0) }
      .map { Tick($0) }
  }

  private static func negated(_ tick: Tick) -> Tick {
    Tick(-tick.value, label: tick.label.isEmpty ? "" : negated(tick.label))
  }

  private static func negated(_ label: String) -> String {
    label.hasPrefix("$") ? "$-" + label.dropFirst() : "\u{2212}" + label
  }
}
