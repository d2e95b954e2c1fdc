import Graphics

/// The head of an arrow: a slim triangle with a notch.
enum Arrowhead {
  /// The outline with its point at `tip`, for a shaft that comes along `direction`.
  static func path(tip: Point, direction: Point, length: Double) -> Path {
    let norm = direction.distance(to: .zero)
    guard norm > 0 else { return Path() }
    let along = direction * (length / norm)
    let across = Point(-along.y, along.x) * 0.36
    let back = tip - along
    return Path(
      polyline: [tip, back + across, tip - along * 0.78, back - across], isClosed: true)
  }
}
