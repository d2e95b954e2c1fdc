import Graphics
import Prose
import Typesetting

extension BlockSetter {
  /// Items with bullets, or numbers whose points stand below one another.
  mutating func boxes(of list: ItemList, in frame: TextFrame) -> [FlowBox] {
    let labels = list.items.indices.map { index in
      list.isOrdered ? "\(list.start &+ index)." : "•"
    }
    let style = TextStyle(
      Font(.serifRegular, size: frame.size), color: design.ink, usesTabularFigures: true)
    let widths = labels.map {
      paragraphs.measurer.extents(of: $0, font: style.font, usesTabularFigures: true).advance
    }
    let indent = max(1.3 * frame.size, (widths.max() ?? 0) + 0.5 * frame.size)
    var boxes: [FlowBox] = []
    for (index, blocks) in list.items.enumerated() {
      var inner = frame.indented(by: indent)
      inner.listDepth += 1
      var body = self.boxes(of: blocks, in: inner)
      if body.isEmpty {
        body = [FlowBox(height: frame.line, items: [], baseline: frame.baseline)]
        body[0].isOnGrid = frame.isOnGrid
      }
      let x = frame.x + indent - 0.5 * frame.size - widths[index]
      let run = TextRun(
        labels[index], font: style.font, color: style.color, at: Point(x, body[0].baseline),
        usesTabularFigures: true)
      var item = labeled(body, .text(run))
      if index > 0 {
        // An item alone on its page is torn from its list.
        let isLone = index == 1 || index == list.items.count - 1
        item[0].breakCost = max(item[0].breakCost, isLone ? 80 : 2)
        if !list.isTight { item[0].spaceBefore = PageDesign.line / 2 }
      }
      boxes += item.inside(container(.listItem))
    }
    guard !boxes.isEmpty else { return [] }
    boxes[0].breakCost = max(boxes[0].breakCost, 100)
    // Half a line above and half a line below bring the text back to its grid.
    for index in boxes.indices { boxes[index].isOnGrid = false }
    let space = frame.listDepth == 0 ? PageDesign.line / 2 : 0
    return boxes.inside(container(.list)).spaced(before: space, after: space)
  }

  /// A label in front of the first of the boxes.
  private mutating func labeled(_ body: [FlowBox], _ label: Scene.Item) -> [FlowBox] {
    var body = body.inside(container(.listBody))
    var front = FlowBox(height: 0, items: [label])
    front.isOnGrid = body[0].isOnGrid
    front.breakCost = body[0].breakCost
    body[0].spaceBefore = 0
    body[0].breakCost = FlowBox.forbidden
    return [front].inside(container(.listLabel)) + body
  }
}
