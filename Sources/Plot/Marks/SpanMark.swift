public import Graphics
import Typesetting

/// A shaded interval of one axis, with a label at its upper edge.
public struct SpanMark: Mark {
  /// Which interval is shaded; an infinite bound goes to the edge of the panel.
  public enum Interval: Hashable, Sendable {
    /// From the bottom to the top of the panel.
    case x(ClosedRange<Double>)
    /// From the left to the right of the panel.
    case y(ClosedRange<Double>)
  }

  /// The interval.
  public var interval: Interval
  /// The ink of the shade.
  public var color: Color
  /// Markup of the label; empty for none.
  public var label: String

  /// Creates a span.
  public init(_ interval: Interval, color: Color, label: String = "") {
    self.interval = interval
    self.color = color
    self.label = label
  }

  /// See ``Mark``.
  public var isGround: Bool { true }

  /// See ``Mark``.
  public var extent: Extent {
    switch interval {
    case .x(let range): Extent(x: [range.lowerBound, range.upperBound], y: [Double]?.none)
    case .y(let range): Extent(x: [Double]?.none, y: [range.lowerBound, range.upperBound])
    }
  }

  /// See ``Mark``.
  public func draw(in frame: PanelFrame) -> [Scene.Item] {
    rect(in: frame).map { [.fill(Path(rectangle: $0), color)] } ?? []
  }

  /// See ``Mark``.
  public func labels(in frame: PanelFrame) -> [LabelRequest] {
    guard !label.isEmpty, let rect = rect(in: frame) else { return [] }
    let gap = 1.5 * frame.theme.gap
    let ink = frame.theme.secondaryInk
    let places: [(Double, Label.HorizontalAnchor)] = [
      (rect.midX, .middle), (rect.minX + gap, .start), (rect.maxX - gap, .end),
    ]
    var candidates: [LabelRequest.Candidate] = []
    for part in [0, 0.25, 0.5, 0.75] {
      let y = rect.minY + gap + part * rect.height
      for (index, place) in places.enumerated() {
        let penalty = 0.4 * part + 0.05 * Double(index)
        candidates.append(.init(Point(place.0, y), place.1, .top, penalty: penalty))
      }
    }
    candidates += outside(of: rect, gap: gap)
    let text = frame.annotation(label, color: ink, within: rect.width - 2 * frame.theme.gap)
    var request = LabelRequest(text, candidates: candidates, color: ink)
    request.yields = true
    request.name = PlainText.text(of: label)
    return [request]
  }

  /// The places at the foot of the shade and next to it, where data leave no other.
  private func outside(of rect: Rect, gap: Double) -> [LabelRequest.Candidate] {
    let sides: [(x: Double, anchor: Label.HorizontalAnchor)] =
      switch interval {
      case .x: [(rect.maxX + gap, .start), (rect.minX - gap, .end)]
      case .y: []
      }
    let foot = LabelRequest.Candidate(
      Point(rect.midX, rect.maxY - gap), .middle, .bottom, penalty: 0.45)
    let beside = [0, 0.25, 0.5, 0.75].flatMap { part in
      sides.map { side in
        LabelRequest.Candidate(
          Point(side.x, rect.minY + gap + part * rect.height), side.anchor, .top,
          penalty: 0.6 + 0.4 * part)
      }
    }
    guard case .y = interval else { return [foot] + beside }
    let ends: [(x: Double, anchor: Label.HorizontalAnchor)] = [
      (rect.midX, .middle), (rect.minX + gap, .start), (rect.maxX - gap, .end),
    ]
    return [foot]
      + ends.flatMap { end in
        [
          LabelRequest.Candidate(
            Point(end.x, rect.minY - gap), end.anchor, .bottom, penalty: 0.6),
          LabelRequest.Candidate(Point(end.x, rect.maxY + gap), end.anchor, .top, penalty: 0.65),
        ]
      }
  }

  /// The shade on the page; nil if it is outside.
  func rect(in frame: PanelFrame) -> Rect? {
    let area = frame.area
    var rect = area
    switch interval {
    case .x(let range): (rect.minX, rect.maxX) = ends(range, frame.x, area.minX, area.maxX)
    case .y(let range): (rect.minY, rect.maxY) = ends(range, frame.y, area.minY, area.maxY)
    }
    return rect.minX < rect.maxX && rect.minY < rect.maxY ? rect : nil
  }

  /// The interval on the page, cut at the edges of the panel.
  private func ends(
    _ range: ClosedRange<Double>, _ scale: Scale, _ low: Double, _ high: Double
  ) -> (Double, Double) {
    let isUpward = scale.end > scale.start
    func position(_ value: Double, isLower: Bool) -> Double {
      let position = scale(value)
      // A bound without a place (zero on a log scale) is the edge on its side.
      guard position.isFinite else { return isLower == isUpward ? low : high }
      return min(max(position, low), high)
    }
    let a = position(range.lowerBound, isLower: true)
    let b = position(range.upperBound, isLower: false)
    return (min(a, b), max(a, b))
  }
}
