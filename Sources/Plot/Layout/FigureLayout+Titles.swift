import Graphics
import Typesetting

/// Titles that several panels of a row have in common.
extension FigureLayout {
  /// The title of each group of horizontal axes, once below the middle of its panels.
  func sharedTitles(of sketches: [[PanelSketch]]) -> [Scene.Item] {
    sketches.enumerated().flatMap { index, row -> [Scene.Item] in
      var groups: [(axis: Axis, guides: [AxisGuide])] = []
      var last: String?
      for sketch in row {
        guard sketch.panel.x.titleSpan > 1, let guide = sketch.xGuide, guide.title != nil else {
          last = nil
          continue
        }
        let key = "\(sketch.panel.x.sharing ?? "") \(sketch.panel.x.title)"
        if key == last {
          groups[groups.count - 1].guides.append(guide)
        } else {
          groups.append((sketch.panel.x, [guide]))
        }
        last = key
      }
      let items = groups.flatMap { axis, guides -> [Scene.Item] in
        guard let first = guides.first, let end = guides.last else { return [] }
        let title = labels.label(
          axis.title, style: TextStyle(figure.theme.labelFont, color: figure.theme.ink),
          width: max(end.area.maxX - first.area.minX, 1), aligned: .middle)
        let middle = 0.5 * (first.area.minX + end.area.maxX)
        let bottom = guides.map { $0.area.maxY + $0.thickness }.max() ?? first.area.maxY
        return title.items(at: Point(middle, bottom - title.height), .middle, .top)
      }
      return items.isEmpty ? [] : [.group(Scene.Group("title[\(index)]", items: items))]
    }
  }
}
