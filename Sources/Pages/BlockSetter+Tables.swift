import Graphics
import Prose
import Typesetting

extension BlockSetter {
  /// Rows and columns between rules; the header is repeated on every page.
  mutating func boxes(of table: TextTable, in frame: TextFrame) -> [FlowBox] {
    var boxes = caption("Table", table.number, table.caption, in: captionFrame(frame))
    if !table.header.allSatisfy(\.isEmpty) {
      boxes += row(table.header, of: table, in: frame)
    }
    for cells in table.rows { boxes += row(cells, of: table, in: frame) }
    guard !boxes.isEmpty else { return [] }
    boxes[0].places.append(table.identifier)
    return boxes.inside(container(.table))
      .spaced(before: PageDesign.line, after: PageDesign.line)
  }

  private mutating func row(
    _ cells: [[Inline]], of table: TextTable, in frame: TextFrame
  ) -> [FlowBox] {
    let width = frame.width / Double(max(1, cells.count))
    var box = FlowBox(height: 0, items: [], isOnGrid: false)
    for (index, cell) in cells.enumerated() {
      var place = frame
      place.x += Double(index) * width
      place.width = width - frame.size
      place.alignment = .start
      let column = BoxColumn(paragraph(cell, in: place))
      box.items += column.items
      box.height = max(box.height, column.height)
    }
    return [box].inside(container(.tableRow))
  }
}
