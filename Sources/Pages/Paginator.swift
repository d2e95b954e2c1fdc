/// Divides the text into pages such that the sum of what is ugly is least.
///
/// The best division of the text up to a break, with some of the figures before it, depends on
/// those two alone; the shortest path through all breaks is found in one pass.
///
/// > M. F. Plass. *Optimal Pagination Techniques for Automatic Typesetting Systems.* PhD thesis,
/// > Stanford University, 1981.
struct Paginator {
  /// What stands on one page.
  struct Page: Hashable {
    var boxes: Range<Int>
    var floats: Range<Int>
    /// Whether the text need not reach its end.
    var mayEndEarly: Bool
  }

  let galley: Galley
  let measure: PageMeasure

  init(_ galley: Galley, measure: PageMeasure) {
    self.galley = galley
    self.measure = measure
  }

  init(_ galley: Galley, design: PageDesign) {
    self.init(
      galley,
      measure: PageMeasure(
        galley: galley, height: design.height, hasMargin: design.layout == .margin))
  }

  private var end: Int { galley.boxes.count }

  /// The pages.
  func pages() -> [Page] {
    guard end > 0 || !galley.floats.isEmpty else {
      return [Page(boxes: 0..<0, floats: 0..<0, mayEndEarly: true)]
    }
    // Breaks that must not be are tried only if there is no other way.
    return shortestPath(allowingAll: false) ?? shortestPath(allowingAll: true) ?? []
  }

  private func shortestPath(allowingAll: Bool) -> [Page]? {
    let columns = galley.floats.count + 1
    let count = (end + 1) * columns
    var best = Array(repeating: Double.infinity, count: count)
    var previous = Array(repeating: -1, count: count)
    best[0] = 0
    for start in 0...end {
      var spans: [PageMeasure.Span]?
      // A page of figures alone leads to a later state of the same start.
      for placed in 0..<columns where best[start * columns + placed] < .infinity {
        let state = start * columns + placed
        let parts = spans ?? (start < end ? measure.spans(from: start) : [])
        spans = parts
        func reach(_ span: PageMeasure.Span, _ count: Int) {
          let page = placed..<(placed + count)
          guard let cost = measure.cost(of: span, floats: page) else { return }
          let target = span.end * columns + page.upperBound
          if best[state] + cost < best[target] {
            (best[target], previous[target]) = (best[state] + cost, state)
          }
        }
        let empty = PageMeasure.Span(start: start)
        for count in 0..<(columns - placed) where count > 0 {
          if !measure.fits(empty, floats: placed..<(placed + count)), count > 1 { break }
          reach(empty, count)
        }
        for span in parts {
          if !allowingAll, span.breakCost >= FlowBox.forbidden { continue }
          for count in 0..<(columns - placed) {
            if !measure.fits(span, floats: placed..<(placed + count)) { break }
            reach(span, count)
          }
        }
      }
    }
    return best[count - 1] < .infinity ? path(previous, columns) : nil
  }

  private func path(_ previous: [Int], _ columns: Int) -> [Page] {
    var pages: [Page] = []
    var state = previous.count - 1
    while state > 0 {
      let before = previous[state]
      let boxes = (before / columns)..<(state / columns)
      let isLast = boxes.upperBound == end || galley.boxes[boxes.upperBound].startsPage
      pages.append(
        Page(
          boxes: boxes, floats: (before % columns)..<(state % columns), mayEndEarly: isLast))
      state = before
    }
    return pages.reversed()
  }
}
