import Graphics
import Typesetting

/// Samples of ink with their meaning, in rows that fit a width; no box.
struct LegendGuide {
  private struct Entry {
    var key: LegendKey
    var label: Label
    var x: Double
    var row: Int
  }

  private let entries: [Entry]
  private let theme: Theme
  private let rowHeight: Double
  /// The width that is used.
  let width: Double
  /// The height of all rows.
  let height: Double

  private static let sampleWidth = 18.0
  private static let sampleGap = 4.0
  private static let entryGap = 12.0

  init(_ keys: [LegendKey], width available: Double, theme: Theme, labels: LabelSetter) {
    let style = TextStyle(theme.annotationFont, color: theme.ink)
    let textStart = LegendGuide.sampleWidth + LegendGuide.sampleGap
    var entries: [Entry] = []
    var (x, row, widest) = (0.0, 0, 0.0)
    for key in keys {
      let room = max(available - textStart, 1)
      let label = labels.label(key.text, style: style, width: room)
      if x > 0, x + textStart + label.width > available { (x, row) = (0, row + 1) }
      entries.append(Entry(key: key, label: label, x: x, row: row))
      x += textStart + label.width
      widest = max(widest, x)
      x += LegendGuide.entryGap
    }
    self.entries = entries
    self.theme = theme
    rowHeight = (entries.map(\.label.height).max() ?? 0) + theme.gap
    width = widest
    height = entries.isEmpty ? 0 : Double(row + 1) * rowHeight - theme.gap
  }

  /// The legend with its upper left corner at a point.
  func items(at origin: Point) -> [Scene.Item] {
    entries.flatMap { entry in
      let ascent = entries.filter { $0.row == entry.row }.map(\.label.ascent).max() ?? 0
      let baseline = origin.y + Double(entry.row) * rowHeight + ascent
      let left = Point(origin.x + entry.x, baseline - 0.3 * theme.annotationFont.size)
      let text = Point(left.x + LegendGuide.sampleWidth + LegendGuide.sampleGap, baseline)
      return sample(entry.key.sample, at: left) + entry.label.items(at: text)
    }
  }

  private func sample(_ sample: LegendKey.Sample, at left: Point) -> [Scene.Item] {
    let right = left + Point(LegendGuide.sampleWidth, 0)
    let middle = left + Point(0.5 * LegendGuide.sampleWidth, 0)
    switch sample {
    case .line(let style):
      return [.stroke(Path(polyline: [left, right]), style.stroke)]
    case .markedLine(let style):
      return self.sample(.line(style), at: left) + self.sample(.marker(style), at: left)
    case .marker(let style):
      return [style.markerItem(at: middle, radius: theme.markerRadius)]
    case .patch(let color):
      let rect = Rect(minX: left.x, minY: left.y - 3.2, maxX: right.x, maxY: left.y + 3.2)
      return [.fill(Path(rectangle: rect, cornerRadius: 1), color)]
    }
  }
}
