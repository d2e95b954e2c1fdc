import Graphics

/// Finds where the ink of drawings lies.
struct SceneInk {
  let measurer: any TextMeasurer

  /// The smallest rectangle around the ink; nil if there is none.
  func bounds(of items: [Scene.Item]) -> Rect? {
    items.reduce(nil) { bounds, item in union(bounds, self.bounds(of: item)) }
  }

  private func bounds(of item: Scene.Item) -> Rect? {
    switch item {
    case .path(let path, _, let stroke):
      return Rect(around: path.points)?.outset(by: 0.5 * (stroke?.width ?? 0))
    case .text(let run): return bounds(of: run)
    case .group(let group):
      guard let inside = bounds(of: group.items) else { return nil }
      guard let clip = group.clip else { return inside.offset(by: group.offset) }
      let visible = Rect(
        minX: max(inside.minX, clip.minX), minY: max(inside.minY, clip.minY),
        maxX: min(inside.maxX, clip.maxX), maxY: min(inside.maxY, clip.maxY))
      return visible.width < 0 || visible.height < 0 ? nil : visible.offset(by: group.offset)
    }
  }

  private func bounds(of run: TextRun) -> Rect? {
    let ink = measurer.extents(
      of: run.text, font: run.font, usesTabularFigures: run.usesTabularFigures)
    let spaces = run.text.filter { $0 == " " || $0 == "\u{A0}" }.count
    let right = ink.inkRight + Double(spaces) * run.wordSpacing
    let corners = [
      Point(ink.inkLeft, -ink.inkTop), Point(right, -ink.inkTop), Point(ink.inkLeft, ink.inkBottom),
      Point(right, ink.inkBottom),
    ]
    return Rect(around: corners.map { $0.rotated(by: run.angle, about: .zero) + run.position })
  }

  private func union(_ a: Rect?, _ b: Rect?) -> Rect? {
    guard let a, let b else { return a ?? b }
    return a.union(b)
  }
}
