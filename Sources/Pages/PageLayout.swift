import Graphics

/// Where everything stands on one page; heights in twelfths of a line from the top of the text.
struct PageLayout {
  /// A box and its top.
  struct Placed {
    var box: FlowBox
    var top: Int
    /// Where it comes in reading order.
    var order: Int
    /// Whether it is the first of the text, without figures above.
    var isFirst = false
  }

  /// Boxes in reading order.
  private(set) var boxes: [Placed] = []

  /// A page without text.
  init() {}

  init(_ page: Paginator.Page, of galley: Galley, design: PageDesign) {
    let floats = page.floats.map { galley.floats[$0] }
    // On the first page figures stand below the title.
    let upperCount =
      page.boxes.isEmpty
      ? floats.count : page.boxes.lowerBound == 0 ? 0 : (floats.count + 1) / 2
    let text = galley.boxes[page.boxes]
    let used =
      BoxColumn(text).height + floats.reduce(0) { $0 + $1.height }
      + PageLayout.footHeight(of: text, design: design)
    var spare = page.mayEndEarly ? 0 : max(0, design.height - used) / PageDesign.line
    var stretch: [Int: Int] = [:]
    let spots = PageLayout.spots(in: text)
    if spare > spots.count + (text.isEmpty ? 0 : floats.count) { spare = 0 }
    for spot in spots.prefix(spare) { stretch[spot, default: 0] += 1 }
    spare -= min(spare, spots.count)

    var top = 0
    func place(_ float: Galley.Float, at top: Int) {
      for (box, offset) in zip(float.boxes, BoxColumn(float.boxes).tops) {
        boxes.append(Placed(box: box, top: top + offset, order: 2 * float.position))
      }
    }
    for float in floats[..<upperCount] {
      place(float, at: top)
      top += float.height + (spare > 0 ? PageDesign.line : 0)
      spare = max(0, spare - 1)
    }
    let column = BoxColumn(text, stretch: stretch)
    for (index, (box, offset)) in zip(text.indices, zip(text, column.tops)) {
      boxes.append(
        Placed(
          box: box, top: top + offset, order: 2 * index + 1, isFirst: index == text.startIndex))
    }
    top = PageDesign.onGrid(top + column.height)
    for float in floats[upperCount...] {
      top += (spare > 0 ? PageDesign.line : 0) + float.height
      spare = max(0, spare - 1)
      place(float, at: top - float.inkHeight)
    }
    boxes = PageLayout.inReadingOrder(boxes)
  }

  /// A stable sort: boxes of a figure keep their order.
  private static func inReadingOrder(_ boxes: [Placed]) -> [Placed] {
    boxes.enumerated().sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }
      .map(\.element)
  }

  /// The boxes above which a line may be added, the best first.
  private static func spots(in text: ArraySlice<FlowBox>) -> [Int] {
    let inner = text.indices.dropFirst()
    let most = inner.map { text[$0].stretch }.max() ?? 0
    return (0..<most).flatMap { round in
      inner.filter { text[$0].stretch > round && (round > 0 || text[$0].stretch == most) }
        + (round == 0 ? inner.filter { (1..<most).contains(text[$0].stretch) } : [])
    }
  }

  /// Height of the notes at the foot of a page.
  static func footHeight(of text: ArraySlice<FlowBox>, design: PageDesign) -> Int {
    guard design.layout == .plain else { return 0 }
    let notes = text.flatMap(\.notes)
    return notes.isEmpty
      ? 0 : notes.reduce(SideNote.footGap) { $0 + $1.height + SideNote.gap }
  }
}
