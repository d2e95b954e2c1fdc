public import Graphics
import Typesetting

/// A table with a rule above, below, and under its header, for a panel without axes.
public struct TableMark: Mark {
  /// How the cells of a column line up.
  public enum Alignment: String, Hashable, Sendable, CaseIterable {
    /// At their left ends.
    case left
    /// At their middles.
    case center
    /// At their right ends.
    case right
    /// At their decimal points; a cell without one ends where the point would be.
    case decimal
  }

  /// Markup of the header, one a column.
  public var header: [String]
  /// Markup of the cells, row by row.
  public var rows: [[String]]
  /// One a column.
  public var alignments: [Alignment]

  /// Creates a table; all rows are as long as the header.
  public init(header: [String], rows: [[String]], alignments: [Alignment]) {
    precondition(
      alignments.count == header.count, "\(alignments.count) alignments, \(header.count) columns")
    for row in rows {
      precondition(row.count == header.count, "\(row.count) cells, \(header.count) columns")
    }
    self.header = header
    self.rows = rows
    self.alignments = alignments
  }

  /// Nothing: a table has no scales.
  public var extent: Extent { Extent() }

  /// Its text with the rules above and below.
  public func leastSize(in frame: PanelFrame) -> Size {
    guard !header.isEmpty else { return Size(width: 0, height: 0) }
    let layout = TableLayout(self, in: frame)
    return Size(width: layout.width, height: layout.heights.reduce(0, +))
  }

  /// Header, rules and cells, at the top of the area.
  public func draw(in frame: PanelFrame) -> [Scene.Item] {
    guard !header.isEmpty else { return [] }
    let layout = TableLayout(self, in: frame)
    let theme = frame.theme
    let size = layout.size
    let height = layout.heights.reduce(0, +)
    let left = frame.area.midX - 0.5 * layout.width
    let top = frame.area.minY + min(0.6 * size, max(0, 0.5 * (frame.area.height - height)))
    var items: [Scene.Item] = []
    for (y, width) in [
      (top, 1.0), (top + layout.heights[0], 0.5), (top + height, 1.0),
    ] {
      let rule = Path(
        polyline: [
          Point(left - 0.4 * size, y), Point(left + layout.width + 0.4 * size, y),
        ])
      items.append(.stroke(rule, Stroke(theme.ink, width: width * theme.axisWidth * 1.3)))
    }
    var x = left
    for column in layout.columns {
      for (index, cell) in ([column.header] + column.cells).enumerated() {
        items += cell.label.items(at: Point(x + cell.x, top + layout.baselines[index]))
      }
      x += column.width + layout.gap
    }
    return items
  }
}
