import Elementary
public import Graphics

/// A rectangle turned about its middle: where a text along a line stands.
public struct TurnedRect: Hashable, Sendable {
  /// The middle.
  public var center: Point
  /// Width and height before the turn.
  public var size: Size
  /// Counter-clockwise on the page, in radians.
  public var angle: Double

  /// Creates a rectangle.
  public init(center: Point, size: Size, angle: Double) {
    self.center = center
    self.size = size
    self.angle = angle
  }

  /// The corners, in order.
  public var corners: [Point] {
    let (half, tall) = (0.5 * size.width, 0.5 * size.height)
    return [Point(-half, -tall), Point(half, -tall), Point(half, tall), Point(-half, tall)]
      .map { ($0 + center).rotated(by: angle, about: center) }
  }

  /// Whether a point lies inside, or nearer than a distance to an edge.
  func contains(_ point: Point, within distance: Double) -> Bool {
    let (half, tall) = (0.5 * size.width + distance, 0.5 * size.height + distance)
    guard abs(point.x - center.x) + abs(point.y - center.y) < 2 * (half + tall) else {
      return false
    }
    let place = point.rotated(by: -angle, about: center) - center
    return abs(place.x) <= half && abs(place.y) <= tall
  }
}
