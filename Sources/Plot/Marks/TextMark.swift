public import Graphics
import Typesetting

/// A text at a data point: an annotation, with an arrow if it stands aside.
public struct TextMark: Mark {
  /// Horizontal datum of what the text speaks of.
  public var x: Double
  /// Vertical datum.
  public var y: Double
  /// The markup.
  public var text: String
  /// The ink; nil takes the theme's.
  public var color: Color?
  /// Whether an arrow points at the datum.
  public var hasArrow: Bool

  /// Creates an annotation.
  public init(x: Double, y: Double, text: String, color: Color? = nil, hasArrow: Bool = false) {
    self.x = x
    self.y = y
    self.text = text
    self.color = color
    self.hasArrow = hasArrow
  }

  /// See ``Mark``.
  public var extent: Extent { Extent(x: [x], y: [y]) }

  /// See ``Mark``.
  public func draw(in frame: PanelFrame) -> [Scene.Item] { [] }

  /// See ``Mark``.
  public func labels(in frame: PanelFrame) -> [LabelRequest] {
    let point = frame.position(x, y)
    guard point.isFinite, frame.area.outset(by: 0.01).contains(point) else { return [] }
    let ink = color ?? frame.theme.ink
    // An arrow needs a length to be seen.
    let distance = hasArrow ? 8 * frame.theme.gap : 1.6 * frame.theme.gap
    return [
      LabelRequest(
        frame.annotation(text, color: ink),
        candidates: hasArrow
          ? LabelRequest.Candidate.aside(of: point, distance: distance)
          : LabelRequest.Candidate.around(point, distance: distance),
        color: ink,
        target: hasArrow ? point : nil)
    ]
  }
}
