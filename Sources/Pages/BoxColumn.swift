import Graphics

/// Boxes one below the other, where no page ends.
struct BoxColumn {
  /// In twelfths of a line.
  private(set) var height = 0
  /// The tops of the boxes in twelfths of a line.
  private(set) var tops: [Int] = []
  private let boxes: [FlowBox]

  init(_ boxes: [FlowBox]) {
    self.boxes = boxes
    var filler = PageFiller()
    for box in boxes { tops.append(filler.add(box)) }
    height = filler.height
  }

  /// What is drawn, with its structure.
  var items: [Scene.Item] {
    StructureBuilder.items(
      zip(boxes, tops).map { box, top in
        StructureBuilder.Piece(box: box, at: Point(0, Double(top) * PageDesign.unit), more: [])
      })
  }
}

/// Where boxes come to stand, one after another.
struct PageFiller {
  /// The lower edge of the last box, in twelfths of a line.
  private(set) var height = 0
  private var spaceAfter = 0
  private var isEmpty = true

  /// Adds a box, and gives its top.
  mutating func add(_ box: FlowBox, stretch: Int = 0) -> Int {
    var top = 0
    if isEmpty {
      top = box.head?.height ?? 0
    } else {
      top = height + max(spaceAfter, box.spaceBefore) + stretch * PageDesign.line
      if box.isOnGrid { top = PageDesign.onGrid(top) }
    }
    isEmpty = false
    height = top + box.height
    spaceAfter = box.spaceAfter
    return top
  }
}
