public import Graphics
import Typesetting

/// A point of a plane that means something: a minimizer, a saddle, a maximum.
public struct PointMarkerMark: Mark {
  /// What the point is.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A star.
    case minimizer
    /// A diamond.
    case saddle
    /// A triangle.
    case maximum
    /// A dot.
    case point
  }

  /// First coordinate.
  public var x: Double
  /// Second coordinate.
  public var y: Double
  /// What the point is.
  public var kind: Kind
  /// Markup beside the point; empty for none.
  public var label: String
  /// Ink; nil takes the theme's.
  public var color: Color?
  /// Whether the point lies on a curve.
  public var isOnCurve = false

  /// Creates a marker.
  public init(x: Double, y: Double, kind: Kind, label: String = "", color: Color? = nil) {
    self.x = x
    self.y = y
    self.kind = kind
    self.label = label
    self.color = color
  }

  /// The point.
  public var extent: Extent { Extent(x: [x], y: [y]) }

  private var marker: Marker {
    switch kind {
    case .minimizer: .star
    case .saddle: .diamond
    case .maximum: .triangle
    case .point: .circle
    }
  }

  /// Nothing below the marker.
  public func draw(in frame: PanelFrame) -> [Scene.Item] { [] }

  /// The marker with a rim of paper, if inside the area.
  public func markers(in frame: PanelFrame) -> [Scene.Item] {
    let place = frame.position(x, y)
    guard place.isFinite, frame.area.contains(place) else { return [] }
    let theme = frame.theme
    let shape = marker.path(at: place, radius: 1.35 * theme.markerRadius)
    let rim = Stroke(theme.background, width: 2 * theme.casingWidth, join: .round)
    return [.stroke(shape, rim), .fill(shape, color ?? theme.ink)]
  }

  /// The text around the marker.
  public func labels(in frame: PanelFrame) -> [LabelRequest] {
    let place = frame.position(x, y)
    guard !label.isEmpty, place.isFinite, frame.area.contains(place) else { return [] }
    let theme = frame.theme
    let ink = color ?? theme.ink
    let text = frame.annotation(label, color: ink)
    let gap = 1.6 * theme.markerRadius + theme.gap
    // Where a curve leaves no room beside the marker there is some farther out.
    let rings = [(1.0, 0.0), (2.5, 1.0), (4, 1.3)].prefix(isOnCurve ? 3 : 1)
    let places = rings.flatMap { factor, penalty in
      LabelRequest.candidates(around: place, gap: factor * gap, penalty: penalty)
    }
    var request = LabelRequest(text, candidates: places, color: ink)
    // A point is seen without its name; two names on each other are not read.
    request.yields = true
    request.name = PlainText.text(of: label)
    return [request]
  }

  /// The marker.
  public func obstacles(in frame: PanelFrame) -> [Obstacle] {
    let place = frame.position(x, y)
    guard place.isFinite else { return [] }
    let dot = Rect(minX: place.x, minY: place.y, maxX: place.x, maxY: place.y)
    return [.rect(dot.outset(by: 1.8 * frame.theme.markerRadius))]
  }
}
