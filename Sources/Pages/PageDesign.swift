public import Graphics

/// The measures of a page, and what ink its parts have; lengths are in points.
///
/// Heights are counted in twelfths of a line: running text stands on a grid of whole lines, and
/// what interrupts it ends on the grid again.
public struct PageDesign: Hashable, Sendable {
  /// The sheet.
  public enum Paper: String, Hashable, Sendable, CaseIterable {
    /// 210 × 297 mm.
    case a4
    /// 8.5 × 11 in.
    case letter
  }

  /// How a page is divided.
  public enum Layout: String, Hashable, Sendable, CaseIterable {
    /// Text beside a column for notes and captions.
    case margin
    /// Text alone, with notes at the foot of the page.
    case plain
  }

  /// The sheet.
  public let paper: Paper
  /// How a page is divided.
  public let layout: Layout

  /// Creates a design.
  public init(paper: Paper = .a4, layout: Layout = .margin) {
    self.paper = paper
    self.layout = layout
  }

  /// The sheet's size.
  public var pageSize: Size {
    switch paper {
    case .a4: Size(width: 210 * Self.millimeter, height: 297 * Self.millimeter)
    case .letter: Size(width: 612, height: 792)
    }
  }

  /// Width of the running text.
  public var textWidth: Double { (layout == .margin ? 112 : 135) * Self.millimeter }
  /// Width of the column for notes; 0 if there is none.
  public var marginWidth: Double { layout == .margin ? 42 * Self.millimeter : 0 }
  /// Width of text and notes together, and of the widest figure.
  public var fullWidth: Double { layout == .margin ? 160 * Self.millimeter : textWidth }

  static let millimeter = 72 / 25.4
  /// Twelfths of a line in a line.
  static let line = 12
  /// Height of a line of small text, in twelfths of a line.
  static let smallLine = 10
  /// Height of a twelfth of a line.
  static let unit = 1.125
  /// Size of running text, and of notes, captions and answers.
  static let textSize = 10.5, smallSize = 9.0

  /// Left edge of the text.
  var left: Double { 0.5 * (pageSize.width - fullWidth) }
  /// Left edge of the column for notes, from the left edge of the text.
  var marginX: Double { fullWidth - marginWidth }
  /// Lines of running text on a page.
  var lineCount: Int { paper == .a4 ? 53 : 49 }
  /// Height of the text in twelfths of a line.
  var height: Int { lineCount * Self.line }
  /// Top of the text.
  var top: Double { 0.47 * (pageSize.height - Double(height) * Self.unit) }

  let ink = Color(0x1a1a1a)
  let gray = Color(0x6b6b6b)
  let rule = Color(0xb4b4b4)
  let shade = Color(0xf5f5f2)
  let link = Color(0x1f4e79)

  /// Distance of a baseline from the top of its line, in twelfths of a line.
  static func baseline(inLine height: Int) -> Int { (3 * height + 3) / 4 }

  /// Twelfths of a line that hold so many points.
  static func units(_ points: Double) -> Int {
    points.isFinite ? Int((min(points, 1e6) / unit - 1e-6).rounded(.up)) : 0
  }

  /// The next whole line at or below a height.
  static func onGrid(_ units: Int) -> Int { (units + line - 1) / line * line }
}
