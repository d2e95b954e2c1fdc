public import Graphics
import Typesetting

/// Data points drawn as markers, each with a label if it has one.
public struct PointMark: Mark {
  /// Horizontal data.
  public var x: [Double]
  /// Vertical data, as many as horizontal ones.
  public var y: [Double]
  /// Ink and shape.
  public var style: SeriesStyle
  /// Markup of the name; empty for points that explain themselves.
  public var name: String
  /// Markup of the labels, one a point; empty for none.
  public var labels: [String]
  /// Whether the markers are outlines filled with paper.
  public var isOpen: Bool
  /// Radius in points; nil takes the theme's.
  public var radius: Double?
  /// For each point whether it leaves for good, so that the scale need not follow it; empty if none does.
  public var leaves: [Bool] = []
  /// Whether such points leave to a side as well.
  public var leavesAlongX = false
  /// Whether the points are steps in time, which an animation shows one after the other.
  public var isTimed = false

  /// Creates points.
  public init(
    x: [Double], y: [Double], style: SeriesStyle, name: String = "", labels: [String] = [],
    isOpen: Bool = false, radius: Double? = nil
  ) {
    precondition(x.count == y.count, "\(x.count) x for \(y.count) y")
    precondition(labels.isEmpty || labels.count == x.count, "\(labels.count) labels, \(x.count) x")
    self.x = x
    self.y = y
    self.style = style
    self.name = name
    self.labels = labels
    self.isOpen = isOpen
    self.radius = radius
  }

  /// See ``Mark``.
  public var extent: Extent { Extent(x: x, y: y, leaves: leaves, alongX: leavesAlongX) }

  /// See ``Mark``.
  public var keys: [LegendKey] {
    name.isEmpty ? [] : [LegendKey(name, sample: isOpen ? .openMarker(style) : .marker(style))]
  }

  /// See ``Mark``.
  public func draw(in frame: PanelFrame) -> [Scene.Item] {
    style.markerItems(
      at: visible(in: frame).map(\.point), radius: radius(in: frame),
      paper: isOpen ? frame.theme.background : nil, in: frame.area)
  }

  /// See ``Mark``.
  public func labels(in frame: PanelFrame) -> [LabelRequest] {
    guard !labels.isEmpty else { return [] }
    return visible(in: frame).filter { !labels[$0.index].isEmpty }.map { index, point in
      LabelRequest(
        frame.annotation(labels[index], color: style.color),
        candidates: LabelRequest.Candidate.around(
          point, distance: radius(in: frame) + frame.theme.gap),
        color: style.color)
    }
  }

  /// The name beside one of a few points; nil if there are so many that it would seem to be the name of
  /// one, or if they have labels.
  func nameRequest(in frame: PanelFrame) -> LabelRequest? {
    let points = visible(in: frame).map(\.point)
    guard (1...PointMark.mostNamed).contains(points.count), labels.isEmpty, !isTimed else {
      return nil
    }
    let label = frame.annotation(name, color: style.color)
    let distance = radius(in: frame) + 1.5 * frame.theme.gap
    let candidates = points.enumerated().flatMap { index, point in
      LabelRequest.Candidate.around(point, distance: distance).filter { place in
        let bounds = label.bounds(at: place.position, place.horizontal, place.vertical)
        return place.penalty < 0.5 && frame.area.contains(bounds)
      }.map { place in
        var place = place
        place.penalty += 0.02 * Double(index)
        return place
      }
    }
    guard !candidates.isEmpty else { return nil }
    return LabelRequest(label, candidates: candidates, color: style.color, isOptional: true)
  }

  /// The most points that have their name beside one of them.
  private static let mostNamed = 6

  /// See ``Mark``.
  public func obstacles(in frame: PanelFrame) -> [Obstacle] {
    visible(in: frame).map { _, point in
      let dot = Rect(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y)
      return .rect(dot.outset(by: radius(in: frame)))
    }
  }

  private func radius(in frame: PanelFrame) -> Double { radius ?? frame.theme.markerRadius }

  private func visible(in frame: PanelFrame) -> [(index: Int, point: Point)] {
    let area = frame.area.outset(by: 0.01)
    return x.indices.map { ($0, frame.position(x[$0], y[$0])) }
      .filter { $0.1.isFinite && area.contains($0.1) }
  }
}
