import Graphics

extension PanelFrame {
  /// The area without the lanes for exact zero.
  var dataArea: Rect {
    Rect(
      minX: min(x.start, x.end), minY: min(y.start, y.end), maxX: max(x.start, x.end),
      maxY: max(y.start, y.end))
  }

  /// Whether a point of the page lies on what a mark has written on its lines.
  func isInText(_ point: Point) -> Bool {
    texts.contains { $0.contains(point, within: theme.casingWidth) }
  }

  /// Whether a point lies in the lane for exact zero of either axis.
  func isInFloorLane(_ x: Double, _ y: Double) -> Bool {
    (x == 0 && self.x.zeroPosition != nil) || (y == 0 && self.y.zeroPosition != nil)
  }

  /// The visible parts of the polyline through data points, whose places on the page are `points`.
  ///
  /// Only exact zeros reach into a floor lane: what lies below the axis otherwise ends at the
  /// lane's edge, as it ends at every other side of the panel.
  func pieces(_ xs: [Double], _ ys: [Double], at points: [Point]) -> [[Point]] {
    guard x.zeroPosition != nil || y.zeroPosition != nil else {
      return Polyline.clipped(points, to: area)
    }
    let isLane = zip(xs, ys).map { isInFloorLane($0, $1) }
    var pieces: [[Point]] = []
    var start = 0
    while start < points.count {
      var end = start
      while end + 1 < points.count, isLane[end + 1] == isLane[start] { end += 1 }
      if isLane[start] {
        let before = start > 0 ? [clamped(points[start - 1])] : []
        let after = end + 1 < points.count ? [clamped(points[end + 1])] : []
        pieces += Polyline.clipped(before + points[start...end] + after, to: area)
      } else {
        pieces += Polyline.clipped(Array(points[start...end]), to: dataArea)
      }
      start = end + 1
    }
    return pieces
  }

  /// The point moved to the edge of the lane along its axis; others are left where they are.
  private func clamped(_ point: Point) -> Point {
    func clamp(_ value: Double, _ scale: Scale) -> Double {
      guard scale.zeroPosition != nil else { return value }
      return scale.end > scale.start ? max(value, scale.start) : min(value, scale.start)
    }
    return Point(clamp(point.x, x), clamp(point.y, y))
  }
}
