import Graphics

/// Boxes one below the other, where no page ends.
struct BoxColumn {
  /// In twelfths of a line.
  let height: Int
  /// The tops of the boxes in twelfths of a line.
  let tops: [Int]
  private let boxes: ArraySlice<FlowBox>

  /// Stacks boxes; `stretch` lines are added above those that have an entry.
  init(_ boxes: ArraySlice<FlowBox>, stretch: [Int: Int] = [:]) {
    self.boxes = boxes
    var filler = PageFiller()
    var tops: [Int] = []
    // Where boxes off the grid began, and how high the text before them is.
    var loose = 0
    for (index, box) in zip(boxes.indices, boxes) {
      let (top, waste) = filler.add(box, stretch: stretch[index] ?? 0)
      if box.isOnGrid {
        // What is lost to reach the grid again is shared by both ends.
        for earlier in loose..<tops.count where loose > 0 { tops[earlier] += waste / 2 }
        loose = tops.count + 1
      }
      tops.append(top)
    }
    self.tops = tops
    height = filler.height
  }

  init(_ boxes: [FlowBox]) { self.init(boxes[...]) }

  /// What is drawn, with its structure.
  var items: [Scene.Item] {
    StructureBuilder.items(
      zip(boxes, tops).map { box, top in
        StructureBuilder.Piece(box: box, at: Point(0, Double(top) * PageDesign.unit))
      })
  }
}

/// Where boxes come to stand, one after another.
struct PageFiller {
  /// The lower edge of the last box, in twelfths of a line.
  private(set) var height = 0
  private var spaceAfter = 0
  private var isEmpty = true

  /// Adds a box, and gives its top and what was lost to reach the grid.
  @discardableResult mutating func add(
    _ box: FlowBox, stretch: Int = 0
  ) -> (top: Int, waste: Int) {
    var top = 0
    var waste = 0
    if isEmpty {
      top = box.head?.height ?? 0
    } else {
      top = height + max(spaceAfter, box.spaceBefore) + stretch * PageDesign.line
      if box.isOnGrid { (top, waste) = (PageDesign.onGrid(top), PageDesign.onGrid(top) - top) }
    }
    isEmpty = false
    height = top + box.height
    spaceAfter = box.spaceAfter
    return (top, waste)
  }
}
