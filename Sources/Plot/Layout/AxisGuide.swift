import Graphics
import Typesetting

/// Ticks, labels and title of one axis, measured once and drawn as measured.
struct AxisGuide {
  /// The side of the area that the axis lies at.
  enum Edge: Hashable { case bottom, left }

  let edge: Edge
  let area: Rect
  let scale: Scale
  let theme: Theme
  /// Ticks with their labels; nil for minor ticks and labels left out.
  let ticks: [(tick: Tick, label: Label?)]
  /// The title below a bottom axis or left of a left one, where only a short title stands; a
  /// longer one is in the header of the panel.
  let title: Label?
  /// Half the height of a digit: how far the baseline of a label lies below its tick.
  let digitRise: Double
  /// Whether the labels are words that stand for themselves, without ticks.
  private let hasWords: Bool

  /// Words at a vertical axis are broken into lines of so many ems.
  private static let wordWidth = 13.0

  init(
    _ axis: Axis, edge: Edge, scale: Scale, isCount: Bool = false,
    categories: [Category] = [], area: Rect, theme: Theme, labels: LabelSetter, showsLabels: Bool,
    hasSideTitle: Bool = true
  ) {
    self.edge = edge
    self.area = area
    self.scale = scale
    self.theme = theme
    hasWords = !categories.isEmpty
    digitRise = 0.5 * labels.measurer.metrics(of: theme.tickFont).capHeight
    let titleStyle = TextStyle(theme.labelFont, color: theme.ink)
    title =
      !showsLabels || axis.title.isEmpty
      ? nil
      : edge == .bottom
        ? labels.label(axis.title, style: titleStyle, width: area.width)
        : hasSideTitle
          ? AxisGuide.sideTitle(axis.title, style: titleStyle, labels: labels) : nil
    if hasWords {
      let width =
        edge == .left
        ? AxisGuide.wordWidth * theme.annotationFont.size
        : max(area.width / Double(categories.count) - 2 * theme.gap, 1)
      let style = TextStyle(theme.annotationFont, color: theme.ink)
      let words = categories.enumerated().map { place, category in
        let label = labels.label(
          category.name, style: style, width: width, aligned: edge == .left ? .end : .middle)
        return (tick: Tick(Double(place), label: category.name), label: Optional(label))
      }
      ticks = AxisGuide.thinned(words, edge: edge, scale: scale, clearance: 1)
        .map { ($0.tick, showsLabels ? $0.label : nil) }
      return
    }
    ticks = AxisGuide.fitting(
      axis, edge: edge, scale: scale, isCount: isCount, theme: theme, labels: labels
    ).map { ($0.tick, showsLabels ? $0.label : nil) }
  }

  /// A title so short that it stands level beside a vertical axis; nil if it is too long for that.
  static func sideTitle(_ markup: String, style: TextStyle, labels: LabelSetter) -> Label? {
    let label = labels.label(markup, style: style)
    return label.width <= 1.2 * style.font.size ? label : nil
  }

  // MARK: Room

  /// How far ticks, labels and title reach out of the area.
  var thickness: Double {
    let reach = theme.tickLength + theme.gap
    switch edge {
    case .left:
      return (labelled.isEmpty ? theme.tickLength : reach + labelWidth)
        + (title.map { 1.6 * theme.gap + $0.width } ?? 0)
    case .bottom:
      guard !labelled.isEmpty else { return theme.tickLength }
      let reach = hasWords ? 2 * theme.gap : reach
      return reach + labelAscent + labelDescent
        + (title.map { 1.6 * theme.gap + $0.height } ?? 0)
    }
  }

  /// How far labels reach beyond the left and the right end of a bottom axis.
  var overhang: (left: Double, right: Double) {
    guard edge == .bottom else { return (0, 0) }
    let bounds = labelled.map { label, point in label.bounds(at: point, .middle) }
    return (
      max(0, bounds.map { area.minX - $0.minX }.max() ?? 0),
      max(0, bounds.map { $0.maxX - area.maxX }.max() ?? 0)
    )
  }

  // MARK: Drawing

  /// Lines across the area at labelled ticks.
  var grid: [Scene.Item] {
    let stroke = Stroke(theme.gridInk, width: theme.gridWidth)
    let lines = ticks.filter(\.tick.isMajor).map { scale($0.tick.value) }.map { position in
      edge == .left
        ? [Point(area.minX, position), Point(area.maxX, position)]
        : [Point(position, area.minY), Point(position, area.maxY)]
    }
    return lines.map { .stroke(Path(polyline: $0), stroke) }
  }

  /// Ticks, labels and title.
  var items: [Scene.Item] {
    var marks = Path()
    for (tick, _) in hasWords ? [] : ticks {
      let length = tick.isMajor ? theme.tickLength : theme.minorTickLength
      let position = scale(tick.value)
      marks.append(
        polyline: edge == .left
          ? [Point(area.minX, position), Point(area.minX - length, position)]
          : [Point(position, area.maxY), Point(position, area.maxY + length)])
    }
    var items: [Scene.Item] =
      marks.isEmpty ? [] : [.stroke(marks, Stroke(theme.ink, width: theme.axisWidth))]
    if scale.zeroPosition != nil { items += laneBreak }
    for (label, point) in labelled {
      let isBesideAxis = edge == .left && hasWords
      items += label.items(
        at: point, edge == .left ? .end : .middle, isBesideAxis ? .middle : .baseline)
    }
    guard let title else { return items }
    switch edge {
    case .bottom:
      let y = area.maxY + thickness - title.height
      items += title.items(at: Point(area.midX, y), .middle, .top)
    case .left: items += title.items(at: Point(area.minX - thickness, area.midY), .start, .middle)
    }
    return items
  }

