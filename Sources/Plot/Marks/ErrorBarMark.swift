public import Graphics
import Typesetting

/// Points with the range of what they stand for: a whisker with caps through each.
///
/// A whisker that goes on beyond the panel ends at its edge without a cap.
public struct ErrorBarMark: Mark {
  /// Horizontal data.
  public var x: [Double]
  /// The points.
  public var y: [Double]
  /// The lower ends.
  public var lower: [Double]
  /// The upper ends.
  public var upper: [Double]
  /// Ink and shape.
  public var style: SeriesStyle
  /// Markup of the name; empty for none.
  public var name: String
  /// How far everything is moved to the right, in points, so that series at the same x lie side by
  /// side.
  public var shift: Double
  /// For each point whether it leaves for good, so that the scale need not follow it; empty if none does.
  public var leaves: [Bool] = []
  /// Whether the horizontal data are steps in time, which an animation shows one after the other.
  public var isTimed = false

  /// Creates points with whiskers.
  public init(
    x: [Double], y: [Double], lower: [Double], upper: [Double], style: SeriesStyle,
    name: String = "", shift: Double = 0
  ) {
    precondition(
      x.count == y.count && x.count == lower.count && x.count == upper.count,
      "\(x.count) x, \(y.count) y, \(lower.count) lower, \(upper.count) upper")
    self.x = x
    self.y = y
    self.lower = lower
    self.upper = upper
    self.style = style
    self.name = name
    self.shift = shift
  }

  /// Half the width of a cap.
  private static let capReach = 2.4

  /// See ``Mark``.
  public var extent: Extent {
    var extent = [y, lower, upper].reduce(Extent()) {
      $0.union(Extent(x: x, y: $1, leaves: leaves))
    }
    // The outermost bars stand beside their numbers.
    if shift != 0 {
      extent.room = 0.05
      extent.standsAside = true
    }
    return extent
  }

  /// See ``Mark``.
  public var keys: [LegendKey] { name.isEmpty ? [] : [LegendKey(name, sample: .marker(style))] }

  /// See ``Mark``.
  public func draw(in frame: PanelFrame) -> [Scene.Item] {
    var lines = Path()
    for whisker in whiskers(in: frame) {
      lines.append(polyline: [whisker.bottom, whisker.top])
      for (end, isOpen) in [(whisker.bottom, whisker.opensDown), (whisker.top, whisker.opensUp)]
      where !isOpen {
        let reach = Point(Self.capReach, 0)
        lines.append(polyline: [end - reach, end + reach])
      }
    }
    var items: [Scene.Item] = []
    if !lines.isEmpty {
      items.append(.stroke(lines, Stroke(style.color, width: frame.theme.axisWidth + 0.3)))
    }
    return items + points(in: frame).map { style.markerItem(at: $0, radius: radius(in: frame)) }
  }

  /// See ``Mark``.
  public func directLabels(in frame: PanelFrame) -> [LabelRequest] {
    let points = points(in: frame)
    guard points.count > 1 else { return [] }
    // Beside the last point, or in the legend: there is no line that a name could follow.
    return CurveName.requests(
      name, along: [Array(points.suffix(1))], color: style.color, lastStep: lastStep, in: frame)
  }

  /// See ``Mark``.
  public func obstacles(in frame: PanelFrame) -> [Obstacle] {
    whiskers(in: frame).map { whisker in
      .rect(
        Rect(
          minX: whisker.top.x - Self.capReach, minY: whisker.top.y,
          maxX: whisker.top.x + Self.capReach, maxY: whisker.bottom.y))
    }
      + points(in: frame).map { point in
        let dot = Rect(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y)
        return .rect(dot.outset(by: radius(in: frame)))
      }
  }

  private func radius(in frame: PanelFrame) -> Double { 1.1 * frame.theme.markerRadius }

  /// The points inside the panel.
  private func points(in frame: PanelFrame) -> [Point] {
    let area = frame.area.outset(by: 0.01)
    return zip(x, y).map { frame.position($0, $1) }
      .filter { $0.isFinite && area.contains($0) }.map { $0 + Point(shift, 0) }
  }

  private struct Whisker {
    var bottom: Point
    var top: Point
    /// Whether the range goes on below the panel, or above it.
    var opensDown: Bool
    var opensUp: Bool
  }

  /// The whiskers, cut at the panel; none where an end is not a number.
  private func whiskers(in frame: PanelFrame) -> [Whisker] {
    let area = frame.area
    return x.indices.compactMap { index in
      let across = frame.x(x[index])
      guard across >= area.minX - 0.01, across <= area.maxX + 0.01,
        let (first, firstIsOpen) = end(lower[index], in: frame),
        let (last, lastIsOpen) = end(upper[index], in: frame)
      else { return nil }
      let isUpward = frame.y.end <= frame.y.start
      let (bottom, top) = isUpward ? (first, last) : (last, first)
      // Nothing of a range beyond the panel is seen.
      guard bottom > area.minY, top < area.maxY, bottom >= top else { return nil }
      return Whisker(
        bottom: Point(across + shift, min(bottom, area.maxY)),
        top: Point(across + shift, max(top, area.minY)),
        opensDown: bottom > area.maxY + 0.01 || (isUpward ? firstIsOpen : lastIsOpen),
        opensUp: top < area.minY - 0.01 || (isUpward ? lastIsOpen : firstIsOpen))
    }
  }

  /// The place of an end and whether it lies at infinity; nil if it is not a number.
  private func end(_ value: Double, in frame: PanelFrame) -> (Double, Bool)? {
    guard !value.isNaN else { return nil }
    let position = frame.y(value)
    if position.isFinite { return (position, false) }
    // Below all powers of ten, or infinite.
    let isHigh = value > 0
    return (isHigh ? frame.y.end : frame.y.start, true)
  }
}
