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

/// The measured columns of a table at the size that fits.
private struct TableLayout {
  struct Cell {
    var label: Label
    /// From the left edge of the column.
    var x: Double
  }
  struct Column {
    var header: Cell
    var cells: [Cell]
    var width: Double
  }

  private(set) var columns: [Column] = []
  private(set) var size: Double
  private(set) var gap = 0.0
  /// One a row, the header's first.
  private(set) var heights: [Double] = []
  /// From the top of the table.
  private(set) var baselines: [Double] = []
  var width: Double {
    columns.map(\.width).reduce(0, +) + gap * Double(columns.count - 1)
  }

  init(_ table: TableMark, in frame: PanelFrame) {
    size = frame.theme.tickFont.size
    // First at the theme's size; if the columns do not fit even close together, as much smaller as
    // is needed.
    for _ in 0..<2 {
      columns = Self.columns(of: table, size: size, in: frame)
      let text = columns.map(\.width).reduce(0, +)
      let gaps = Double(max(1, columns.count - 1))
      gap = min(max((frame.area.width - size - text) / gaps, 0.7 * size), 3 * size)
      if width + size <= frame.area.width { break }
      size = max(frame.theme.leastFontSize, 0.98 * size * frame.area.width / (width + size))
    }
    let lines = Double(table.rows.count + 1)
    let rowHeight = min(1.9 * size, max(1.15 * size, frame.area.height / lines))
    let style = TextStyle(frame.theme.tickFont.withSize(size), color: frame.theme.ink)
    let words = frame.labels.label("x", style: style)
    var top = 0.0
    for row in 0...table.rows.count {
      let labels = columns.map { row == 0 ? $0.header.label : $0.cells[row - 1].label }
      // Rows are equally high, but for formulas that would touch the next row.
      func missing(_ reach: (Label) -> Double, of room: Double) -> Double {
        let farthest = labels.map(reach).max() ?? 0
        return farthest > reach(words) ? max(0, farthest + 0.2 * size - room) : 0
      }
      let above = 0.5 * rowHeight + 0.34 * size
      let more = missing(\.ascent, of: above)
      let height = rowHeight + more + missing(\.descent, of: rowHeight - above)
      heights.append(height)
      baselines.append(top + more + above)
      top += height
    }
  }

  private static func columns(
    of table: TableMark, size: Double, in frame: PanelFrame
  ) -> [Column] {
    let theme = frame.theme
    let plain = TextStyle(
      theme.tickFont.withSize(size), color: theme.ink, usesTabularFigures: true)
    return table.header.indices.map { index in
      let labels = table.rows.map { frame.labels.label($0[index], style: plain) }
      let header = frame.labels.label(table.header[index], style: plain)
      // Words have no decimal points to line up at.
      let hasNumbers = table.rows.contains { afterDigits($0[index]) != nil }
      let given = table.alignments[index]
      let alignment = given == .decimal && !hasNumbers ? .left : given
      // Where the aligned place is in each cell, from its left end.
      let anchors = zip(labels, table.rows).map { label, row -> Double in
        switch alignment {
        case .left: 0
        case .center: 0.5 * label.width
        case .right: label.width
        case .decimal:
          integerPart(row[index]).map { frame.labels.label($0, style: plain).width }
            ?? label.width
        }
      }
      let before = anchors.max() ?? 0
      let after = zip(labels, anchors).map { $0.width - $1 }.max() ?? 0
      let width = max(header.width, before + after)
      let slack =
        switch alignment {
        case .left: 0.0
        case .right: width - before - after
        case .center, .decimal: 0.5 * (width - before - after)
        }
      let cells = zip(labels, anchors).map { Cell(label: $0, x: slack + before - $1) }
      let headerX =
        switch alignment {
        case .left: 0.0
        case .right: width - header.width
        case .center, .decimal: 0.5 * (width - header.width)
        }
      return Column(header: Cell(label: header, x: headerX), cells: cells, width: width)
    }
  }

  /// What follows the digits with which markup begins, after signs or a command such as `\approx`;
  /// nil if it does not begin with a number.
  private static func afterDigits(_ markup: String) -> Substring? {
    var rest = markup.drop { $0 == "$" }
    let hasCommand = rest.first == "\\"
    if hasCommand { rest = rest.dropFirst().drop(while: \.isLetter) }
    let number = rest.drop { " −-+±≈<>≤≥".contains($0) || $0 == "(" && !hasCommand }
    let after = number.drop(while: \.isWholeNumber)
    return after.startIndex > number.startIndex ? after : nil
  }

  /// The markup before the decimal point, if it begins with a number that has one.
  private static func integerPart(_ markup: String) -> String? {
    guard let after = afterDigits(markup), after.first == "." else { return nil }
    let part = String(markup[..<after.startIndex])
    return part.hasPrefix("$") ? part + "$" : part
  }
}
