import Graphics
import Typesetting

/// The ticks of an axis whose labels have room, measured.
struct AxisTicks {
  /// Ticks with their labels; nil for minor ticks and labels left out.
  var ticks: [(tick: Tick, label: Label?)]
  /// What the labels leave out, for the title to say.
  var unit: TickUnit?

  /// By how much the labels are turned, counter-clockwise, in radians; turned ones end at their ticks.
  var turn = 0.0
  /// How long the axis must be for all labels; 0 where as many are shown as have room.
  var leastLength = 0.0

  /// Ticks at words that stand for themselves.
  ///
  /// Nobody can guess a word that is left out. Where broken lines touch, words stand on one line each,
  /// under a horizontal axis aslant or upright; some are left out only where not even that fits.
  init(
    _ categories: [Category], edge: AxisGuide.Edge, scale: Scale, theme: Theme, labels: LabelSetter
  ) {
    let slot = abs(scale.end - scale.start) / Double(categories.count)
    let style = TextStyle(theme.annotationFont, color: theme.ink)
    func words(_ width: Double) -> [(tick: Tick, label: Label?)] {
      categories.enumerated().map { place, category in
        let label = labels.label(
          category.name, style: style, width: width, aligned: edge == .left ? .end : .middle)
        return (tick: Tick(Double(place), label: category.name), label: label)
      }
    }
    let width =
      edge == .left ? AxisTicks.wordWidth * theme.annotationFont.size : max(slot - 2 * theme.gap, 1)
    let broken = words(width)
    ticks = AxisTicks.thinned(broken, edge: edge, scale: scale, clearance: 1)
    if ticks.allSatisfy({ $0.label != nil }) { return }
    ticks = words(.infinity)
    let height = 1 + (ticks.compactMap(\.label?.height).max() ?? 0)
    if edge == .bottom { turn = (slot * AxisTicks.slant < height ? 0.5 : 0.25) * .pi }
    leastLength = height * Double(categories.count)
    guard slot < height else { return }
    let step = Int((height / max(slot, 1e-3)).rounded(.up))
    for place in ticks.indices where !place.isMultiple(of: step) { ticks[place].label = nil }
  }

  /// Words at a vertical axis are broken into lines of so many ems.
  private static let wordWidth = 13.0
  /// The distance of lines aslant, at 45°, as a part of the distance of their ticks.
  private static let slant = 0.7071

  /// The most ticks whose labels keep a distance; labels that touch at any count are left out.
  init(
    _ axis: Axis, edge: AxisGuide.Edge, scale: Scale, isCount: Bool, theme: Theme,
    labels: LabelSetter
  ) {
    let fitting = TickFitting(
      edge: edge, scale: scale,
      style: TextStyle(theme.tickFont, color: theme.ink, usesTabularFigures: true),
      clearance: (edge == .left ? 0.3 : 0.8) * theme.tickFont.size, labels: labels)
    let length = abs(scale.end - scale.start)
    let spacing = (edge == .left ? scale.transform == .linear ? 3.2 : 3 : 5.2) * theme.tickFont.size
    let preferred = max(2, Int(min(length / spacing, 8)))
    self =
      axis.ticks.map(fitting.given)
      ?? (axis.countsInPi ? fitting.multiplesOfPi(about: preferred) : nil)
      ?? fitting.round(about: preferred, isCount: isCount)
    if axis.hasMinorTicks { addMinorTicks(scale: scale) }
  }

  init(ticks: [(tick: Tick, label: Label?)], unit: TickUnit?) {
    self.ticks = ticks
    self.unit = unit
  }

  /// Ticks without the labels that come too close to the one before.
  static func thinned(
    _ ticks: [(tick: Tick, label: Label?)], edge: AxisGuide.Edge, scale: Scale, clearance: Double
  ) -> [(tick: Tick, label: Label?)] {
    var taken: [ClosedRange<Double>] = []
    var result = ticks.map { (tick: $0.tick, label: nil as Label?) }
    // Zero comes first: of the numbers near it, it is the one that a reader looks for.
    let order =
      ticks.indices.filter { ticks[$0].tick.value == 0 }
      + ticks.indices.filter { ticks[$0].tick.value != 0 }
    for index in order {
      guard let label = ticks[index].label else { continue }
      let position = scale(ticks[index].tick.value)
      let (before, after) =
        edge == .left ? (label.ascent, label.descent) : (0.5 * label.width, 0.5 * label.width)
      let (from, to) = (position - before, position + after)
      guard from.isFinite, to.isFinite, !taken.contains(where: { $0.overlaps(from...to) }) else {
        continue
      }
      taken.append(from - clearance...to + clearance)
      result[index].label = label
    }
    return result
  }

  /// Ticks without labels between those of an evenly divided linear axis: fifths, or halves and
  /// quarters where fifths would not be round.
  private mutating func addMinorTicks(scale: Scale) {
    guard scale.transform == .linear, ticks.count > 1 else { return }
    let values = ticks.map(\.tick.value)
    let step = values[1] - values[0]
    guard let digit = Decimal(step)?.leadingDigits, step > 0 else { return }
    let parts = digit == 2 ? 4 : 5
    let position = { (value: Double) in scale(value) }
    guard abs(position(values[1]) - position(values[0])) / Double(parts) >= 3 else { return }
    let count = values.count + 1
    var minor: [(tick: Tick, label: Label?)] = []
    for index in 0..<count {
      for part in 1..<parts {
        let value = values[0] + (Double(index - 1) + Double(part) / Double(parts)) * step
        if scale.domain.contains(value) { minor.append((Tick(value), nil)) }
      }
    }
    ticks = (ticks + minor).sorted { $0.tick.value < $1.tick.value }
  }
}
