import Graphics
import Typesetting

extension SettledPanel {
  /// What the marks of a panel put on the page.
  struct Contents {
    /// What lies under the grid.
    var ground: [Scene.Item]
    /// What lies over it.
    var marks: [Scene.Item]
    /// A part of the panel, enlarged.
    var inset: [Scene.Item]
    var labels: [Scene.Item]

    init(_ drawn: DrawnMarks, inset: [Scene.Item], labels: [Scene.Item]) {
      (ground, marks) = (drawn.ground, drawn.data)
      self.inset = inset
      self.labels = labels
    }
  }

  /// Says that there is nothing to see, where an empty panel would look like a mistake.
  private func absence(of drawn: DrawnMarks) -> [Scene.Item] {
    let (frame, context) = (sketch.frame, sketch.context)
    guard drawn.isEmpty else { return [] }
    let reason = marks.lazy.compactMap { $0.absence(in: frame) }.first
    guard reason != nil || [.curve, .plane].contains(sketch.panel.kind) else { return [] }
    let style = TextStyle(context.theme.annotationFont, color: context.theme.secondaryInk)
    return context.labels.label(
      reason
        ?? (marks.contains { $0.isOutside(frame) } ? "nothing lies in these ranges" : "no data"),
      style: style, width: 0.9 * frame.area.width, aligned: .middle
    )
    .items(at: frame.area.center, .middle, .middle)
  }

  /// The frame for drawing, once texts and markers are placed.
  private var drawingFrame: PanelFrame {
    var frame = sketch.frame
    frame.reserved = labels.reserved
    if marks.contains(where: \.givesWay) {
      frame.texts = marks.flatMap { $0.texts(in: frame) }
    }
    return frame
  }

  /// All that the marks have to show.
  var contents: Contents {
    let drawn = DrawnMarks(marks, in: drawingFrame)
    let labels = labels.items()
    return Contents(
      drawn, inset: inset?.items(drawing: sketch.panel.marks) ?? [],
      labels: labels + (labels.isEmpty ? absence(of: drawn) : []))
  }

  /// What is shown in each frame of an animation; `row` and `column` say where the panel stands.
  func contents(of frames: [FigureFrame], row: Int, column: Int) -> [Contents] {
    guard !frames.isEmpty else { return [] }
    let frame = drawingFrame
    // What has no steps is drawn once for all frames.
    let still = marks.map { $0.lastStep == nil ? $0.draw(in: frame) : nil }
    return frames.map { picture in
      switch picture {
      case .step(let step):
        let revealed = marks.map { $0.revealed(to: step) ?? $0 }
        let zoomed = sketch.panel.marks.map { $0.revealed(to: step) ?? $0 }
        return Contents(
          DrawnMarks(revealed, in: frame, drawn: still),
          inset: inset?.items(drawing: zoomed) ?? [], labels: labels.items(at: step))
      case .marks(let marks):
        var panel = sketch.panel
        panel.marks = marks[row][column]
        let sketch = PanelSketch(
          panel, area: frame.area, reach: sketch.reach, in: sketch.context)
        return SettledPanel(sketch).contents
      }
    }
  }
}
