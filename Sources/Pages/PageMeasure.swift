/// What fits on a page, and how ugly it would be; heights are in twelfths of a line.
struct PageMeasure {
  /// A part of the text that could be that of a page.
  struct Span: BitwiseCopyable {
    var start: Int
    var end: Int
    /// Height of the text.
    var height = 0
    /// Height of notes at the foot of the page.
    var footHeight = 0
    /// Height of notes beside the text.
    var marginHeight = 0
    /// How many lines may be added between its boxes.
    var stretch = 0
    /// Cost of the break at its end.
    var breakCost = 0.0

    init(start: Int) { (self.start, end) = (start, start) }
  }

  /// Height of a page.
  let height: Int
  private let hasMargin: Bool
  private let boxes: [BoxMeasure]
  /// Where figures are referred to first.
  private let anchors: [Int]
  /// How many figures are referred to, and how many sections of figures end, before each box.
  private let anchoredBefore: [Int], endedBefore: [Int]
  /// The heights of the figures before each, together; of all, and of those in the margin.
  private let heights: [Int], wideHeights: [Int]

  init(galley: Galley, height: Int, hasMargin: Bool) {
    self.height = height
    self.hasMargin = hasMargin
    boxes = galley.boxes.map(BoxMeasure.init)
    anchors = galley.floats.map(\.anchor)
    anchoredBefore = Self.counts(below: boxes.count, anchors.map { $0 + 1 })
    endedBefore = Self.counts(below: boxes.count, galley.floats.map(\.sectionEnd))
    heights = galley.floats.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.height) }
    wideHeights = galley.floats.reduce(into: [0]) {
      $0.append($0[$0.count - 1] + ($1.isWide ? $1.height : 0))
    }
  }

  /// How many of some numbers are at most 0, 1, …, `end`.
  private static func counts(below end: Int, _ numbers: [Int]) -> [Int] {
    var counts = Array(repeating: 0, count: end + 1)
    for number in numbers where number <= end { counts[max(0, number)] += 1 }
    for index in counts.indices.dropFirst() { counts[index] += counts[index - 1] }
    return counts
  }

  /// The least part of a page that is filled without need.
  private static let leastFill = 0.8
  /// What is worse the higher: a hole; a figure that comes on the page after the reference to it,
  /// one that comes still later, one behind its section.
  private static let hole = 2000.0, turn = 15.0, delay = 150.0, stray = 300.0

  /// Every part of the text from a box on that fits on a page; at least one box.
  func spans(from start: Int) -> [Span] {
    var spans: [Span] = []
    var filler = PageFiller()
    var span = Span(start: start)
    for index in start..<boxes.count {
      let box = boxes[index]
      if index > start, box.startsPage { break }
      filler.add(box)
      span.end = index + 1
      span.height = filler.height
      if index > start { span.stretch += box.stretch }
      if hasMargin {
        span.marginHeight += box.notesHeight
      } else if box.notesHeight > 0 {
        span.footHeight += box.notesHeight + (span.footHeight == 0 ? SideNote.footGap : 0)
      }
      if index > start, span.height + span.footHeight > height { break }
      span.breakCost = index + 1 < boxes.count ? boxes[index + 1].breakCost : 0
      spans.append(span)
    }
    return spans
  }

  private func height(of floats: Range<Int>) -> Int {
    heights[floats.upperBound] - heights[floats.lowerBound]
  }

  /// Whether text and figures have room on one page.
  func fits(_ span: Span, floats: Range<Int>) -> Bool {
    guard !floats.isEmpty else { return true }
    let room = height + (span.start == span.end ? Galley.gap : 0)
    return span.height + span.footHeight + height(of: floats) <= room
  }

  /// What a page costs; nil if it cannot be.
  func cost(of span: Span, floats: Range<Int>) -> Double? {
    // No figure comes before the page that refers to it.
    let next = floats.upperBound
    if !floats.isEmpty, anchors[next - 1] >= max(span.end, 1) { return nil }
    if isLeftBehind(floats, by: span) { return nil }
    let waiting = max(0, anchoredBefore[span.end] - next)
    let endsPart = span.end == boxes.count || boxes[span.end].startsPage
    let used = span.height + span.footHeight + height(of: floats)
    var cost = endsPart && waiting == 0 ? 0 : span.breakCost + holeCost(span, floats, used)
    if endsPart, used < height / 4 { cost += 300 * (1 - Double(4 * used) / Double(height)) }
    // Of the figures that wait, some have been referred to on this page for the first time.
    let late = max(0, anchoredBefore[span.start] - next)
    cost += Self.turn * Double(waiting - late) + Self.delay * Double(late)
    cost += Self.stray * Double(max(0, min(endedBefore[span.end], next + waiting) - next))
    if span.start == span.end { cost += 200 }
    let margin = height - wideHeights[next] + wideHeights[floats.lowerBound]
    if span.marginHeight > margin { cost += 500 + Double(span.marginHeight - margin) }
    return cost
  }

  /// Whether a part of the text would begin while figures of the part before it wait.
  private func isLeftBehind(_ floats: Range<Int>, by span: Span) -> Bool {
    guard span.start < span.end, boxes[span.start].startsPage,
      floats.lowerBound < anchors.count
    else { return false }
    return anchors[floats.lowerBound] < span.start
  }

  private func holeCost(_ span: Span, _ floats: Range<Int>, _ used: Int) -> Double {
    let lines = max(0, height - used) / PageDesign.line
    let capacity = span.stretch + (span.start < span.end ? floats.count : 0)
    if lines <= capacity { return lines == 0 ? 0 : 30 * Double(lines) / Double(capacity) }
    let hole = Double(height - used) / Double(height)
    let excess = max(0, hole - (1 - Self.leastFill))
    return 30 + Self.hole * (hole * hole + 10 * excess)
  }
}
