import Graphics
import Prose
import Typesetting

/// How large the text of a table is, and how wide its columns are, in points.
struct TableMeasure {
  /// Size of the type.
  var size: Double
  /// The width of each column.
  var widths: [Double]
  /// Of columns with decimal points: the widest text before the point.
  var heads: [Double]
  /// Between two columns.
  var gap: Double

  /// From the left edge of the first column to the right edge of the last.
  var width: Double { widths.reduce(0, +) + gap * Double(max(0, widths.count - 1)) }

  /// Height of a line in twelfths of a line of running text.
  var line: Int { max(9, Int((size * 1.26 / PageDesign.unit).rounded(.up))) }

  /// The left edge of a column.
  func x(of column: Int) -> Double { widths[..<column].reduce(0, +) + gap * Double(column) }

  /// Sizes that a table may have, the best first; nothing smaller can be read.
  static let sizes = [9.5, 9, 8.5, 8, 7.5]
  /// The least size for which cells stay on one line each instead of having several.
  static let leastUnbroken = 8.5
  /// The least space between two columns, in ems.
  static let gap = 1.5
}

/// Finds the measure of a table.
struct TableFitter {
  let table: TextTable
  let design: PageDesign
  let paragraphs: ParagraphSetter

  /// The measure in which the table is best read: as wide as the text if that can be, else as wide
  /// as text and margin together, then in smaller type, with the cells broken into lines at last;
  /// and whether it is still too wide.
  func measure(width: Double, fullWidth: Double) -> (measure: TableMeasure, isTooWide: Bool) {
    let natural = self.natural(size: TableMeasure.sizes[0])
    if natural.width <= width { return (spread(natural, to: width), false) }
    for size in TableMeasure.sizes where size >= TableMeasure.leastUnbroken {
      let smaller = size == natural.size ? natural : self.natural(size: size)
      if smaller.width <= fullWidth { return (spread(smaller, to: fullWidth), false) }
    }
    for size in TableMeasure.sizes {
      let natural = self.natural(size: size)
      let least = self.least(natural)
      for limit in [width, fullWidth] where least.width <= limit {
        // Cells of more than about three lines are hard to read beside others.
        if limit < fullWidth, natural.width > 2.2 * limit || least.width > 0.9 * limit { continue }
        return (squeezed(natural, least, to: limit), false)
      }
    }
    let smallest = least(self.natural(size: TableMeasure.sizes[TableMeasure.sizes.count - 1]))
    return (smallest, true)
  }

  /// Every cell on one line.
  private func natural(size: Double) -> TableMeasure {
    let count = table.alignments.count
    var measure = TableMeasure(
      size: size, widths: Array(repeating: 0, count: count),
      heads: Array(repeating: 0, count: count), gap: TableMeasure.gap * size)
    var tails = measure.heads
    for row in table.rows {
      for (column, cell) in row.prefix(count).enumerated() {
        let width = width(of: cell, size: size)
        measure.widths[column] = max(measure.widths[column], width)
        guard table.alignments[column] == .decimal else { continue }
        let head = headWidth(of: cell, size: size) ?? width
        measure.heads[column] = max(measure.heads[column], head)
        tails[column] = max(tails[column], width - head)
      }
    }
    for column in 0..<count {
      let decimal = measure.heads[column] + tails[column]
      measure.widths[column] = max(measure.widths[column], decimal)
      let title = column < table.header.count ? table.header[column] : []
      let extra = width(of: title, size: size) - measure.widths[column]
      guard extra > 0 else { continue }
      measure.widths[column] += extra
      // Numbers stand below the middle of a title that is wider than they are.
      if table.alignments[column] == .decimal { measure.heads[column] += extra / 2 }
    }
    return measure
  }

  /// Every cell as narrow as its longest word.
  private func least(_ natural: TableMeasure) -> TableMeasure {
    var measure = natural
    for column in natural.widths.indices {
      let cells =
        (table.rows + [table.header]).compactMap { $0.count > column ? $0[column] : nil }
      let isDecimal = table.alignments[column] == .decimal
      let words = cells.enumerated().map { index, cell in
        // Numbers are not broken.
        isDecimal && index < cells.count - 1
          ? width(of: cell, size: natural.size) : width(of: cell, size: natural.size, inside: 1)
      }
      let decimal = isDecimal ? natural.heads[column] : 0
      measure.widths[column] = min(natural.widths[column], max(words.max() ?? 0, decimal))
    }
    return measure
  }

  /// Between the natural and the least widths, in proportion to what they can give.
  private func squeezed(
    _ natural: TableMeasure, _ least: TableMeasure, to width: Double
  ) -> TableMeasure {
    var measure = least
    let share = (width - least.width) / max(natural.width - least.width, 1e-9)
    for column in measure.widths.indices {
      measure.widths[column] += share * (natural.widths[column] - least.widths[column])
    }
    return measure
  }

  /// A table that nearly fills the text does so.
  private func spread(_ measure: TableMeasure, to width: Double) -> TableMeasure {
    guard measure.width > 0.66 * width, measure.widths.count > 1 else { return measure }
    var measure = measure
    measure.gap += (width - measure.width) / Double(measure.widths.count - 1)
    return measure
  }

  private func width(of cell: [Inline], size: Double, inside limit: Double = 1e5) -> Double {
    guard !cell.isEmpty else { return 0 }
    var setter = InlineSetter(design: design, size: size)
    setter.usesTabularFigures = true
    setter.add(cell)
    return paragraphs.lines(of: setter.spans, width: limit, alignment: .start)
      .map(\.width).max() ?? 0
  }

  /// The width of what stands before the decimal point; nil if there is none.
  func headWidth(of cell: [Inline], size: Double) -> Double? {
    for (index, inline) in cell.enumerated() {
      let before: Inline? =
        switch inline {
        case .text(let text):
          text.firstIndex(of: ".").map { .text(String(text[..<$0])) }
        case .formula(let markup):
          markup.firstIndex(of: ".").map { .formula(String(markup[..<$0])) }
        default: nil
        }
      guard let before else { continue }
      let isEmpty = before == .text("") || before == .formula("")
      return width(of: cell[..<index] + (isEmpty ? [] : [before]), size: size)
    }
    return nil
  }
}
