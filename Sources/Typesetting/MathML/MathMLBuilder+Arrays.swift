extension MathMLBuilder {
  /// Cells in rows and columns, between delimiters if the array has some.
  func array(_ array: MathArray, _ outer: MathStyle) -> MathMLNode {
    let environment = array.environment
    let mode = outer.isScript ? outer : MathStyle(size: environment.size)
    let columns = array.rows.map(\.count).max() ?? 0
    let rows = array.rows.map { row in
      MathMLNode(
        "mtr",
        children: (0..<columns).map { column in
          let atoms = column < row.count ? row[column] : []
          // A relation keeps its distance from what stands in the column before.
          let isContinued = environment.isAligned && column % 2 == 1
          return MathMLNode(
            "mtd", [("style", style(ofColumn: column, in: array))],
            children: self.row(atoms, mode, after: isContinued ? .ordinary : nil))
        })
    }
    let attributes = mode.size == .text ? [] : mode.size.attributes
    let table = MathMLNode("mtable", attributes, children: rows)
    guard environment.left != nil || environment.right != nil else { return table }
    return enclosed(
      [environment.left, environment.right],
      [[.space(3), table] + (environment.right == nil ? [] : [.space(3)])])
  }

  /// Where the cells of a column stand, and the white around them.
  private func style(ofColumn column: Int, in array: MathArray) -> String {
    let environment = array.environment
    // Cells are centered by themselves; a cell of Chromium's is aligned by its own name only.
    let alignment =
      switch array.alignment(ofColumn: column) {
      case .left: "text-align:left;text-align:-webkit-left;"
      case .center: ""
      case .right: "text-align:right;text-align:-webkit-right;"
      }
    let isClose = column == 0 || environment.isAligned && column % 2 == 1
    let side = isClose ? "0" : MathMLNode.ems(18 * environment.columnGap)
    // A line of letters is about an em high.
    let white = MathMLNode.ems(9 * max(0, environment.leading - 1))
    return alignment + "padding:\(white) 0 \(white) \(side)"
  }
}
