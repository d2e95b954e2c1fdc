import Graphics
import Typesetting

/// The bar of colors right of a panel, with round ticks.
struct ColorBarGuide {
  private let bar: ColorBar
  private let area: Rect
  private let theme: Theme
  /// The bar without the triangles at its ends.
  private let body: Rect
  private let scale: Scale
  private var ticks: [(tick: Tick, label: Label)]
  private let digitRise: Double
  /// The title, drawn in the header of the panel; nil if it is short and stands beside the bar.
  let title: Label?
  private let sideTitle: Label?

  private static let barWidth = 7.0
  private static let distance = 8.0
  /// Of the triangles that stand for all that is lower or higher.
  private static let tipHeight = 6.0

  init(_ bar: ColorBar, beside area: Rect, theme: Theme, labels: LabelSetter, hasSideTitle: Bool) {
    self.bar = bar
    self.area = area
    self.theme = theme
    digitRise = 0.5 * labels.measurer.metrics(of: theme.tickFont).capHeight
    let low = bar.boundaries.first ?? 0
    let high = max(bar.boundaries.last ?? 1, low)
    // The tips end where a bar without tips ends, so that they keep off the title.
    let tip = ColorBarGuide.tipHeight
    body = Rect(
      minX: area.maxX + ColorBarGuide.distance, minY: area.minY + (bar.reachesHigher ? tip : 0),
      maxX: area.maxX + ColorBarGuide.distance + ColorBarGuide.barWidth,
      maxY: area.maxY - (bar.reachesLower ? tip : 0))
    scale = Scale(bar.transform, domain: low...high, from: body.maxY, to: body.minY)
    let style = TextStyle(theme.tickFont, color: theme.ink, usesTabularFigures: true)
    let count = max(2, Int(min(area.height / 24, 7)))
    // One number shows no scale.
    var set = scale.tickSet(about: count, steps: .round)
    ticks = ColorBarGuide.fitting(set, on: scale, labels, style)
    for more in count + 1...count + 4 where ticks.count < 2 {
      set = scale.tickSet(about: more, steps: .round)
      ticks = ColorBarGuide.fitting(set, on: scale, labels, style)
    }
    let markup = set.unit?.title(bar.title) ?? bar.title
    let titleStyle = TextStyle(theme.annotationFont, color: theme.ink)
    sideTitle =
      markup.isEmpty || !hasSideTitle
      ? nil : AxisGuide.sideTitle(markup, style: titleStyle, labels: labels)
    title = markup.isEmpty || sideTitle != nil ? nil : labels.label(markup, style: titleStyle)
  }

  /// The labelled ticks from below that leave one another room.
  private static func fitting(
    _ set: TickSet, on scale: Scale, _ labels: LabelSetter, _ style: TextStyle
  ) -> [(tick: Tick, label: Label)] {
    var last = Double.infinity
    return set.ticks.filter(\.isMajor).compactMap { tick in
      let label = labels.label(tick.label, style: style)
      let position = scale(tick.value)
      guard position + label.descent + 2 < last else { return nil }
      last = position - label.ascent
      return (tick, label)
    }
  }

  /// How far the bar and its labels reach out of the panel's area.
  var thickness: Double {
    let bar = sideTitleStart - titleStart + (sideTitle?.width ?? -1.6 * theme.gap)
    // A title of a few characters stands flush with the bar; a longer one reaches to its left.
    let titleWidth = title?.width ?? 0
    return ColorBarGuide.distance + max(bar, titleWidth < 1.6 * bar ? titleWidth : 0)
  }

  /// Where the title starts if there is room to its right.
  var titleStart: Double { area.maxX + ColorBarGuide.distance }

  private var sideTitleStart: Double {
    let labels = ticks.map(\.label.width).max() ?? 0
    return titleStart + ColorBarGuide.barWidth + theme.minorTickLength + 2.6 * theme.gap + labels
  }

  /// The patches, the outline, the ticks and their labels.
  var items: [Scene.Item] {
    let (left, right) = (body.minX, body.maxX)
    // Each color is drawn up to the top, and the next one over it: no seams.
    var items: [Scene.Item] = zip(bar.boundaries, bar.colors).map { boundary, color in
      let bottom = min(max(scale(boundary), body.minY), body.maxY)
      let rect = Rect(minX: left, minY: body.minY, maxX: right, maxY: bottom)
      return .fill(Path(rectangle: rect), color)
    }
    if let level = bar.hatchedBelow {
      let top = min(max(scale(level), body.minY), body.maxY)
      let grid = CellGrid(x: [left, right], y: [body.maxY, top], area: body)
      items += grid.items(.falling, over: [true], in: theme)
    }
    var lines = Path()
    for (isOpen, color, end, height) in [
      (bar.reachesLower, bar.colors.first, body.maxY, ColorBarGuide.tipHeight),
      (bar.reachesHigher, bar.colors.last, body.minY, -ColorBarGuide.tipHeight),
    ] where isOpen {
      let tip = [
        Point(left, end), Point(0.5 * (left + right), end + height), Point(right, end),
      ]
      if let color { items.append(.fill(Path(polyline: tip, isClosed: true), color)) }
      lines.append(polyline: tip)
    }
    for (tick, label) in ticks {
      let y = scale(tick.value)
      lines.append(polyline: [Point(right, y), Point(right + theme.minorTickLength, y)])
      let start = Point(right + theme.minorTickLength + theme.gap, y + digitRise)
      items += label.items(at: start)
    }
    items += sideTitle?.items(at: Point(sideTitleStart, area.midY), .start, .middle) ?? []
    let outline = Rect(minX: left, minY: body.minY, maxX: right, maxY: body.maxY)
    lines.append(Path(rectangle: outline))
    items.append(.stroke(lines, Stroke(theme.ink, width: theme.axisWidth, join: .miter)))
    return items
  }
}
