public import Graphics

/// Fonts, inks and weights; lengths in points.
public struct Theme: Hashable, Sendable {
  /// Titles of figures.
  public var titleFont = Font(.sansSemiBold, size: 9.5)
  /// Titles of panels.
  public var panelTitleFont = Font(.sansMedium, size: 8.5)
  /// Titles of axes, legends, labels in panels.
  public var labelFont = Font(.sansRegular, size: 8.5)
  /// Annotations and direct labels.
  public var annotationFont = Font(.sansRegular, size: 8)
  /// Labels of ticks, contours and tables.
  public var tickFont = Font(.sansRegular, size: 7.5)

  /// Paper.
  public var background = Color.white
  /// Text and frames.
  public var ink = Color(0x1f2328)
  /// Reference lines and second-rank text; at least 4.5:1 against the paper.
  public var secondaryInk = Color(0x5b636d)
  /// Grid lines.
  public var gridInk = Color(0xe3e6ea)

  /// Width of data lines.
  public var dataWidth = 1.4
  /// Width of the casing on each side of a trajectory.
  public var casingWidth = 0.8
  /// Width of reference lines.
  public var referenceWidth = 0.7
  /// Width of axes and frames.
  public var axisWidth = 0.6
  /// Width of grid lines.
  public var gridWidth = 0.4
  /// Width of contour lines.
  public var contourWidth = 0.5
  /// Radius of data points.
  public var markerRadius = 1.9

  /// Length of a major tick.
  public var tickLength = 3.0
  /// Length of a minor tick.
  public var minorTickLength = 1.6
  /// Space between a tick and its label, and around text in general.
  public var gap = 2.5
  /// Space between panels.
  public var gutter = 14.0
  /// Space between the figure's edge and its contents.
  public var margin = 6.0

  /// The styles of series in order: indigo, brick, teal, orange, purple, near-black.
  ///
  /// Any two differ by at least 23 (CIE94) under normal, deutan, protan and tritan vision, the
  /// first three by 35; all differ by 6 L* in grey and have a contrast of 3:1 with white.
  public var cycle: [SeriesStyle] = [
    SeriesStyle(color: Color(0x240473), marker: .circle),
    SeriesStyle(color: Color(0x8c2016), dash: [5, 2], marker: .square),
    SeriesStyle(color: Color(0x2ca39e), dash: [1.5, 1.5], marker: .triangle),
    SeriesStyle(color: Color(0xc46b0d), dash: [6, 2, 1.5, 2], marker: .diamond),
    SeriesStyle(color: Color(0x6d43bd), dash: [3, 1.5], marker: .cross),
    SeriesStyle(color: Color(0x250200), dash: [8, 2], marker: .star),
  ]

  /// Creates the theme for print on white paper.
  public init() {}
}
