extension Scale {
  /// Round values inside the domain, `count` labelled ones more or less, in ascending order.
  ///
  /// A log scale has at least two labels, a floor lane the label 0; labels are distinct and read
  /// back as the values.
  public func ticks(about count: Int) -> [Tick] { ticks(about: count, steps: .round) }

  /// Round values whose labels may leave out what the title of the axis then says.
  func tickSet(about count: Int, steps: LinearTicks.Steps, isShort: Bool = false) -> TickSet {
    guard transform == .linear || isNearlyEven, zeroPosition == nil else {
      return TickSet(ticks: ticks(about: count, steps: steps))
    }
    return LinearTicks.tickSet(domain, about: count, steps: steps, isShort: isShort)
  }

  /// Whether a logarithmic scale covers so little that its labels are evenly spaced, as 1000000.001 and
  /// 1000000.002 are.
  private var isNearlyEven: Bool {
    transform == .log10 && domain.lowerBound > 0 && domain.upperBound < 1.01 * domain.lowerBound
  }

  /// Round values for a choice of steps, which counts on linear scales only.
  func ticks(about count: Int, steps: LinearTicks.Steps) -> [Tick] {
    let ticks =
      switch transform {
      case .linear: LinearTicks.ticks(domain, about: count, steps: steps)
      case .log10: LogTicks.ticks(domain, about: count)
      case .symlog(let threshold):
        SymlogTicks.ticks(domain, threshold: threshold, about: count)
      }
    return (floorTick + ticks).sorted { $0.value < $1.value }
  }

  /// Ticks at given values, those outside the domain left out; each has its shortest label, and those of
  /// a linear scale are all written out, or all multiples of powers of ten.
  public func ticks(at values: [Double]) -> [Tick] {
    let decimals = values.filter { domain.contains($0) }.sorted().compactMap { Decimal($0) }
    let own = decimals.map(\.label)
    let choices = [own, decimals.flatMap { Decimal.labels([$0]) }, Decimal.labels(decimals)]
    let labels = transform == .linear ? choices.first(where: Scale.areAlike) ?? choices[2] : own
    return floorTick + zip(decimals, labels).map { Tick($0.value, label: $1) }
  }

  /// Whether all labels but zero have a power of ten, or none has.
  private static func areAlike(_ labels: [String]) -> Bool {
    let have = labels.filter { $0 != "0" }.map { $0.contains("^") }
    return !(have.contains(true) && have.contains(false))
  }

  private var floorTick: [Tick] { zeroPosition == nil ? [] : [Tick(0, label: "0")] }
}
