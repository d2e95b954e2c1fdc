import Graphics
import Typesetting

/// The measured columns of a table at the size that fits.
struct TableLayout {
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
    // First at the theme's size; if the columns do not fit even close together, a little smaller, or
    // broken into lines, and only if some word is too long as much smaller as is needed.
    var isBroken = false
    for _ in 0..<3 {
      let gaps = Double(max(1, table.header.count - 1))
      let room = frame.area.width - size
      columns = Self.columns(of: table, size: size, in: frame)
      if isBroken { breakLines(of: table, in: frame, to: room - 0.7 * size * gaps) }
      gap = min(max((room - columns.map(\.width).reduce(0, +)) / gaps, 0.7 * size), 3 * size)
      let part = frame.area.width / (width + size)
      if part >= 1 { break }
      let isLittle = part >= Self.leastPart && !isBroken
      if isLittle || isBroken { size = max(frame.theme.leastFontSize, 0.98 * size * part) }
      if !isLittle { isBroken = true }
    }
    let style = TextStyle(frame.theme.tickFont.withSize(size), color: frame.theme.ink)
    let words = frame.labels.label("x", style: style)
    // What second lines need is not there for the distance of the rows.
    let depths = (0...table.rows.count).map { row in
      columns.map { (row == 0 ? $0.header : $0.cells[row - 1]).label.descent }.max() ?? 0
    }
    let lower = depths.reduce(0) { $0 + ($1 > 1.2 * size ? $1 - words.descent : 0) }
    let lines = Double(table.rows.count + 1)
    let rowHeight = min(1.9 * size, max(1.15 * size, (frame.area.height - lower) / lines))
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

  /// Text is not made smaller than this part of its size for what can be broken into lines.
  private static let leastPart = 0.94

  /// Breaks cells of words, and headers, so that all columns together have a width, if their words
  /// are short enough: columns that are no wider than their share stay as they are.
  private mutating func breakLines(of table: TableMark, in frame: PanelFrame, to room: Double) {
    var settled = columns
    var open = Set(columns.indices)
    while !open.isEmpty {
      let taken = columns.indices.filter { !open.contains($0) }.reduce(0) { $0 + settled[$1].width }
      let share = max((room - taken) / Double(open.count), 1)
      let fitting = open.filter { columns[$0].width <= share }
      open.subtract(fitting)
      guard fitting.isEmpty else { continue }
      let limits = columns.indices.map { open.contains($0) ? share : nil }
      let broken = Self.columns(of: table, size: size, in: frame, limits: limits)
      let stiff = open.filter { broken[$0].width > share }
      let isLast = stiff.isEmpty || stiff == open
      for index in isLast ? open : stiff { settled[index] = broken[index] }
      if isLast { break }
      open.subtract(stiff)
    }
    columns = settled
  }

  /// The columns, those with limits broken into lines no wider than that.
  private static func columns(
    of table: TableMark, size: Double, in frame: PanelFrame, limits: [Double?] = []
  ) -> [Column] {
    let theme = frame.theme
    let plain = TextStyle(
      theme.tickFont.withSize(size), color: theme.ink, usesTabularFigures: true)
    return table.header.indices.map { index in
      // Words have no decimal points to line up at.
      let hasNumbers = table.rows.contains { afterDigits($0[index]) != nil }
      let given = table.alignments[index]
      let alignment = given == .decimal && !hasNumbers ? .left : given
      func label(_ markup: String, isBroken: Bool) -> Label {
        guard isBroken, index < limits.count, let limit = limits[index] else {
          return frame.labels.label(markup, style: plain)
        }
        return frame.labels.label(
          markup, style: plain, width: limit, aligned: alignment.anchor)
      }
      let labels = table.rows.map { label($0[index], isBroken: hasWords($0[index])) }
      let header = label(table.header[index], isBroken: true)
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

  /// Whether markup has letters outside of formulas: numbers and vectors stay on one line.
  private static func hasWords(_ markup: String) -> Bool {
    markup.split(separator: "$", omittingEmptySubsequences: false).enumerated().contains {
      $0.offset.isMultiple(of: 2) && $0.element.contains(where: \.isLetter)
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

extension TableMark.Alignment {
  /// How the lines of a cell stand below one another.
  fileprivate var anchor: Label.HorizontalAnchor {
    switch self {
    case .left: .start
    case .center, .decimal: .middle
    case .right: .end
    }
  }
}
