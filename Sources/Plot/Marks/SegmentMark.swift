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

  /// Whether the second point gives no more than a direction, and need not be seen.
  public var isTangent = false

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
  public var extent: Extent {
    let points = isTangent ? [start] : [start, end]
    return Extent(x: points.map(\.x), y: points.map(\.y))
  }

  /// See ``Mark``.
  public var keys: [LegendKey] { label.isEmpty ? [] : [LegendKey(label, sample: .line(style))] }

  /// See ``Mark``.
  public func draw(in frame: PanelFrame) -> [Scene.Item] {
    let pieces = pieces(in: frame)
    guard !pieces.isEmpty else { return [] }
    var path = Path()
    for piece in pieces { path.append(polyline: piece) }
    var items: [Scene.Item] = [.stroke(path, style.stroke)]
    if hasMarkers {
      let area = frame.area.outset(by: 0.01)
      items += [start, end].map { frame.position($0.x, $0.y) }.filter { area.contains($0) }
        .map { style.markerItem(at: $0, radius: frame.theme.markerRadius) }
    }
    return items
  }

  /// See ``Mark``.
  public func directLabels(in frame: PanelFrame) -> [LabelRequest] {
    let pieces = pieces(in: frame)
    guard !label.isEmpty, let a = pieces.first?.first, let b = pieces.last?.last else { return [] }
    if reach == .line {
      let rising = pieces.map { $0[0].x < $0[$0.count - 1].x ? $0 : $0.reversed() }
      return CurveName.requests(label, along: rising, color: style.color, in: frame)
    }
    let right = a.x < b.x ? b : a
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
    pieces(in: frame).map { .polyline($0) }
  }

  /// See ``Mark``.
  public func remark(in frame: PanelFrame) -> String? {
    let name = quoted(label, or: "a straight line")
    guard [start.x, start.y, end.x, end.y].allSatisfy(\.isFinite) else {
      return "\(name) is not drawn: it has no number at one of its ends"
    }
    func isNegative(_ scale: Scale, _ values: [Double]) -> Bool {
      scale.transform == .log10 && values.contains { $0 < 0 }
    }
    guard isNegative(frame.x, [start.x, end.x]) || isNegative(frame.y, [start.y, end.y]),
      pieces(in: frame).isEmpty
    else { return nil }
    return "\(name) is not drawn: it has no positive numbers for a logarithmic axis"
  }

  /// The visible parts on the page: of a line that is straight in data.
  private func pieces(in frame: PanelFrame) -> [[Point]] {
    if frame.x.transform == .linear, frame.y.transform == .linear {
      return visible(in: frame).map { [[$0.0, $0.1]] } ?? []
    }
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    guard dx.isFinite, dy.isFinite, dx != 0 || dy != 0 else { return [] }
    // Evenly along both axes, so that it is followed wherever it is steep or bends.
    var places: [(part: Double, point: Point)] = []
    func add(x: Double, y: Double, at part: Double) {
      guard part.isFinite, reach == .line || 0...1 ~= part else { return }
      places.append((part, frame.position(x, y)))
    }
    if dx != 0 {
      for x in SegmentMark.samples(of: frame.x) {
        let part = (x - start.x) / dx
        add(x: x, y: start.y + part * dy, at: part)
      }
    }
    if dy != 0 {
      for y in SegmentMark.samples(of: frame.y) {
        let part = (y - start.y) / dy
        add(x: start.x + part * dx, y: y, at: part)
      }
    }
    if reach == .segment {
      add(x: start.x, y: start.y, at: 0)
      add(x: end.x, y: end.y, at: 1)
    }
    let points = places.sorted { $0.part < $1.part }.map(\.point)
    return Polyline.clipped(points, to: frame.dataArea).map {
      Polyline.simplified($0, tolerance: 0.01)
    }
  }

  /// Numbers from end to end, evenly spaced as an axis shows them.
  private static func samples(of axis: Scale) -> [Double] {
    let count = 200
    let even = Scale(axis.transform, domain: axis.domain, from: 0, to: Double(count))
    return [axis.domain.lowerBound] + (1..<count).map { even.value(at: Double($0)) }
      + [axis.domain.upperBound]
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
