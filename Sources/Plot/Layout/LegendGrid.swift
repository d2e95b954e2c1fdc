import Typesetting

/// The texts of a legend in columns, filled row by row: as many as have room.
struct LegendGrid {
  /// The texts that are shown, in order.
  let texts: [Label]
  /// Whether the last text only says how many more there are.
  let leavesOut: Bool
  /// How wide each column is, its samples included.
  let widths: [Double]
  /// Where each row begins, from the top, and where the next one would.
  let tops: [Double]
  private let columnGap: Double

  /// How many rows there are.
  var rowCount: Int { tops.count - 1 }
  /// The width of all columns.
  var width: Double {
    widths.reduce(0, +) + columnGap * Double(max(widths.count - 1, 0))
  }

  /// What a grid is made in.
  struct Space {
    /// The width that may be used.
    var width: Double
    /// The height that may be used by more rows than a legend may always have.
    var height: Double
    /// The space before each text, for its sample.
    var indent: Double
    /// The space between columns.
    var columnGap: Double
    /// The space between rows.
    var rowGap: Double
  }

  /// So many rows a legend may always have.
  private static let leastRows = 7
  /// Into more columns long texts are not broken.
  private static let mostBroken = 4

  /// Finds the columns in which most texts are shown; `labels` are the texts broken at a width, `rest`
  /// says how many are left out.
  init(_ space: Space, labels: (_ width: Double) -> [Label], rest: (Int) -> Label) {
    let whole = labels(space.width - space.indent)
    let most = max(whole.count, 1)
    let columns = (1...most).last { LegendGrid(whole, columns: $0, in: space).fits(space) } ?? 1
    let rows = (whole.count + columns - 1) / columns
    // No more columns than the rows need: four keys in two rows of two, not of three and one.
    let natural = LegendGrid(
      whole, columns: rows == 0 ? 1 : (whole.count + rows - 1) / rows, in: space)
    guard rows > LegendGrid.leastRows, natural.height(space) > space.height else {
      self = natural
      return
    }
    // Names so long that they leave only room for few columns may be left out themselves, or broken
    // into lines.
    let limit = max(
      space.height, LegendGrid.height(ofLines: LegendGrid.leastRows, like: whole, in: space))
    func shown(_ texts: [Label], columns: Int) -> LegendGrid? {
      let grid = LegendGrid(texts, columns: columns, in: space)
      let rows = grid.tops.lastIndex { $0 - space.rowGap <= limit } ?? 1
      guard max(rows, 1) < grid.rowCount else { return grid.fits(space) ? grid : nil }
      let count = max(max(rows, 1) * columns - 1, 0)
      let cut = LegendGrid(
        texts.prefix(count) + [rest(texts.count - count)], columns: columns, in: space,
        leavesOut: true)
      return cut.fits(space) || columns == 1 ? cut : nil
    }
    let widest = Int(space.width / (space.indent + space.columnGap)) + 1
    var choices = (1...max(min(most, widest), 1)).compactMap { shown(whole, columns: $0) }
    for columns in 2...LegendGrid.mostBroken {
      let gaps = space.columnGap * Double(columns - 1)
      let width = (space.width - gaps) / Double(columns) - space.indent
      if width > 0, let grid = shown(labels(width), columns: columns) { choices.append(grid) }
    }
    self = choices.dropFirst().reduce(choices.first ?? natural) { best, grid in
      (grid.entryCount, -grid.height(space)) > (best.entryCount, -best.height(space)) ? grid : best
    }
  }

  private init(_ texts: [Label], columns: Int, in space: Space, leavesOut: Bool = false) {
    self.texts = texts
    self.leavesOut = leavesOut
    columnGap = space.columnGap
    widths = (0..<columns).map { column in
      let column = stride(from: column, to: texts.count, by: columns)
      return space.indent + (column.map { texts[$0].width }.max() ?? 0)
    }
    let line = LegendGrid.line(of: texts)
    tops = stride(from: 0, to: texts.count, by: columns).reduce(into: [0]) { tops, start in
      let row = texts[start..<min(start + columns, texts.count)].map(\.height)
      tops.append(tops[tops.count - 1] + max(line, row.max() ?? 0) + space.rowGap)
    }
  }

  /// How many keys are explained.
  private var entryCount: Int { texts.count - (leavesOut ? 1 : 0) }

  private func fits(_ space: Space) -> Bool { width <= space.width }

  private func height(_ space: Space) -> Double { tops[tops.count - 1] - space.rowGap }

  /// The height of a row. All are equally high but those with a text of several lines.
  private static func line(of texts: [Label]) -> Double {
    let lowest = texts.map(\.height).min() ?? 0
    return texts.map(\.height).filter { $0 < 1.6 * lowest }.max() ?? lowest
  }

  private static func height(ofLines count: Int, like texts: [Label], in space: Space) -> Double {
    Double(count) * (line(of: texts) + space.rowGap) - space.rowGap + 0.01
  }
}
