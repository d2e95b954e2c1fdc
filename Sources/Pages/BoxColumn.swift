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
      let (top, waste) = filler.add(BoxMeasure(box), stretch: stretch[index] ?? 0)
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
    let pieces = zip(boxes, tops).map { box, top in
      let at = Point(0, Double(top) * PageDesign.unit)
      return StructureBuilder.Piece(
        box: box, at: at, more: box.unread.map { $0.offset(by: at) })
    }
    var begun: Set<Int> = []
    return StructureBuilder.items(pieces, begun: &begun)
  }
}

/// What counts of a box when pages are divided; heights are in twelfths of a line.
struct BoxMeasure: BitwiseCopyable {
  var height: Int
  var spaceBefore: Int
  var spaceAfter: Int
  var isOnGrid: Bool
  var startsPage: Bool
  var stretch: Int
  var breakCost: Double
  /// Height of what is repeated above it where it comes first on a page.
  var headHeight: Int
  /// Height of its notes with the spaces between them.
  var notesHeight: Int

  init(_ box: FlowBox) {
    (height, isOnGrid, startsPage) = (box.height, box.isOnGrid, box.startsPage)
    (spaceBefore, spaceAfter, stretch) = (box.spaceBefore, box.spaceAfter, box.stretch)
    breakCost = box.breakCost
    headHeight = box.head?.height ?? 0
    notesHeight = box.notes.reduce(0) { $0 + $1.height + SideNote.gap }
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
    _ box: BoxMeasure, stretch: Int = 0
  ) -> (top: Int, waste: Int) {
    var top = box.headHeight
    var waste = 0
    if !isEmpty {
      top = height + max(spaceAfter, box.spaceBefore) + stretch * PageDesign.line
      if box.isOnGrid { (top, waste) = (PageDesign.onGrid(top), PageDesign.onGrid(top) - top) }
    }
    isEmpty = false
    height = top + box.height
    spaceAfter = box.spaceAfter
    return (top, waste)
  }
}
