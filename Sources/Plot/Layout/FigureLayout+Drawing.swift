import Graphics
import Typesetting

/// What is drawn, once all panels have their places.
extension FigureLayout {
  /// The page and the frames of an animation.
  func drawn(
    _ panels: [[SettledPanel]], _ insets: [[Insets]], _ frames: [FigureFrame]
  ) -> (scene: Scene, frames: [Scene]) {
    let theme = figure.theme
    let page = Rect(x: 0, y: 0, width: figure.size.width, height: figure.size.height)
    var items: [Scene.Item] = [.fill(Path(rectangle: page), theme.background)]
    if let title {
      let origin = Point(body.minX, theme.margin + title.ascent)
      items.append(.group(Scene.Group("title", items: title.items(at: origin))))
    }
    let sketches = panels.map { $0.map(\.sketch) }
    for row in figure.rows.indices {
      guard let legend = legend(ofRow: row, insets), let first = sketches[row].first else {
        continue
      }
      let top = first.frame.area.minY - insets[row][0].top - legendHeight(ofRow: row, insets)
      let origin = Point(first.frame.area.minX, top)
      items.append(.group(Scene.Group("legend[\(row)]", items: legend.items(at: origin))))
    }
    items += sharedTitles(of: sketches)
    var pictures = frames.map { _ in items }
    for (row, column) in indices {
      let (panel, sketch, inset) = (
        panels[row][column], sketches[row][column], insets[row][column]
      )
      let ascent = sketches[row].map(\.header.titleAscent).max() ?? 0
      let baseline = sketch.frame.area.minY - inset.top + ascent
      let name = "panel[\(row),\(column)]"
      items.append(sketch.group(name, baseline: baseline, panel.contents))
      for (index, contents) in panel.contents(of: frames, row: row, column: column).enumerated() {
        pictures[index].append(sketch.group(name, baseline: baseline, contents))
      }
    }
    return (
      Scene(size: figure.size, items: items),
      pictures.map { Scene(size: figure.size, items: $0) }
    )
  }
}
