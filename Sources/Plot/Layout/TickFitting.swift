import Typesetting

/// Tries ticks until all their labels have room.
struct TickFitting {
  let edge: AxisGuide.Edge
  let scale: Scale
  let style: TextStyle
  let clearance: Double
  let labels: LabelSetter

  func thinned(_ set: TickSet) -> AxisTicks {
    let measured = set.ticks.map { tick in
      (tick: tick, label: tick.isMajor ? labels.label(tick.label, style: style) : nil)
    }
    return AxisTicks(
      ticks: AxisTicks.thinned(measured, edge: edge, scale: scale, clearance: clearance),
      unit: set.unit)
  }

  /// The ticks whose labels all have room; nil if some have not.
  private func complete(_ set: TickSet) -> AxisTicks? {
    let kept = thinned(set)
    let lost = set.ticks.count(where: \.isMajor) - kept.ticks.count { $0.label != nil }
    // The lane of zero may cost the lowest power its label, and zero its neighbors on both sides.
    return lost <= (isSymlog ? 2 : scale.zeroPosition == nil ? 0 : 1) ? kept : nil
  }

  private var isSymlog: Bool { if case .symlog = scale.transform { true } else { false } }

  private var isSymlogAroundZero: Bool {
    isSymlog && scale.domain.lowerBound < 0 && scale.domain.upperBound > 0
  }

  /// Multiples of π; nil if fewer than two are in sight.
  func multiplesOfPi(about preferred: Int) -> AxisTicks? {
    guard scale.transform == .linear else { return nil }
    // Three labels if they have room, two if not.
    for least in [3, 2] {
      for count in Array((1...preferred).reversed()) + [preferred + 1, preferred + 2] {
        let set = TickSet(ticks: PiTicks.ticks(scale.domain, about: count))
        if set.ticks.count >= least, let ticks = complete(set) { return ticks }
      }
    }
    return nil
  }

  /// Ticks at given values. Where their labels have no room, all leave out what they repeat, or digits
  /// that are not seen on the axis.
  func given(_ values: [Double]) -> AxisTicks {
    let whole = thinned(TickSet(ticks: scale.ticks(at: values)))
    let decimals = values.filter { scale.domain.contains($0) }.sorted().compactMap { Decimal($0) }
    guard scale.transform == .linear, decimals.count <= Self.mostShortened,
      whole.ticks.contains(where: { $0.label == nil || Self.isNeedlesslyScientific($0.tick) })
    else { return whole }
    func shortened(_ numbers: [Decimal]) -> AxisTicks? {
      let (labels, unit) = TickUnit.labels(numbers)
      guard Set(labels).count == labels.count else { return nil }
      let ticks = zip(decimals, labels).map { Tick($0.value, label: $1) }
      return complete(TickSet(ticks: ticks, unit: unit))
    }
    if let counted = shortened(decimals) { return counted }
    let unseen = Self.unseenPart * (scale.domain.upperBound - scale.domain.lowerBound)
    let exponents = decimals.map(\.exponent).min().map { $0 + 1...$0 + 18 } ?? 1...1
    var finest: AxisTicks?
    for exponent in exponents {
      let rounded = decimals.compactMap { $0.rounded(toPower: exponent) }
      let isSeen = zip(rounded, decimals).contains { abs($0.value - $1.value) > unseen }
      guard rounded.count == decimals.count, !isSeen else { break }
      guard let ticks = shortened(rounded) else { continue }
      // 0.333 says as much as 0.333333.
      if exponent >= 0 || rounded.allSatisfy({ $0.leadingDigits < 1000 }) { return ticks }
      finest = finest ?? ticks
    }
    return finest ?? whole
  }

  /// More labels have no room, however short they are.
  private static let mostShortened = 40

  /// Whether a number of ordinary size has a power of ten, for the sake of its many decimals.
  private static func isNeedlesslyScientific(_ tick: Tick) -> Bool {
    tick.label.contains("^") && (1e-4..<1e6).contains(abs(tick.value))
  }

  /// A tick that is so far from its number, as a part of the axis, seems to stand at it.
  private static let unseenPart = 0.002

  func round(about preferred: Int, isCount: Bool) -> AxisTicks {
    // Two labels do not show a scale: a small panel has three if it can, though they are close.
    let least = scale.zeroPosition != nil ? 4 : isSymlogAroundZero ? 5 : 3
    let steps: [LinearTicks.Steps] = isCount ? [.whole] : [.round, .quarters]
    for steps in scale.transform == .linear ? steps : [.round] {
      for count in preferred...preferred + 4 {
        if let ticks = complete(scale.tickSet(about: count, steps: steps)),
          ticks.ticks.count(where: { $0.label != nil }) >= least
        {
          return ticks
        }
      }
    }
    let some = (2...preferred).reversed().lazy.compactMap { count in
      complete(scale.tickSet(about: count, steps: steps[0]))
    }.first
    if let some, some.ticks.count(where: { $0.label != nil }) > 1 { return some }
    // One number shows no scale: the title takes a power of ten from labels that are too long.
    let short = (2...preferred + 4).reversed().lazy.compactMap { count in
      complete(scale.tickSet(about: count, steps: steps[0], isShort: true))
    }.first { $0.ticks.count { $0.label != nil } > 1 }
    return short ?? some ?? thinned(scale.tickSet(about: 1, steps: .round))
  }
}
