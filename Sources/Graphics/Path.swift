import Elementary

/// Straight and curved lines, stored flat: one verb each and the points the verbs consume.
public struct Path: Hashable, Sendable {
  /// What to do with the next points.
  public enum Verb: Hashable, Sendable {
    /// Starts a new subpath at one point.
    case move
    /// Draws a straight line to one point.
    case line
    /// Draws a cubic Bézier curve: two control points and the end.
    case curve
    /// Joins the end of the subpath to its start; consumes no point.
    case close

    /// How many points it consumes.
    var pointCount: Int {
      switch self {
      case .move, .line: 1
      case .curve: 3
      case .close: 0
      }
    }
  }

  /// The verbs, in drawing order.
  public private(set) var verbs: [Verb] = []
  /// The points the verbs consume, in order.
  public private(set) var points: [Point] = []

  /// Creates an empty path.
  public init() {}

  /// Creates an open or closed polyline; fewer than two points give an empty path.
  public init(polyline: [Point], isClosed: Bool = false) {
    guard polyline.count > 1 else { return }
    points = polyline
    verbs = [.move] + Array(repeating: .line, count: polyline.count - 1)
    if isClosed { close() }
  }

  /// Creates the outline of a rectangle.
  public init(rectangle rect: Rect) {
    self.init(
      polyline: [
        Point(rect.minX, rect.minY), Point(rect.maxX, rect.minY), Point(rect.maxX, rect.maxY),
        Point(rect.minX, rect.maxY),
      ], isClosed: true)
  }

  /// Creates a rectangle with corners rounded by quarter circles of `radius` points.
  public init(rectangle rect: Rect, cornerRadius radius: Double) {
    let r = min(radius, 0.5 * min(rect.width, rect.height))
    let k = r * (1 - Path.circleHandle)
    move(to: Point(rect.minX + r, rect.minY))
    line(to: Point(rect.maxX - r, rect.minY))
    curve(
      Point(rect.maxX - k, rect.minY), Point(rect.maxX, rect.minY + k),
      to: Point(rect.maxX, rect.minY + r))
    line(to: Point(rect.maxX, rect.maxY - r))
    curve(
      Point(rect.maxX, rect.maxY - k), Point(rect.maxX - k, rect.maxY),
      to: Point(rect.maxX - r, rect.maxY))
    line(to: Point(rect.minX + r, rect.maxY))
    curve(
      Point(rect.minX + k, rect.maxY), Point(rect.minX, rect.maxY - k),
      to: Point(rect.minX, rect.maxY - r))
    line(to: Point(rect.minX, rect.minY + r))
    curve(
      Point(rect.minX, rect.minY + k), Point(rect.minX + k, rect.minY),
      to: Point(rect.minX + r, rect.minY))
    close()
  }

  /// Creates a circle from four cubic curves (off a true circle by 0.03 % of the radius).
  public init(circleAt center: Point, radius r: Double) {
    let k = r * Path.circleHandle
    let (x, y) = (center.x, center.y)
    move(to: Point(x + r, y))
    curve(Point(x + r, y + k), Point(x + k, y + r), to: Point(x, y + r))
    curve(Point(x - k, y + r), Point(x - r, y + k), to: Point(x - r, y))
    curve(Point(x - r, y - k), Point(x - k, y - r), to: Point(x, y - r))
    curve(Point(x + k, y - r), Point(x + r, y - k), to: Point(x + r, y))
    close()
  }

  /// Length of the control handles of a quarter circle of radius 1: 4/3 (√2 − 1).
  private static let circleHandle = 0.5522847498307936

  /// Whether nothing would be drawn.
  public var isEmpty: Bool { verbs.isEmpty }

  /// Starts a new subpath.
  public mutating func move(to point: Point) {
    verbs.append(.move)
    points.append(point)
  }

  /// Appends a straight line.
  public mutating func line(to point: Point) {
    verbs.append(.line)
    points.append(point)
  }

  /// Appends a cubic Bézier curve with two control points.
  public mutating func curve(_ first: Point, _ second: Point, to end: Point) {
    verbs.append(.curve)
    points.append(first)
    points.append(second)
    points.append(end)
  }

  /// Closes the current subpath.
  public mutating func close() { verbs.append(.close) }

  /// Appends all subpaths of another path.
  public mutating func append(_ other: Path) {
    verbs += other.verbs
    points += other.points
  }

  /// Appends a polyline as a subpath of its own.
  public mutating func append(polyline: [Point], isClosed: Bool = false) {
    append(Path(polyline: polyline, isClosed: isClosed))
  }

  /// The path with every point replaced.
  public func map(_ transform: (Point) -> Point) -> Path {
    var copy = self
    copy.points = points.map(transform)
    return copy
  }

  /// The path moved by a vector.
  public func offset(by vector: Point) -> Path { map { $0 + vector } }

  /// The path with all coordinates multiplied.
  public func scaled(by factor: Double) -> Path { map { $0 * factor } }

  /// The path turned by `angle` radians about `center`, counter-clockwise as seen on the page.
  public func rotated(by angle: Double, about center: Point) -> Path {
    map { $0.rotated(by: angle, about: center) }
  }

  /// The smallest rectangle around all points, control points included; nil if empty.
  public var bounds: Rect? { Rect(around: points) }
}

extension Point {
  /// The point turned by `angle` radians about `center`, counter-clockwise as seen on the page
  /// (y is down, so the matrix is [c s; −s c]).
  public func rotated(by angle: Double, about center: Point) -> Point {
    let (s, c) = (sine(angle), cosine(angle))
    let d = self - center
    return Point(center.x + c * d.x + s * d.y, center.y - s * d.x + c * d.y)
  }

  /// Distance to another point in points.
  public func distance(to other: Point) -> Double {
    hypotenuse(x - other.x, y - other.y)
  }
}
