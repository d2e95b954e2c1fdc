import Graphics
import Prose
import Typesetting

extension BlockSetter {
  /// Rows between rules above, below the header and at the end; the header is repeated on every
  /// page. What is too wide reaches into the margin, then has smaller type.
  mutating func boxes(of table: TextTable, in frame: TextFrame) -> [FlowBox] {
    let isOuter = self.isOuter(frame)
    let room = isOuter ? design.fullWidth : frame.width
    let fitter = TableFitter(table: table, design: design, paragraphs: paragraphs)
    let (measure, isTooWide) = fitter.measure(width: frame.width, fullWidth: room)
    if isTooWide {
      problems.append(
        PageProblem(
          .table, identifier: table.identifier,
          words: (table.header.first ?? []).plainText { $0 }, neededWidth: measure.width,
          width: room))
    }
    var rows = self.rows(of: table, fitter, measure)
    guard !rows.isEmpty else { return [] }
    // A table that fits nowhere is at least not cut off.
    let scale = min(1, room / max(measure.width, 1e-3))
    for index in rows.indices {
      rows[index].place(at: frame.x, scale: scale, isWide: measure.width > frame.width + 0.01)
    }
    var caption =
      table.number.isEmpty && table.caption.isEmpty
      ? [] : self.caption("Table", table.number, table.caption, in: captionFrame(frame))
    for index in caption.indices { caption[index].isOnGrid = false }
    if !caption.isEmpty {
      caption[caption.count - 1].spaceAfter = 4
      rows[0].breakCost = FlowBox.forbidden
    }
    var boxes = caption + rows
    boxes[0].places.append(table.identifier)
    boxes[0].breakCost = max(boxes[0].breakCost, 60)
    boxes[0].stretch = 1
    return boxes.inside(container(.table))
      .spaced(before: PageDesign.line, after: PageDesign.line)
  }

  private mutating func rows(
    of table: TextTable, _ fitter: TableFitter, _ measure: TableMeasure
  ) -> [FlowBox] {
    var rows: [FlowBox] = []
    let hasHeader = !table.header.allSatisfy(\.isEmpty)
    if hasHeader {
      var header = row(table.header, of: table, fitter, measure, isHeader: true)
      header.add(rule: 0.8, at: 0, measure.width, design.ink)
      header.height += 3
      header.add(rule: 0.5, at: header.height, measure.width, design.ink)
      rows += [header].inside(container(.tableRow))
    }
    let head = rows.first.map {
      FlowBox.Head(height: $0.height, items: $0.items.map(\.untagged))
    }
    let body = table.rows.map { row($0, of: table, fitter, measure, isHeader: false) }
    // Rows of several lines are told apart by space.
    let space = body.contains { $0.height > measure.line + 4 } ? 4 : 0
    for (index, row) in body.enumerated() {
      var row = row
      row.height += space
      if index == 0, !hasHeader { row.add(rule: 0.8, at: 0, measure.width, design.ink) }
      if index == table.rows.count - 1 {
        row.height += 4
        row.add(rule: 0.8, at: row.height, measure.width, design.ink)
      }
      // No row stands alone, and short tables are better not divided.
      let isLone = index == 0 && hasHeader || index == 1 || index == table.rows.count - 1
      row.breakCost = isLone ? FlowBox.forbidden : table.rows.count < 12 ? 400 : 10
      row.head = head
      rows += [row].inside(container(.tableRow))
    }
    return rows
  }

  private mutating func row(
    _ cells: [[Inline]], of table: TextTable, _ fitter: TableFitter, _ measure: TableMeasure,
    isHeader: Bool
  ) -> FlowBox {
    let element: Tag.Element = isHeader ? .tableHeading : .tableCell
    var columns: [(boxes: [FlowBox], column: Int)] = []
    for (index, cell) in cells.prefix(measure.widths.count).enumerated() {
      let boxes = self.cell(cell, index, of: table, fitter, measure, isHeader: isHeader)
      columns.append((boxes.inside(container(element)), index))
    }
    let baseline = columns.compactMap(\.boxes.first?.baseline).max() ?? 0
    var row = FlowBox(height: measure.line, items: [], isOnGrid: false)
    for (boxes, index) in columns {
      // Without an empty cell those behind it would be read in its column.
      if boxes.isEmpty { row.items.append(.group(Scene.Group("cell", tag: .element(element)))) }
      let column = BoxColumn(boxes)
      let drop = baseline - (boxes.first?.baseline ?? baseline)
      // Room above the text of each row.
      let shift = Point(measure.x(of: index), drop + 2 * PageDesign.unit)
      row.items += column.items.map { $0.offset(by: shift) }
      row.height = max(row.height, column.height + PageDesign.units(drop) + 2)
      row.notes += boxes.flatMap(\.notes)
      row.mentions += boxes.flatMap(\.mentions)
    }
    return row
  }

  /// The lines of a cell, from the left edge of its column.
  private mutating func cell(
    _ cell: [Inline], _ index: Int, of table: TextTable, _ fitter: TableFitter,
    _ measure: TableMeasure, isHeader: Bool
  ) -> [FlowBox] {
    var setter = InlineSetter(design: design, size: measure.size)
    setter.usesTabularFigures = true
    setter.add(cell)
    var frame = TextFrame(width: measure.widths[index] + 1e-6)
    (frame.size, frame.line, frame.alignment) = (measure.size, measure.line, .start)
    var boxes = lines(of: setter, in: frame)
    for line in boxes.indices {
      let rest = measure.widths[index] - boxes[line].width
      let x =
        switch table.alignments[index] {
        case .left: 0.0
        case .center: rest / 2
        case .right: rest
        case .decimal where isHeader: rest / 2
        case .decimal:
          measure.heads[index]
            - (fitter.headWidth(of: cell, size: measure.size) ?? boxes[line].width)
        }
      boxes[line].items = boxes[line].items.map { $0.offset(by: Point(x, 0)) }
      boxes[line].isOnGrid = false
    }
    return boxes
  }
}

extension FlowBox {
  /// Adds a rule across a table, in twelfths of a line below the top.
  fileprivate mutating func add(
    rule thickness: Double, at height: Int, _ width: Double, _ ink: Color
  ) {
    let y = Double(height) * PageDesign.unit
    items.append(
      .stroke(Path(polyline: [Point(0, y), Point(width, y)]), Stroke(ink, width: thickness)))
  }

  /// Moves the box to the right, and makes it smaller if it must be.
  fileprivate mutating func place(at x: Double, scale: Double, isWide: Bool) {
    func placed(_ items: [Scene.Item]) -> [Scene.Item] {
      Scene(size: Size(width: 0, height: 0), items: items).scaled(by: scale).items
        .map { $0.offset(by: Point(x, 0)) }
    }
    items = placed(items)
    self.isWide = isWide
    guard let head else { return }
    self.head = Head(height: head.height, items: placed(head.items))
  }
}
