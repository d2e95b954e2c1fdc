import Graphics

/// What leads through the plane of a panel, in data.
struct PlanePath {
  /// The points, up to the first that is not finite.
  let points: [Point]
  /// Whether it leaves for good: the panel shows where it starts, and follows it no farther.
  let leaves: Bool

  init(_ points: [(x: Double, y: Double)], leaves: Bool = false) {
    self.points = Array(points.lazy.map { Point($0.x, $0.y) }.prefix { $0.isFinite })
    self.leaves = leaves
  }

  /// The points that the panel must show.
  var shown: ArraySlice<Point> { points.prefix(leaves ? 1 : .max) }
}
