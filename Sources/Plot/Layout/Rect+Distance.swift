import Graphics

extension Rect {
  /// How far a polyline passes: from its vertices to the rectangle, or from the corners to it.
  func distance(to line: [Point]) -> Double {
    let corners = [
      Point(minX, minY), Point(maxX, minY), Point(maxX, maxY), Point(minX, maxY),
    ]
    var least = Double.infinity
    for (index, point) in line.enumerated() {
      let nearest = Point(min(max(point.x, minX), maxX), min(max(point.y, minY), maxY))
      least = min(least, nearest.distance(to: point))
      guard index > 0 else { continue }
      let (start, way) = (line[index - 1], point - line[index - 1])
      let square = way.x * way.x + way.y * way.y
      guard square > 0 else { continue }
      for corner in corners {
        let to = corner - start
        let part = min(max((to.x * way.x + to.y * way.y) / square, 0), 1)
        least = min(least, corner.distance(to: start + way * part))
      }
    }
    return least
  }
}
