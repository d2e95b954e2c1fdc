import Graphics
import Typesetting

extension ComputationGraphDrawing {
  /// One centered line, or two where it is too wide: black arrow, its meaning; dashed arrow, its
  /// meaning.
  var legend: [Scene.Item] {
    let theme = frame.theme
    var entries = [(Stroke(theme.ink, width: 0.8), "forward: values, local derivatives")]
    if hasBackward {
      let pen = Stroke(backward.color, width: 0.8, dash: [3, 1.6])
      entries.append((pen, "backward: derivatives of the output"))
    }
    let labels = entries.map { stroke, text in
      Self.label(text, max(smallest, 0.88 * size), stroke.color, in: frame)
    }
    let sample = 2.2 * size
    let widths = labels.map { $0.width + sample + 0.5 * size }
    let isStacked =
      widths.reduce(0, +) + 2 * size * Double(widths.count - 1) > frame.area.width
    let width =
      isStacked
      ? widths.max() ?? 0 : widths.reduce(0, +) + 2 * size * Double(widths.count - 1)
    var x = frame.area.midX - 0.5 * width
    var baseline = frame.area.maxY - 0.4 * size - (isStacked ? 1.3 * size : 0)
    var items: [Scene.Item] = []
    for (index, (entry, label)) in zip(entries, labels).enumerated() {
      let y = baseline - 0.3 * size
      let ends = [Point(x, y), Point(x + sample, y)]
      items += arrow(index == 0 ? ends : ends.reversed(), entry.0)
      items += label.items(at: Point(x + sample + 0.5 * size, baseline))
      if isStacked { baseline += 1.3 * size } else { x += widths[index] + 2 * size }
    }
    return items
  }
}
