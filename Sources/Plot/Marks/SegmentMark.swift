public import Graphics
import Typesetting

/// A straight line between two data points, or through them: chord, secant, tangent.
public struct SegmentMark: Mark {
  /// How far the line goes.
  public enum Reach: Hashable, Sendable {
    /// From point to point.
    case segment
    /// Through both points, from edge to edge of the panel.
    case line
  }
  /// A place in data.
  public struct Place: Hashable, Sendable {
    /// Horizontal datum.
    public var x: Double
    /// Vertical datum.
    public var y: Double

    /// Creates a place.
    public init(_ x: Double, _ y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// The first point.
  public var start: Place
  /// The second point.
  public var end: Place
  /// The ink.
  public var style: SeriesStyle
  /// Markup of the label; empty for none.
  public var label: String
  /// How far the line goes.
  public var reach: Reach
  /// Whether the two points carry markers.
  public var hasMarkers: Bool

  /// Creates a segment.
  public init(
    from start: Place, to end: Place, style: SeriesStyle, label: String = "",
    reach: Reach = .segment, hasMarkers: Bool = false
  ) {
    self.start = start
    self.end = end
    self.style = style
    self.label = label
    self.reach = reach
    self.hasMarkers = hasMarkers
  }

  /// See ``Mark``.
  public var extent: Extent { Extent(x: [start.x, end.x], y: [start.y, end.y]) }

  /// See ``Mark``.
  public var keys: [LegendKey] { label.isEmpty ? [] : [LegendKey(label, sample: .line(style))] }

  /// See ``Mark``.
  public func draw(in frame: PanelFrame) -> [Scene.Item] {
    guard let (a, b) = visible(in: frame) else { return [] }
    var items: [Scene.Item] = [.stroke(Path(polyline: [a, b]), style.stroke)]
    if hasMarkers {
      let area = frame.area.outset(by: 0.01)
      items += [start, end].map { frame.position($0.x, $0.y) }.filter { area.contains($0) }
        .map { style.markerItem(at: $0, radius: frame.theme.markerRadius) }
    }
    return items
  }

  /// See ``Mark``.
  public func directLabels(in frame: PanelFrame) -> [LabelRequest] {
    guard !label.isEmpty, let (a, b) = visible(in: frame) else { return [] }
    let (left, right) = a.x < b.x ? (a, b) : (b, a)
    if reach == .line {
      return CurveName.requests(label, along: [[left, right]], color: style.color, in: frame)
    }
    let distance = 2 * frame.theme.gap
    let beside = LabelRequest.Candidate(right + Point(distance, 0), .start, .middle, penalty: 0.1)
    return [
      LabelRequest(
        frame.annotation(label, color: style.color),
        candidates: LabelRequest.Candidate.along(from: a, to: b, distance: distance) + [beside],
        color: style.color, isOptional: true)
    ]
  }

  /// See ``Mark``.
  public func obstacles(in frame: PanelFrame) -> [Obstacle] {
    visible(in: frame).map { [.polyline([$0.0, $0.1])] } ?? []
  }

  /// See ``Mark``.
  public func remark(in frame: PanelFrame) -> String? {
    [start.x, start.y, end.x, end.y].allSatisfy(\.isFinite)
      ? nil
      : "\(quoted(label, or: "a straight line")) is not drawn: it has no number at one of its ends"
  }

  private func visible(in frame: PanelFrame) -> (Point, Point)? {
    var (a, b) = (frame.position(start.x, start.y), frame.position(end.x, end.y))
    guard a.isFinite, b.isFinite, a != b else { return nil }
    if reach == .line {
      let step = (b - a) * ((frame.area.width + frame.area.height) / a.distance(to: b))
      (a, b) = (a - step, b + step)
    }
    return Polyline.segment(from: a, to: b, in: frame.dataArea)
  }
}
