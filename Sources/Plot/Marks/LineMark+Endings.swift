import Graphics

/// Arrow heads where a curve goes on.
extension LineMark {
  /// An arrow head at the last point inside, along the line.
  func arrow(after piece: [Point]) -> [Scene.Item] {
    guard let tip = piece.last,
      let before = piece.last(where: { $0.distance(to: tip) > 1 })
    else { return [] }
    let direction = (tip - before) * (1 / tip.distance(to: before))
    return [.fill(Arrow.head(at: tip, direction: direction, length: 6), style.color)]
  }

  /// Arrow heads where one of two neighbors is inside and the other one higher than the panel.
  func exits(in frame: PanelFrame) -> [Scene.Item] {
    let points = zip(x, y).map { frame.position($0, $1) }
    let (area, top) = (frame.area.outset(by: 0.01), frame.area.minY)
    let up = Point(0, frame.y.start < frame.y.end ? 1 : -1)
    func head(from inside: Int, to outside: Int) -> Scene.Item? {
      let (a, b) = (points[inside], points[outside])
      guard a.isFinite, area.contains(a) else { return nil }
      var way = b - a
      var tip = a
      if y[outside] == .infinity {
        // On in the direction in which the curve came, unless it came down.
        let before = 2 * inside - outside
        way = points.indices.contains(before) ? a - points[before] : up
        if !(way.y * up.y > 0) { way = up }
      } else {
        guard b.isFinite, b.y < top - 0.01 else { return nil }
        tip = a + way * ((a.y - top) / (a.y - b.y))
      }
      let length = way.distance(to: .zero)
      guard length > 0, length.isFinite else { return nil }
      return .fill(Arrow.head(at: tip, direction: way * (1 / length), length: 6), style.color)
    }
    return points.indices.dropFirst().flatMap { index in
      [head(from: index - 1, to: index), head(from: index, to: index - 1)].compactMap { $0 }
    }
  }
}
