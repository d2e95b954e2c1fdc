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
    let text = frame.annotation(label, color: ink, within: rect.width - 2 * frame.theme.gap)
    return [LabelRequest(text, candidates: candidates, color: ink)]
  }

  private func rect(in frame: PanelFrame) -> Rect? {
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
