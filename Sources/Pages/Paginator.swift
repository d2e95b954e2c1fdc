/// Divides the text into pages such that the sum of what is ugly is least.
///
/// The best division of the text up to a break depends on that break alone, so that the shortest
/// path through all breaks is found in one pass.
///
/// > M. F. Plass. *Optimal Pagination Techniques for Automatic Typesetting Systems.* PhD thesis,
/// > Stanford University, 1981.
struct Paginator {
  /// The boxes of one page.
  struct Page {
    var boxes: Range<Int>
  }

  let boxes: [FlowBox]
  /// Height of a page in twelfths of a line.
  let height: Int

  /// The pages.
  func pages() -> [Page] {
    guard !boxes.isEmpty else { return [Page(boxes: 0..<0)] }
    var best = Array(repeating: Double.infinity, count: boxes.count + 1)
    var previous = Array(repeating: 0, count: boxes.count + 1)
    best[0] = 0
    for start in boxes.indices where best[start] < .infinity {
      var filler = PageFiller()
      for end in (start + 1)...boxes.count {
        if end - 1 > start, boxes[end - 1].startsPage { break }
        _ = filler.add(boxes[end - 1])
        // A box higher than a page has one of its own.
        if filler.height > height, end > start + 1 { break }
        let cost = best[start] + self.cost(ofBreakAt: end, filled: filler.height)
        if cost < best[end] { (best[end], previous[end]) = (cost, start) }
      }
    }
    var pages: [Page] = []
    var end = boxes.count
    while end > 0 {
      pages.append(Page(boxes: previous[end]..<end))
      end = previous[end]
    }
    return pages.reversed()
  }

  private func cost(ofBreakAt end: Int, filled: Int) -> Double {
    if end == boxes.count || boxes[end].startsPage { return 0 }
    let hole = Double(max(0, height - filled)) / Double(height)
    return boxes[end].breakCost + 1000 * hole * hole + (hole > 0.2 ? 5000 * (hole - 0.2) : 0)
  }
}
