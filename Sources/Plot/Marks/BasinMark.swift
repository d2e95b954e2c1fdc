public import Graphics
import Typesetting

/// Where the starts of one color lead: a star, named at its place or, where that cannot be, in the
/// legend.
public struct BasinMark: Mark {
  /// First coordinate of the end.
  public var x: Double
  /// Second coordinate.
  public var y: Double
  /// Markup of what it is called at its place.
  public var name: String
  /// Markup of what the color means.
  public var text: String
  /// The color of the starts that lead there.
  public var color: Color
  /// What is drawn over that color.
  public var pattern: Pattern?

  /// Creates the end of a basin.
  public init(x: Double, y: Double, name: String, text: String, color: Color) {
    self.x = x
    self.y = y
    self.name = name
    self.text = text
    self.color = color
  }

  /// None: an end far away must not make the starts small.
  public var extent: Extent { Extent() }

  /// See ``Mark``.
  public var keys: [LegendKey] { [LegendKey(text, sample: .patch(color, pattern))] }

  private var star: PointMarkerMark { PointMarkerMark(x: x, y: y, kind: .minimizer, label: name) }

  /// See ``Mark``.
  public func draw(in frame: PanelFrame) -> [Scene.Item] { [] }

  /// The star.
  public func markers(in frame: PanelFrame) -> [Scene.Item] { star.markers(in: frame) }

  /// The name beside the star, if that is in the panel.
  public func directLabels(in frame: PanelFrame) -> [LabelRequest] {
    star.labels(in: frame).map { request in
      var request = request
      request.hasPaper = true
      return request
    }
  }

  /// See ``Mark``.
  public func obstacles(in frame: PanelFrame) -> [Obstacle] { star.obstacles(in: frame) }
}
