import Elementary
import Graphics

/// A line with a filled head.
enum Arrow {
  /// The shaft and the head; a shaft shorter than the head shrinks it.
  static func items(
    from start: Point, to tip: Point, stroke: Stroke, headLength: Double
  ) -> [Scene.Item] {
    let length = start.distance(to: tip)
    guard length > 0, length.isFinite else { return [] }
    let direction = (tip - start) * (1 / length)
    let head = min(headLength, 0.7 * length)
    let base = tip - direction * (0.8 * head)
    return [
      .stroke(Path(polyline: [start, base]), stroke),
      .fill(self.head(at: tip, direction: direction, length: head), stroke.color),
    ]
  }

  /// A slender triangle with a notch.
  static func head(at tip: Point, direction: Point, length: Double) -> Path {
    let normal = Point(-direction.y, direction.x) * (0.38 * length)
    let back = tip - direction * length
    return Path(
      polyline: [tip, back + normal, tip - direction * (0.75 * length), back - normal],
      isClosed: true)
  }
}
