public import Graphics

/// The shape that stands for one data point.
public enum Marker: String, Hashable, Sendable, CaseIterable {
  case circle, square, triangle, triangleDown, diamond, cross, star
}

/// The look of one series: color first, dash and marker as second code.
public struct SeriesStyle: Hashable, Sendable {
  /// The ink.
  public var color: Color
  /// Dash and gap lengths in points; empty means solid.
  public var dash: [Double]
  /// The shape of data points.
  public var marker: Marker
  /// Width of lines in points.
  public var width: Double

  /// Creates a style.
  public init(color: Color, dash: [Double] = [], marker: Marker = .circle, width: Double = 1.4) {
    self.color = color
    self.dash = dash
    self.marker = marker
    self.width = width
  }
}
