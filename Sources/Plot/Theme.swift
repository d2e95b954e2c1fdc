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
  /// Cells without a number: none of the colors of a map.
  public var missingInk = Color(0xd2cdc8)

  /// Colors of fields that paths and labels lie on; every color carries text in ``ink``.
  public var fieldMap = ColorMap.pale
  /// Colors of planes in which color is the message.
  public var planeMap = ColorMap.deep
  /// Colors on both sides of a center.
  public var divergingMap = ColorMap.diverging
  /// Colors of angles: the last is the first.
  public var cyclicMap = ColorMap.cyclic

  /// By how much all lengths are multiplied once the figure is laid out: those of this theme are
  /// the lengths on paper, and a slide is set like a small page and enlarged.
  public var magnification = 1.0
  /// No text becomes smaller where panels lack room, in points on the page.
  public var leastTextSize = 6.0
  /// That size before it is enlarged, and 6 pt where that is more: a page that is enlarged has room
  /// for it. Ticks that are smaller by intent stay so.
  var leastFontSize: Double { min(max(leastTextSize / magnification, 6), tickFont.size) }
  /// The size that no text of a computation graph goes below: on a page that is enlarged it may be
  /// smaller, before all other texts have to be.
  var leastGraphFontSize: Double { (magnification > 1 ? 0.8 : 1) * leastFontSize }
  /// Width and height of every figure in points, enlarged; nil leaves it to the figure.
  public var pageSize: Size?

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
  public var cycle: [SeriesStyle] = Theme.cycle([
    0x240473, 0x8c2016, 0x2ca39e, 0xc46b0d, 0x6d43bd, 0x250200,
  ])

  /// Colors of areas side by side, of which shades are shown: no two have one hue, as series may that
  /// lightness tells apart.
  public var areaColors = [0x240473, 0x8c2016, 0x2ca39e, 0xc46b0d, 0x5c8a12, 0xc0358f].map(
    Color.init)

  /// Arrows of fields: many side by side, and so paler than a line.
  public var arrowInk: Color { secondaryInk.mixed(with: background, by: 0.3) }

  /// Whether series have hues, and not lightness alone.
  public var hasHues: Bool {
    cycle.contains { $0.color.red != $0.color.green || $0.color.green != $0.color.blue }
  }

  /// Six styles of these colors, each with its dash and marker.
  static func cycle(_ colors: [UInt32]) -> [SeriesStyle] {
    let dashes: [[Double]] = [
      [], [5, 2], [1.5, 1.5], [6, 2, 1.5, 2], [6, 1.5, 1.5, 1.5, 1.5, 1.5], [10, 3],
    ]
    // A star would look like a minimizer.
    let markers: [Marker] = [.circle, .square, .triangle, .diamond, .cross, .triangleDown]
    return zip(colors, zip(dashes, markers)).map { color, code in
      SeriesStyle(color: Color(color), dash: code.0, marker: code.1)
    }
  }

  /// Creates the theme for print on white paper.
  public init() {}
}
