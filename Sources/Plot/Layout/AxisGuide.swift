import Elementary
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
  /// The whole title, with what the labels of the ticks leave out.
  let titleMarkup: String
  /// Whether the title is drawn here, and not in the middle below several panels.
  var showsTitle = true
  /// Half the height of a digit: how far the baseline of a label lies below its tick.
  let digitRise: Double
  /// Whether the labels are words that stand for themselves, without ticks.
  private let hasWords: Bool
  private let turn: Double
  /// How long the axis must be for all its words, in points.
  let leastLength: Double
  private let minusWidth: Double
  /// Words that have no room; none where no labels are shown.
  let missingNames: [String]

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
    let found =
      hasWords
      ? AxisTicks(categories, edge: edge, scale: scale, theme: theme, labels: labels)
      : AxisTicks(
        axis, edge: edge, scale: scale, isCount: isCount, theme: theme, labels: labels)
    ticks = found.ticks.map { ($0.tick, showsLabels ? $0.label : nil) }
    missingNames =
      hasWords && showsLabels ? ticks.filter { $0.label == nil }.map(\.tick.label) : []
    (turn, leastLength) = (found.turn, found.leastLength)
    titleMarkup = found.unit?.title(axis.title) ?? axis.title
    let titleStyle = TextStyle(theme.labelFont, color: theme.ink)
    title =
      !showsLabels || titleMarkup.isEmpty
      ? nil
      : edge == .bottom
        ? labels.label(
          titleMarkup, style: titleStyle, width: Double(axis.titleSpan) * area.width)
        : hasSideTitle
          ? AxisGuide.sideTitle(titleMarkup, style: titleStyle, labels: labels) : nil
    // Digits are centered under their tick; a minus before them does not push them aside.
    minusWidth = labels.label("\u{2212}", style: TextStyle(theme.tickFont, color: theme.ink)).width
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
      let depth =
        turn > 0
        ? labelWidth * sine(turn) + labelHeight * cosine(turn) : labelAscent + labelDescent
      return reach + depth
        + (title.map { 1.6 * theme.gap + $0.height } ?? 0)
    }
  }

  /// How far labels reach beyond the left and the right end of a bottom axis.
  var overhang: (left: Double, right: Double) {
    guard edge == .bottom else { return (0, 0) }
    if turn > 0 {
      let reach = labelled.map { label, point in
        area.minX - point.x + label.width * cosine(turn) + 0.5 * label.height * sine(turn)
      }
      return (max(0, reach.max() ?? 0), 0)
    }
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
        at: point, edge == .left || turn > 0 ? .end : .middle,
        isBesideAxis || turn > 0 ? .middle : .baseline, angle: turn)
    }
    guard let title, showsTitle else { return items }
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
      if edge == .left {
        return (label, Point(area.minX - reach, position + (hasWords ? 0 : digitRise)))
      }
      if turn > 0 {
        let rise = 0.5 * label.height * cosine(turn)
        return (label, Point(position, area.maxY + reach + rise))
      }
      let isNegative = tick.label.hasPrefix("\u{2212}") || tick.label.hasPrefix("$-")
      let shift = isNegative && !hasWords ? 0.5 * minusWidth : 0
      return (label, Point(position - shift, area.maxY + reach + labelAscent))
    }
  }

  private var labelWidth: Double { ticks.compactMap(\.label?.width).max() ?? 0 }
  private var labelHeight: Double { ticks.compactMap(\.label?.height).max() ?? 0 }
  private var labelAscent: Double { ticks.compactMap(\.label?.ascent).max() ?? 0 }
  private var labelDescent: Double { ticks.compactMap(\.label?.descent).max() ?? 0 }
}
