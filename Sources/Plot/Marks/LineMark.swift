public import Graphics
import Typesetting

/// A curve through data points in order.
///
/// A non-finite point breaks the line. Exact zeros on a log scale lie in the floor lane.
public struct LineMark: Mark {
  /// Which data points carry a marker.
  public enum Markers: Hashable, Sendable {
    /// All if they can be told apart, else none.
    case automatic
    /// Every point.
    case all
    /// No point.
    case none
  }
  /// What the end of the line says.
  public enum Ending: Hashable, Sendable {
    /// Nothing: the data end.
    case plain
    /// The run left the numbers or the panel: an arrow goes on from the last point inside.
    case diverged
  }

  /// Horizontal data.
  public var x: [Double]
  /// Vertical data, as many as horizontal ones.
  public var y: [Double]
  /// The ink.
  public var style: SeriesStyle
  /// Markup of the name; empty for a line that explains itself.
  public var name: String
  /// Which points carry a marker.
  public var markers = Markers.none
  /// What the end says.
  public var ending = Ending.plain

  /// Creates a curve.
  public init(x: [Double], y: [Double], style: SeriesStyle, name: String = "") {
    precondition(x.count == y.count, "\(x.count) x for \(y.count) y")
    self.x = x
    self.y = y
    self.style = style
    self.name = name
  }

  /// See ``Mark``.
  public var extent: Extent { Extent(x: x, y: y) }

  /// See ``Mark``.
  public var keys: [LegendKey] { name.isEmpty ? [] : [LegendKey(name, sample: .line(style))] }

  /// See ``Mark``.
  public func draw(in frame: PanelFrame) -> [Scene.Item] {
    var path = Path()
    for piece in pieces(in: frame) { path.append(polyline: piece) }
    return path.isEmpty ? [] : [.stroke(path, style.stroke)]
  }

  /// See ``Mark``.
  public func obstacles(in frame: PanelFrame) -> [Obstacle] {
    pieces(in: frame).map { .polyline($0) }
  }

  private func pieces(in frame: PanelFrame) -> [[Point]] {
    Polyline.clipped(zip(x, y).map { frame.position($0, $1) }, to: frame.area)
  }
}