  /// The sign that the axis is interrupted between the floor lane and the decades: two short
  /// strokes with paper between them.
  private var laneBreak: [Scene.Item] {
    guard let zero = scale.zeroPosition else { return [] }
    let middle = 0.5 * (zero + scale.start)
    func line(_ shift: Double) -> [Point] {
      edge == .left
        ? [Point(area.minX - 2.2, middle + shift + 1), Point(area.minX + 2.2, middle + shift - 1)]
        : [Point(middle + shift - 1, area.maxY + 2.2), Point(middle + shift + 1, area.maxY - 2.2)]
    }
    let paper = Path(polyline: line(-1) + line(1).reversed(), isClosed: true)
    let stroke = Stroke(theme.ink, width: theme.axisWidth)
    return [
      .fill(paper, theme.background), .stroke(Path(polyline: line(-1)), stroke),
      .stroke(Path(polyline: line(1)), stroke),
    ]
  }

  /// The labels and where the anchors of their baselines lie.
  private var labelled: [(label: Label, point: Point)] {
    ticks.compactMap { tick, label in
      guard let label else { return nil }
      let position = scale(tick.value)
      let reach = hasWords ? 2 * theme.gap : theme.tickLength + theme.gap
      return edge == .left
        ? (label, Point(area.minX - reach, position + (hasWords ? 0 : digitRise)))
        : (label, Point(position, area.maxY + reach + labelAscent))
    }
  }

  private var labelWidth: Double { ticks.compactMap(\.label?.width).max() ?? 0 }
  private var labelAscent: Double { ticks.compactMap(\.label?.ascent).max() ?? 0 }
  private var labelDescent: Double { ticks.compactMap(\.label?.descent).max() ?? 0 }

  // MARK: Fitting

  /// Ticks without the labels that come too close to the one before.
  private static func thinned(
    _ ticks: [(tick: Tick, label: Label?)], edge: Edge, scale: Scale, clearance: Double
  ) -> [(tick: Tick, label: Label?)] {
    var taken: [ClosedRange<Double>] = []
    return ticks.map { tick, label in
      guard let label else { return (tick, nil) }
      let position = scale(tick.value)
      let (before, after) =
        edge == .left ? (label.ascent, label.descent) : (0.5 * label.width, 0.5 * label.width)
      let (from, to) = (position - before, position + after)
      guard from.isFinite, to.isFinite, !taken.contains(where: { $0.overlaps(from...to) }) else {
        return (tick, nil)
      }
      taken.append(from - clearance...to + clearance)
      return (tick, label)
    }
  }

  /// The most ticks whose labels keep a distance; labels that touch at any count are left out.
  private static func fitting(
    _ axis: Axis, edge: Edge, scale: Scale, isCount: Bool, theme: Theme, labels: LabelSetter
  ) -> [(tick: Tick, label: Label?)] {
    let style = TextStyle(theme.tickFont, color: theme.ink, usesTabularFigures: true)
    func measured(_ ticks: [Tick]) -> [(tick: Tick, label: Label?)] {
      ticks.map { ($0, $0.isMajor ? labels.label($0.label, style: style) : nil) }
    }
    let clearance = (edge == .left ? 0.3 : 0.8) * theme.tickFont.size
    func thinned(_ ticks: [(tick: Tick, label: Label?)]) -> [(tick: Tick, label: Label?)] {
      AxisGuide.thinned(ticks, edge: edge, scale: scale, clearance: clearance)
    }
    if let values = axis.ticks { return thinned(measured(scale.ticks(at: values))) }
    let length = abs(scale.end - scale.start)
    let spacing = (edge == .left ? scale.transform == .linear ? 3.2 : 3 : 5.2) * theme.tickFont.size
    let preferred = max(2, Int(min(length / spacing, 8)))
    /// The ticks whose labels all have room; nil if some have not.
    func complete(_ count: Int, _ steps: LinearTicks.Steps) -> [(tick: Tick, label: Label?)]? {
      let ticks = measured(scale.ticks(about: count, steps: steps))
      let kept = thinned(ticks)
      // The lane of zero may cost the lowest power its label.
      let lost = zip(ticks, kept).count { $0.label != nil && $1.label == nil }
      return lost <= (scale.zeroPosition == nil ? 0 : 1) ? kept : nil
    }
    // Two labels do not show a scale: a small panel has three if it can, though they are close.
    let least = scale.zeroPosition == nil ? 3 : 4
    let steps: [LinearTicks.Steps] = isCount ? [.whole] : [.round, .quarters]
    for steps in scale.transform == .linear ? steps : [.round] {
      for count in preferred...preferred + 4 {
        if let ticks = complete(count, steps), ticks.count(where: { $0.label != nil }) >= least {
          return ticks
        }
      }
    }
    for count in (2...preferred).reversed() {
      if let ticks = complete(count, steps[0]) { return ticks }
    }
    return thinned(measured(scale.ticks(about: 1)))
  }
}
