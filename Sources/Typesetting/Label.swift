public import Graphics

/// A line or a few lines of text with formulas, measured and ready to be placed.
///
/// The baseline of the first line starts at the origin; y is down.
public struct Label: Hashable, Sendable {
  /// What is drawn.
  public var items: [Scene.Item]
  /// Advance of the widest line in points.
  public var width: Double
  /// Height above the first baseline in points.
  public var ascent: Double
  /// Depth below the first baseline in points; other lines included.
  public var descent: Double
  /// Height above the first baseline of what the eye takes for the middle, in points: half a
  /// capital on one line, whatever hangs below it, so that tick labels face their ticks.
  public var middle: Double

  /// Creates a label; its middle is halfway between top and bottom unless said otherwise.
  public init(
    items: [Scene.Item], width: Double, ascent: Double, descent: Double, middle: Double? = nil
  ) {
    self.middle = middle ?? 0.5 * (ascent - descent)
    self.items = items
    self.width = width
    self.ascent = ascent
    self.descent = descent
  }

  /// Ascent and descent together.
  public var height: Double { ascent + descent }

  /// Which part of the label lies at the point where it is placed, left to right.
  public enum HorizontalAnchor: Hashable, Sendable { case start, middle, end }
  /// Which part of the label lies at the point where it is placed, top to bottom.
  public enum VerticalAnchor: Hashable, Sendable { case top, middle, baseline, bottom }

  /// The items with the anchor at `point`, then turned about it by `angle` radians
  /// (counter-clockwise as seen on the page).
  public func items(
    at point: Point, _ horizontal: HorizontalAnchor = .start,
    _ vertical: VerticalAnchor = .baseline,
    angle: Double = 0
  ) -> [Scene.Item] {
    let origin = point + shift(horizontal, vertical)
    return items.map { $0.offset(by: origin).turned(by: angle, about: point) }
  }

  /// The rectangle that the label covers when placed without a turn.
  public func bounds(
    at point: Point, _ horizontal: HorizontalAnchor = .start, _ vertical: VerticalAnchor = .baseline
  ) -> Rect {
    let origin = point + shift(horizontal, vertical)
    return Rect(
      minX: origin.x, minY: origin.y - ascent, maxX: origin.x + width, maxY: origin.y + descent)
  }

  private func shift(_ horizontal: HorizontalAnchor, _ vertical: VerticalAnchor) -> Point {
    let x: Double =
      switch horizontal {
      case .start: 0
      case .middle: -0.5 * width
      case .end: -width
      }
    let y: Double =
      switch vertical {
      case .top: ascent
      case .middle: middle
      case .baseline: 0
      case .bottom: -descent
      }
    return Point(x, y)
  }
}

extension Scene.Item {
  /// The item turned about a point; groups turn with all they hold.
  fileprivate func turned(by angle: Double, about center: Point) -> Scene.Item {
    guard angle != 0 else { return self }
    switch self {
    case .path(let path, let fill, let stroke):
      return .path(path.rotated(by: angle, about: center), fill: fill, stroke: stroke)
    case .text(var run):
      run.position = run.position.rotated(by: angle, about: center)
      run.angle += angle
      return .text(run)
    case .group(var group):
      let local = center - group.offset
      group.items = group.items.map { $0.turned(by: angle, about: local) }
      return .group(group)
    }
  }
}
