import Graphics
import Prose
import Typesetting

/// Sets a table on as many slides as its rows need, each with the header.
struct SlideTable {
  let table: TextTable
  let paragraphs: ParagraphSetter
  let size: Double
  /// The width of each column.
  private let widths: [Double]
  /// Of columns with decimal points: the widest text before the point, and the space on both
  /// sides of the numbers.
  private let heads: [Double]
  private let insets: [Double]
  /// The width with every cell on one line.
  private let natural: Double

  private var gap: Double { 1.6 * size }
  private var width: Double { widths.reduce(0, +) + gap * Double(max(0, widths.count - 1)) }

  /// The tables of a slide's size, the first rows first.
  static func boxes(
    of table: TextTable, paragraphs: ParagraphSetter, room: Size
  ) -> [SlideBox] {
    let setters = SlideDesign.textSizes.dropFirst().map {
      SlideTable(table, paragraphs, size: $0, limit: room.width)
    }
    // Cells of many lines are hard to read beside others, and words are not broken.
    let best = setters.first {
      $0.width <= room.width + 0.1 && $0.natural <= 1.8 * room.width && $0.height <= room.height
    }
    return (best ?? setters[setters.count - 1]).boxes(height: room.height)
  }

  private init(_ table: TextTable, _ paragraphs: ParagraphSetter, size: Double, limit: Double) {
    self.table = table
    self.paragraphs = paragraphs
    self.size = size
    let setter = SlideSetter(paragraphs: paragraphs, size: size, width: 1e5)
    var widths: [Double] = []
    var heads: [Double] = []
    var insets: [Double] = []
    var least: [Double] = []
    for column in table.alignments.indices {
      let cells = table.rows.map { setter.text($0.count > column ? $0[column] : []).width }
      var numbers = cells.max() ?? 0
      var head = 0.0
      if table.alignments[column] == .decimal {
        let befores = table.rows.map { $0.count > column ? $0[column].beforePoint : [] }
          .map { setter.text($0).width }
        head = befores.max() ?? 0
        numbers = head + (zip(cells, befores).map { $0 - $1 }.max() ?? 0)
      }
      let title = table.header.count > column ? table.header[column] : []
      let width = max(numbers, setter.text(title, isBold: true).width)
      widths.append(width)
      least.append(
        table.alignments[column] == .decimal
          ? width
          : Self.longestWord(table.rows.map { $0.count > column ? $0[column] : [] }, title, setter))
      heads.append(head)
      insets.append(0.5 * (width - numbers))
    }
    let gaps = 1.6 * size * Double(max(0, widths.count - 1))
    natural = widths.reduce(0, +) + gaps
    self.widths = SlideTable.capped(widths, least, to: limit - gaps)
    self.heads = heads
    self.insets = insets
  }

  private static func longestWord(
    _ cells: [[Inline]], _ title: [Inline], _ setter: SlideSetter
  ) -> Double {
    let narrow = SlideSetter(paragraphs: setter.paragraphs, size: setter.size, width: 1)
    return max(
      cells.map { narrow.text($0).width }.max() ?? 0, narrow.text(title, isBold: true).width)
  }

  /// The widths with the greatest made equal so that they fit, but none less than its least.
  private static func capped(
    _ widths: [Double], _ least: [Double], to limit: Double
  ) -> [Double] {
    guard widths.reduce(0, +) > limit else { return widths }
    func narrowed(_ cap: Double) -> [Double] {
      zip(widths, least).map { min($0, max($1, cap)) }
    }
    var (low, high) = (0.0, widths.max() ?? 0)
    for _ in 0..<40 {
      let middle = 0.5 * (low + high)
      if narrowed(middle).reduce(0, +) > limit { high = middle } else { low = middle }
    }
    return narrowed(low)
  }

  /// The height of all rows with the header.
  private var height: Double {
    SlideBox(stacking: head + rows()).height + 2
  }

  // MARK: Rows

  private func rows() -> [SlideBox] { table.rows.map { row($0, isHeader: false) } }

  private func row(_ cells: [[Inline]], isHeader: Bool) -> SlideBox {
    var groups: [Scene.Item] = []
    var height = 0.0
    var x = 0.0
    for (column, cell) in cells.prefix(widths.count).enumerated() {
      let box = SlideSetter(paragraphs: paragraphs, size: size, width: widths[column] + 0.01)
        .text(cell, isBold: isHeader)
      let slack = widths[column] - box.width
      let shift: Double =
        switch table.alignments[column] {
        case .left: 0
        case .center: 0.5 * slack
        case .right: slack
        case .decimal where isHeader: 0.5 * slack
        case .decimal:
          max(0, insets[column] + heads[column] - headWidth(cell))
        }
      let tag: Graphics.Tag.Element = isHeader ? .tableHeading : .tableCell
      groups.append(
        .group(
          Scene.Group(
            "cell", offset: Point(x + shift, 0), tag: .element(tag), items: box.items)))
      height = max(height, box.height)
      x += widths[column] + gap
    }
    return SlideBox(width: width, height: height + 0.35 * size, items: groups)
      .tagged(.element(.tableRow), "row")
  }

  private func headWidth(_ cell: [Inline]) -> Double {
    SlideSetter(paragraphs: paragraphs, size: size, width: 1e5).text(cell.beforePoint).width
  }

  private func rule(_ weight: Double) -> SlideBox {
    let path = Path(rectangle: Rect(x: 0, y: -0.5 * weight, width: width, height: weight))
    return SlideBox(width: width, height: 0.3 * size, items: [.fill(path, SlideDesign.ink)])
  }

  private var head: [SlideBox] {
    let hasHeader = table.header.contains { !$0.isEmpty }
    return [rule(1.2)] + (hasHeader ? [row(table.header, isHeader: true), rule(0.6)] : [])
  }

  private func boxes(height: Double) -> [SlideBox] {
    let head = self.head
    let room = height - SlideBox(stacking: head).height - 2
    var boxes: [SlideBox] = []
    var part: [SlideBox] = []
    var used = 0.0
    func end() {
      let foot = SlideBox(width: 0, height: 1.2, items: rule(1.2).items)
      boxes.append(
        SlideBox(stacking: head + part + [foot]).tagged(.element(.table), "table"))
      (part, used) = ([], 0)
    }
    for row in rows() {
      if used + row.height > room, !part.isEmpty { end() }
      part.append(row)
      used += row.height
    }
    if !part.isEmpty || boxes.isEmpty { end() }
    return boxes
  }
}

extension [Inline] {
  /// What stands before the decimal point; all if there is none.
  fileprivate var beforePoint: [Inline] {
    for (index, inline) in enumerated() {
      let (text, isFormula): (String, Bool)
      switch inline {
      case .text(let words): (text, isFormula) = (words, false)
      case .formula(let markup): (text, isFormula) = (markup, true)
      default: continue
      }
      guard let point = text.firstIndex(of: ".") else { continue }
      let head = String(text[..<point])
      if head.isEmpty { return Array(self[..<index]) }
      return self[..<index] + [isFormula ? .formula(head) : .text(head)]
    }
    return self
  }
}
