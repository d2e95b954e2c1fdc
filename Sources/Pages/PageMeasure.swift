/// What fits on a page, and how ugly it would be; heights are in twelfths of a line.
struct PageMeasure {
  /// A part of the text that could be that of a page.
  struct Span {
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

  let galley: Galley
  let hasMargin: Bool
  /// Height of a page.
  let height: Int

  init(galley: Galley, design: PageDesign) {
    self.galley = galley
    hasMargin = design.layout == .margin
    height = design.height
  }

  /// The least part of a page that is filled without need.
  private static let leastFill = 0.8
  /// What is worse the higher: a hole, a figure that comes a page later, one behind its section.
  private static let hole = 1000.0, delay = 120.0, stray = 400.0

  /// Every part of the text from a box on that fits on a page; at least one box.
  func spans(from start: Int) -> [Span] {
    var spans: [Span] = []
    var filler = PageFiller()
    var span = Span(start: start)
    for index in start..<galley.boxes.count {
      let box = galley.boxes[index]
      if index > start, box.startsPage { break }
      filler.add(box)
      span.end = index + 1
      span.height = filler.height
      if index > start { span.stretch += box.stretch }
      let notes = box.notes.map { $0.height + SideNote.gap }.reduce(0, +)
      if hasMargin {
        span.marginHeight += notes
      } else if notes > 0 {
        span.footHeight += notes + (span.footHeight == 0 ? SideNote.footGap : 0)
      }
      if index > start, span.height + span.footHeight > height { break }
      span.breakCost = index + 1 < galley.boxes.count ? galley.boxes[index + 1].breakCost : 0
      spans.append(span)
    }
    return spans
  }

  private func height(of floats: Range<Int>) -> Int {
    floats.reduce(0) { $0 + galley.floats[$1].height }
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
    if let last = floats.last, galley.floats[last].anchor >= max(span.end, 1) { return nil }
    let waiting = galley.floats[floats.upperBound...].prefix { $0.anchor < span.end }
    let isLast = span.end == galley.boxes.count
    let endsPart = isLast || galley.boxes[span.end].startsPage
    if isLeftBehind(floats, by: span) { return nil }
    let used = span.height + span.footHeight + height(of: floats)
    var cost = endsPart && waiting.isEmpty ? 0 : span.breakCost + holeCost(span, floats, used)
    if endsPart, used < height / 4 { cost += 300 * (1 - Double(4 * used) / Double(height)) }
    for float in waiting { cost += Self.delay + (float.sectionEnd <= span.end ? Self.stray : 0) }
    if span.start == span.end { cost += 200 }
    let wide = floats.filter { galley.floats[$0].isWide }
    let margin = height - wide.reduce(0) { $0 + galley.floats[$1].height }
    if span.marginHeight > margin { cost += 500 + Double(span.marginHeight - margin) }
    return cost
  }

  /// Whether a part of the text would begin while figures of the part before it wait.
  private func isLeftBehind(_ floats: Range<Int>, by span: Span) -> Bool {
    guard span.start < span.end, galley.boxes[span.start].startsPage,
      floats.lowerBound < galley.floats.count
    else { return false }
    return galley.floats[floats.lowerBound].anchor < span.start
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
