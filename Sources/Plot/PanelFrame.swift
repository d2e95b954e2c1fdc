public import Graphics
public import Typesetting

/// The settled geometry of one panel: where data go on the page.
public struct PanelFrame: Sendable {
  /// The area inside the axes, in points on the page.
  public var area: Rect
  /// From x data to points.
  public var x: Scale
  /// From y data to points (range from the bottom edge to the top edge).
  public var y: Scale
  /// Fonts, inks and weights.
  public var theme: Theme
  /// Sets labels.
  public var labels: LabelSetter

  /// What stands on a horizontal axis without numbers; empty if it has numbers.
  public var categoriesX: [Category] = []
  /// What stands on a vertical axis without numbers.
  public var categoriesY: [Category] = []

  /// What texts and markers cover, for the labels of isolines to keep clear of; empty until these
  /// are placed.
  public var reserved: [Rect] = []
  /// Where marks have written on their lines, for fields of lines and arrows to leave free; empty
  /// until that is known.
  public var texts: [TurnedRect] = []

  /// Creates a frame.
  public init(area: Rect, x: Scale, y: Scale, theme: Theme, labels: LabelSetter) {
    self.area = area
    self.x = x
    self.y = y
    self.theme = theme
    self.labels = labels
  }

  /// The place of a data point on the page; may lie outside the area, or be non-finite.
  public func position(_ x: Double, _ y: Double) -> Point { Point(self.x(x), self.y(y)) }
}
