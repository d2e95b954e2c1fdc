import Graphics

extension MathSetter {
  /// Groups between delimiters that cover them.
  func delimited(
    _ delimiters: [Character?], _ bodies: [[MathAtom]], _ mode: MathStyle
  ) -> MathBox {
    enclosed(delimiters, bodies.map { box($0, mode) }, mode)
  }

  /// Boxes between delimiters that reach nine tenths of the height on both sides of the axis, and
  /// all of it but 5 pt in type of 10 pt: `\delimiterfactor` and `\delimitershortfall`.
  ///
  /// > D. E. Knuth. *The TeXbook.* Addison-Wesley, 1984, page 446, rule 19.
  func enclosed(
    _ delimiters: [Character?], _ bodies: [MathBox], _ mode: MathStyle
  ) -> MathBox {
    let em = size(mode)
    let axis = em * constants.axisHeight
    let reach = bodies.map { max($0.ascent - axis, $0.descent + axis) }.max() ?? 0
    let height = max(2 * 0.901 * reach, 2 * reach - 0.5 * em)
    var result = MathBox()
    for (i, delimiter) in delimiters.enumerated() {
      if let delimiter { result.append(self.delimiter(delimiter, height: height, mode)) }
      if i < bodies.count { result.append(bodies[i]) }
    }
    return result
  }

  /// A delimiter at least so high, on the axis.
  func delimiter(_ character: Character, height: Double, _ mode: MathStyle) -> MathBox {
    let font = mathFont(mode, for: String(character))
    let plain = box(
      String(character), emphasizedFont(mode, for: String(character)) ?? font)
    guard plain.ascent + plain.descent < height,
      let glyph = measurer.stretched(character, .vertical, atLeast: height, font: font)
    else { return plain }
    return onAxis(box(character, font, glyph), mode)
  }

  /// Cells in rows and columns with the middle on the axis.
  func array(_ array: MathArray, _ outer: MathStyle) -> MathBox {
    let environment = array.environment
    let mode = outer.isScript ? outer : MathStyle(size: environment.size)
    let em = size(outer)
    let cells = array.rows.map { row in
      row.enumerated().map { column, atoms in
        // A relation keeps its distance from what stands in the column before.
        let isContinued = environment.isAligned && column % 2 == 1
        return box((isContinued ? [MathAtom(.ordinary, .list([]))] : []) + atoms, mode)
      }
    }
    let widths = (0..<(cells.map(\.count).max() ?? 0)).map { column in
      cells.map { column < $0.count ? $0[column].width : 0 }.max() ?? 0
    }
    let (starts, width) = places(ofColumns: widths, environment, em)
    var grid = MathBox(width: width)
    var baseline = 0.0
    for (i, row) in cells.enumerated() {
      if i > 0 { baseline += distance(cells[i - 1], row, environment.leading * em, mode) }
      // Rows are as high as lines, so that delimiters do not depend on their letters.
      grid.ascent = max(grid.ascent, 0.7 * environment.leading * em - baseline)
      grid.descent = max(grid.descent, 0.3 * environment.leading * em + baseline)
      for (column, cell) in row.enumerated() {
        let room = widths[column] - cell.width
        let indent: Double =
          switch array.alignment(ofColumn: column) {
          case .left: 0
          case .center: 0.5 * room
          case .right: room
          }
        grid.overlay(cell, x: starts[column] + indent, rise: -baseline)
      }
    }
    return framed(grid, environment, outer)
  }

  private func places(
    ofColumns widths: [Double], _ environment: MathArray.Environment, _ em: Double
  ) -> (starts: [Double], width: Double) {
    var starts: [Double] = []
    var end = 0.0
    for (column, width) in widths.enumerated() {
      let isClose = environment.isAligned && column % 2 == 1
      if column > 0, !isClose { end += environment.columnGap * em }
      starts.append(end)
      end += width
    }
    return (starts, end)
  }

  /// Baselines are the leading apart, or more where rows would touch.
  private func distance(
    _ above: [MathBox], _ below: [MathBox], _ leading: Double, _ mode: MathStyle
  ) -> Double {
    let depth = above.map(\.descent).max() ?? 0
    let height = below.map(\.ascent).max() ?? 0
    return max(leading, depth + height + 0.25 * size(mode))
  }

  private func framed(
    _ grid: MathBox, _ environment: MathArray.Environment, _ mode: MathStyle
  ) -> MathBox {
    let centered = onAxis(grid, mode)
    guard environment.left != nil || environment.right != nil else { return centered }
    var padded = MathBox(width: 0.17 * size(mode))
    padded.append(centered)
    if environment.right != nil { padded.width += 0.17 * size(mode) }
    return enclosed([environment.left, environment.right], [padded], mode)
  }
}
