public import Graphics
import Typesetting

/// An arrow between two data points: a gradient, a step, a velocity.
public struct ArrowMark: Mark {
  /// Where the shaft starts.
  public var start: SegmentMark.Place
  /// Where the head ends.
  public var end: SegmentMark.Place
  /// Color and width; the shaft is always solid.
  public var style: SeriesStyle
  /// Markup of the label; empty for none.
  public var label: String

  /// Creates an arrow.
  public init(
    from start: SegmentMark.Place, to end: SegmentMark.Place, style: SeriesStyle,
    label: String = ""
  ) {
    self.start = start
    self.end = end
    self.style = style
    self.label = label
  }

  /// See ``Mark``.
  public var extent: Extent { Extent(x: [start.x, end.x], y: [start.y, end.y]) }

  /// See ``Mark``.
  public func draw(in frame: PanelFrame) -> [Scene.Item] {
    guard let (a, b) = visible(in: frame) else { return [] }
    // A head at the edge would say that the arrow ends there.
    guard hasTip(in: frame) else { return [.stroke(Path(polyline: [a, b]), style.solid.stroke)] }
    return Arrow.items(
      from: a, to: b, stroke: style.solid.stroke, headLength: 3 + 2.5 * style.width)
  }

  /// Whether the head is inside.
  private func hasTip(in frame: PanelFrame) -> Bool {
    frame.area.outset(by: 0.01).contains(frame.position(end.x, end.y))
  }

  /// See ``Mark``.
  public func remark(in frame: PanelFrame) -> String? {
    guard visible(in: frame) != nil, !hasTip(in: frame) else { return nil }
    return "\(quoted(label, or: "an arrow")) ends outside of the axes, which cut off its head"
  }

  /// See ``Mark``.
  public func labels(in frame: PanelFrame) -> [LabelRequest] {
    guard !label.isEmpty, let (a, b) = visible(in: frame) else { return [] }
    return [
      LabelRequest(
        frame.annotation(label, color: style.color),
        candidates: LabelRequest.Candidate.along(from: a, to: b, distance: 1.5 * frame.theme.gap)
          + LabelRequest.Candidate.around(b, distance: 2 * frame.theme.gap), color: style.color)
    ]
  }

  /// See ``Mark``.
  public func obstacles(in frame: PanelFrame) -> [Obstacle] {
    visible(in: frame).map { [.polyline([$0.0, $0.1])] } ?? []
  }

  /// The arrow cut at the panel.
  private func visible(in frame: PanelFrame) -> (Point, Point)? {
    let (a, b) = (frame.position(start.x, start.y), frame.position(end.x, end.y))
    guard a.isFinite, b.isFinite else { return nil }
    return Polyline.segment(from: a, to: b, in: frame.area)
  }
}
