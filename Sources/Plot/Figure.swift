public import Graphics

/// Rows of panels under a title, at a size.
public struct Figure: Sendable {
  /// Width and height in points.
  public var size: Size
  /// Markup of the title; empty for none.
  public var title = ""
  /// The panels, row by row from the top.
  public var rows: [PanelRow]
  /// Fonts, inks and weights.
  public var theme: Theme

  /// 160 × 100 mm: as wide as a column of text.
  public static let columnSize = Size(width: 160 * 72 / 25.4, height: 100 * 72 / 25.4)

  /// Creates a figure.
  public init(
    size: Size = Figure.columnSize, title: String = "", rows: [PanelRow] = [],
    theme: Theme = Theme()
  ) {
    self.size = size
    self.title = title
    self.rows = rows
    self.theme = theme
  }
}
