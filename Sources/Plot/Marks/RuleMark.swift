public import Graphics
import Typesetting

/// A reference line across the panel at one value, with a label at its end or where else there is room
/// along it.
public struct RuleMark: Mark {
  /// Which value the line stands at.
  public enum Position: Hashable, Sendable {
    /// A horizontal line.
    case y(Double)
    /// A vertical line.
    case x(Double)
  }

  /// Where the line stands.
  public var position: Position
  /// Markup of the label; empty for none.
  public var label: String
  /// The ink; nil takes the theme's for second-rank text.
  public var color: Color?
  /// Dash and gap lengths; empty means solid.
  public var dash: [Double]

  /// Creates a rule.
  public init(_ position: Position, label: String = "", color: Color? = nil, dash: [Double] = []) {
    self.position = position
    self.label = label
    self.color = color
    self.dash = dash
  }

  /// See ``Mark``.
  public var extent: Extent {
    switch position {
    case .x(let value): Extent(x: [value], y: [Double]?.none)
    case .y(let value): Extent(x: [Double]?.none, y: [value])
    }
  }

  /// See ``Mark``.
  public func draw(in frame: PanelFrame) -> [Scene.Item] {
    guard let (a, b) = line(in: frame) else { return [] }
    let stroke = Stroke(ink(in: frame), width: frame.theme.referenceWidth, dash: dash)
    return [.stroke(Path(polyline: [a, b]), stroke)]
  }

  /// See ``Mark``.
  public func labels(in frame: PanelFrame) -> [LabelRequest] {
    guard !label.isEmpty, let (a, b) = line(in: frame) else { return [] }
    let gap = frame.theme.gap
    let candidates =
      switch position {
      case .y:
        [1, 0, 0.75, 0.25, 0.5, 0.88, 0.12, 0.62, 0.38].enumerated().flatMap { index, part in
          let anchor: Label.HorizontalAnchor = part == 1 ? .end : part == 0 ? .start : .middle
          // A text at the end keeps off the axis.
          let inward = part == 0 ? 1.5 * gap : 0
          let point = a + (b - a) * part + Point(inward, 0)
          let penalty = 0.1 * Double(index)
          return [
            LabelRequest.Candidate(point + Point(0, -gap), anchor, .bottom, penalty: penalty),
            LabelRequest.Candidate(point + Point(0, gap), anchor, .top, penalty: penalty + 0.05),
          ]
        }
      case .x:
        [0.02, 0.2, 0.4, 0.6, 0.8, 0.1, 0.3, 0.5, 0.7, 0.9, 0.98].enumerated().flatMap {
          index, part in
          let point = b + (a - b) * part
          let penalty = 0.1 * Double(index)
          let vertical: Label.VerticalAnchor = part > 0.9 ? .bottom : .top
          return [
            LabelRequest.Candidate(
              point + Point(2 * gap, 0), .start, vertical, penalty: penalty),
            LabelRequest.Candidate(
              point + Point(-2 * gap, 0), .end, vertical, penalty: penalty + 0.05),
          ]
        }
      }
    let ink = ink(in: frame)
    var request = LabelRequest(
      frame.annotation(label, color: ink), candidates: candidates, color: ink)
    request.yields = true
    request.name = PlainText.text(of: label)
    return [request]
  }

  /// See ``Mark``.
  public func obstacles(in frame: PanelFrame) -> [Obstacle] {
    line(in: frame).map { [.polyline([$0.0, $0.1])] } ?? []
  }

  private func ink(in frame: PanelFrame) -> Color { color ?? frame.theme.secondaryInk }

  /// From left to right, or from bottom to top; nil outside the panel.
  private func line(in frame: PanelFrame) -> (Point, Point)? {
    let area = frame.area
    let (a, b) =
      switch position {
      case .x(let value): (Point(frame.x(value), area.maxY), Point(frame.x(value), area.minY))
      case .y(let value): (Point(area.minX, frame.y(value)), Point(area.maxX, frame.y(value)))
      }
    return a.isFinite && b.isFinite ? Polyline.segment(from: a, to: b, in: area) : nil
  }
}
