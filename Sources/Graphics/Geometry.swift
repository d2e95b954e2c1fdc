/// A place on the page in points (1/72 in), origin top left, y down.
public struct Point: Hashable, Sendable {
  /// Points to the right of the left edge.
  public var x: Double
  /// Points below the top edge.
  public var y: Double

  /// Creates the point (x, y).
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  /// The top left corner.
  public static let zero = Point(0, 0)

  /// Whether both coordinates are finite; only such points may reach an encoder.
  public var isFinite: Bool { x.isFinite && y.isFinite }

  /// The vector sum.
  public static func + (a: Point, b: Point) -> Point { Point(a.x + b.x, a.y + b.y) }
  /// The vector from `b` to `a`.
  public static func - (a: Point, b: Point) -> Point { Point(a.x - b.x, a.y - b.y) }
  /// The vector scaled by a number.
  public static func * (a: Point, factor: Double) -> Point { Point(a.x * factor, a.y * factor) }
}

/// A width and a height in points.
public struct Size: Hashable, Sendable {
  /// Width in points.
  public var width: Double
  /// Height in points.
  public var height: Double

  /// Creates a size.
  public init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }
}

/// Distances from the four sides of a rectangle, in points.
public struct Insets: Hashable, Sendable {
  /// Distance from the top side.
  public var top: Double
  /// Distance from the left side.
  public var left: Double
  /// Distance from the bottom side.
  public var bottom: Double
  /// Distance from the right side.
  public var right: Double

  /// Creates insets; a side that is not named is 0.
  public init(top: Double = 0, left: Double = 0, bottom: Double = 0, right: Double = 0) {
    self.top = top
    self.left = left
    self.bottom = bottom
    self.right = right
  }
}

/// An axis-parallel rectangle in points.
public struct Rect: Hashable, Sendable {
  /// Left edge.
  public var minX: Double
  /// Upper edge (y is down).
  public var minY: Double
  /// Right edge.
  public var maxX: Double
  /// Lower edge.
  public var maxY: Double

  /// Creates the rectangle between two edges on each axis.
  public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
    self.minX = minX
    self.minY = minY
    self.maxX = maxX
    self.maxY = maxY
  }

  /// Creates the rectangle with its upper left corner at (x, y).
  public init(x: Double, y: Double, width: Double, height: Double) {
    self.init(minX: x, minY: y, maxX: x + width, maxY: y + height)
  }

  /// Width in points.
  public var width: Double { maxX - minX }
  /// Height in points.
  public var height: Double { maxY - minY }
  /// Mean of the vertical edges.
  public var midX: Double { 0.5 * (minX + maxX) }
  /// Mean of the horizontal edges.
  public var midY: Double { 0.5 * (minY + maxY) }
  /// The point in the middle.
  public var center: Point { Point(midX, midY) }

  /// The rectangle made smaller by `insets`.
  public func inset(by insets: Insets) -> Rect {
    Rect(
      minX: minX + insets.left, minY: minY + insets.top, maxX: maxX - insets.right,
      maxY: maxY - insets.bottom)
  }

  /// The rectangle with every edge moved outward by `distance` (inward if negative).
  public func outset(by distance: Double) -> Rect {
    Rect(
      minX: minX - distance, minY: minY - distance, maxX: maxX + distance, maxY: maxY + distance)
  }

  /// The rectangle moved by a vector.
  public func offset(by vector: Point) -> Rect {
    Rect(
      minX: minX + vector.x, minY: minY + vector.y, maxX: maxX + vector.x, maxY: maxY + vector.y)
  }

  /// Whether the point lies inside or on the edge.
  public func contains(_ point: Point) -> Bool {
    point.x >= minX && point.x <= maxX && point.y >= minY && point.y <= maxY
  }

  /// Whether the other rectangle lies inside or touches from within.
  public func contains(_ other: Rect) -> Bool {
    other.minX >= minX && other.maxX <= maxX && other.minY >= minY && other.maxY <= maxY
  }

  /// Whether the two share an area of more than zero.
  public func intersects(_ other: Rect) -> Bool {
    minX < other.maxX && other.minX < maxX && minY < other.maxY && other.minY < maxY
  }

  /// The smallest rectangle that holds both.
  public func union(_ other: Rect) -> Rect {
    Rect(
      minX: min(minX, other.minX), minY: min(minY, other.minY), maxX: max(maxX, other.maxX),
      maxY: max(maxY, other.maxY))
  }

  /// The smallest rectangle that holds all points; nil if there is none.
  public init?(around points: some Sequence<Point>) {
    var bounds: Rect?
    for point in points {
      let dot = Rect(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y)
      bounds = bounds?.union(dot) ?? dot
    }
    guard let bounds else { return nil }
    self = bounds
  }
}
