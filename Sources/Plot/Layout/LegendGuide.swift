import Graphics
import Typesetting

/// Samples of ink with their meaning, in as many columns as fit a width; no box.
struct LegendGuide {
  private struct Entry {
    /// The ink; nil for the last entry of a legend that leaves some out.
    var sample: LegendKey.Sample?
    var label: Label
    var x: Double
    var row: Int
  }

  private let entries: [Entry]
  private let theme: Theme
  /// Where each row begins, from the top.
  private let rowTops: [Double]
  /// How many rows there are.
  let rowCount: Int
  /// Whether some keys have no room.
  let leavesOut: Bool
  /// The width that is used.
  let width: Double
  /// The height of all rows.
  let height: Double

  private static let sampleWidth = LegendKey.sampleWidth
  private static let sampleGap = 4.0
  private static let entryGap = 12.0

  /// Lays out a legend as wide as `available`; one of many rows is not higher than `room`.
  init(
    _ keys: [LegendKey], width available: Double, room: Double = 0, theme: Theme,
    labels: LabelSetter
  ) {
    let style = TextStyle(theme.annotationFont, color: theme.ink)
    let textStart = LegendGuide.sampleWidth + LegendGuide.sampleGap
    let space = LegendGrid.Space(
      width: available, height: room, indent: textStart, columnGap: LegendGuide.entryGap,
      rowGap: theme.gap)
    let grid = LegendGrid(space) { width in
      keys.map { labels.label($0.text, style: style, width: max(width, 1)) }
    } rest: { count in
      labels.label("and \(count) more", style: style, width: max(available - textStart, 1))
    }
    let columns = grid.widths.count
    entries = grid.texts.enumerated().map { index, text in
      let before = grid.widths[..<(index % columns)]
      let x = before.reduce(0, +) + LegendGuide.entryGap * Double(before.count)
      let isRest = grid.leavesOut && index == grid.texts.count - 1
      return Entry(
        sample: isRest ? nil : keys[index].sample, label: text, x: x, row: index / columns)
    }
    self.theme = theme
    rowCount = grid.rowCount
    leavesOut = grid.leavesOut
    rowTops = grid.tops
    width = keys.isEmpty ? 0 : grid.width
    height = keys.isEmpty ? 0 : grid.tops[grid.tops.count - 1] - theme.gap
  }

  /// The legend with its upper left corner at a point.
  func items(at origin: Point) -> [Scene.Item] {
    entries.flatMap { entry in
      let ascent = entries.filter { $0.row == entry.row }.map(\.label.ascent).max() ?? 0
      let baseline = origin.y + rowTops[entry.row] + ascent
      let left = Point(origin.x + entry.x, baseline - 0.3 * theme.annotationFont.size)
      let text = Point(left.x + LegendGuide.sampleWidth + LegendGuide.sampleGap, baseline)
      return (entry.sample.map { sample($0, at: left) } ?? []) + entry.label.items(at: text)
    }
  }

  /// Of a patch without a rim.
  private static let leastContrast = 1.15

  /// A pattern and its rim.
  private func framed(_ pattern: Pattern?, in rect: Rect) -> [Scene.Item] {
    let grid = CellGrid(x: [rect.minX, rect.maxX], y: [rect.maxY, rect.minY], area: rect)
    let shapes = pattern.map { grid.pattern($0, over: [true]) } ?? Path()
    var lines = pattern == .dots ? Path() : shapes
    lines.append(Path(rectangle: rect))
    return (pattern == .dots ? [.fill(shapes, theme.secondaryInk)] : [])
      + [.stroke(lines, Stroke(theme.secondaryInk, width: theme.contourWidth))]
  }

  private func patch(_ left: Point, _ right: Point) -> Rect {
    Rect(minX: left.x, minY: left.y - 3.2, maxX: right.x, maxY: left.y + 3.2)
  }

  private func sample(_ sample: LegendKey.Sample, at left: Point) -> [Scene.Item] {
    let right = left + Point(LegendGuide.sampleWidth, 0)
    let middle = left + Point(0.5 * LegendGuide.sampleWidth, 0)
    switch sample {
    case .line(let style):
      return [.stroke(Path(polyline: [left, right]), style.stroke)]
    case .markedLine(let style):
      var line = style
      // The marker would hide the first gap after a long dash: half of the dash leaves it visible.
      if let first = line.dash.first, first >= LegendGuide.sampleWidth / 3 {
        line.dash = [first / 2] + line.dash.dropFirst() + line.dash
      }
      return self.sample(.line(line), at: left) + self.sample(.marker(style), at: left)
    case .marker(let style):
      return [style.markerItem(at: middle, radius: theme.markerRadius)]
    case .openMarker(let style):
      let paper = theme.background
      return [style.markerItem(at: middle, radius: theme.markerRadius, paper: paper)]
    case .arrow(let color, let length):
      let reach = Point(0.5 * min(length, LegendGuide.sampleWidth), 0)
      return Arrow.items(
        from: middle - reach, to: middle + reach, stroke: Stroke(color, width: 0.8), headLength: 4.2
      )
    case .patch(let color, let pattern):
      let rect = patch(left, right)
      let fill = Scene.Item.fill(Path(rectangle: rect, cornerRadius: 1), color)
      // What is nearly paper has a rim.
      guard pattern != nil || color.contrast(with: theme.background) < LegendGuide.leastContrast
      else { return [fill] }
      return [fill] + framed(pattern, in: rect)
    case .area(let color, let outline):
      let fill = self.sample(.patch(color), at: left)
      // Where all colors are greys, they alone do not tell areas apart.
      guard !theme.hasHues else { return fill }
      return fill + [.stroke(Path(rectangle: patch(left, right)), outline.stroke)]
    case .hatching: return framed(.rising, in: patch(left, right))
    }
  }
}
