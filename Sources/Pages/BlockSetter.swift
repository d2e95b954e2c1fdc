import Graphics
import Prose
import Typesetting

/// Turns blocks into boxes, one below the other.
struct BlockSetter {
  let design: PageDesign
  let paragraphs: ParagraphSetter
  let figures: [String: Scene]
  /// What did not fit.
  var problems: [PageProblem] = []
  /// Answers, for the last page, and the places of their questions.
  var answers: [(note: Note, question: String)] = []
  /// The place of the last question, and of the next answer.
  var question = "", nextAnswer = ""
  /// The titles of sections by the containers of their boxes.
  var sectionTitles: [Int: [Inline]] = [:]
  private var containerCount = 0

  init(design: PageDesign, paragraphs: ParagraphSetter, figures: [String: Scene]) {
    self.design = design
    self.paragraphs = paragraphs
    self.figures = figures
  }

  /// Indent of paragraphs that follow another, and height of the highest letters, in ems.
  private static let indent = 1.0, letterHeight = 0.72

  mutating func container(
    _ tag: Tag?, decoration: Container.Decoration? = nil
  ) -> Container {
    containerCount += 1
    return Container(id: containerCount, tag: tag, decoration: decoration)
  }

  mutating func container(_ element: Tag.Element) -> Container {
    container(.element(element))
  }

  /// The boxes of blocks that follow each other.
  mutating func boxes(of blocks: [Block], in frame: TextFrame) -> [FlowBox] {
    var boxes: [FlowBox] = []
    var followsParagraph = false
    // Notes that stand before all text.
    var beside: [SideNote] = []
    // Where the last block of the text itself begins.
    var start: Int?
    for (index, block) in blocks.enumerated() {
      if case .note(let note) = block, note.kind == .question {
        nextAnswer = self.answer(in: blocks[(index + 1)...])
      }
      if case .note(let note) = block, note.kind == .margin, design.layout == .margin {
        let notes = sideNotes(of: note)
        if let start { boxes[start].hang(notes) } else { beside += notes }
        continue
      }
      var more = self.boxes(of: block, in: frame, isIndented: followsParagraph)
      guard let first = more.firstIndex(where: \.floating.isEmpty) else {
        // What stands elsewhere does not come between two paragraphs.
        boxes += more
        continue
      }
      more[first].notes = beside + more[first].notes
      beside = []
      start = boxes.count + first
      boxes += more
      if case .paragraph = block { followsParagraph = true } else { followsParagraph = false }
    }
    if !beside.isEmpty {
      boxes.append(FlowBox(height: 0, items: [], isOnGrid: false, notes: beside))
    }
    return boxes
  }

  /// The place of the answer to the question before.
  private func answer(in blocks: ArraySlice<Block>) -> String {
    for case .note(let note) in blocks {
      if note.kind == .question { return "" }
      if note.kind == .answer { return place(of: note) }
    }
    return ""
  }

  private mutating func boxes(
    of block: Block, in frame: TextFrame, isIndented: Bool
  ) -> [FlowBox] {
    switch block {
    case .heading(let heading): boxes(of: heading, in: frame)
    case .paragraph(let text):
      paragraph(text, in: frame, indent: isIndented ? Self.indent * frame.size : 0)
        .inside(container(.paragraph))
    case .list(let list): boxes(of: list, in: frame)
    case .listing(let listing): boxes(of: listing, in: frame)
    case .formula(let formula): boxes(of: formula, in: frame)
    case .figure(let figure): boxes(of: figure, in: frame)
    case .table(let table): boxes(of: table, in: frame)
    case .note(let note): boxes(of: note, in: frame)
    }
  }

  /// The lines of a paragraph; none stands alone on a page.
  mutating func paragraph(
    _ text: [Inline], in frame: TextFrame, indent: Double = 0, label: InlineSetter.Label? = nil
  ) -> [FlowBox] {
    var setter = InlineSetter(design: design, size: frame.size)
    if let label {
      setter.add(label)
      setter.add([.text("\u{2002}")])
    }
    setter.add(text)
    return lines(of: setter, in: frame, indent: indent)
  }

  /// The lines of pieces; none stands alone on a page.
  mutating func lines(
    of setter: InlineSetter, in frame: TextFrame, indent: Double = 0
  ) -> [FlowBox] {
    guard !setter.spans.isEmpty else { return [] }
    let lines = paragraphs.lines(
      of: setter.spans, width: frame.width, alignment: frame.alignment, indent: indent)
    guard !lines.isEmpty else { return [] }
    var boxes: [FlowBox] = []
    let step = Double(frame.line) * PageDesign.unit
    let metrics = paragraphs.measurer.metrics(of: Font(.serifRegular, size: frame.size))
    // Letters are not as high and deep as the font reserves.
    let usual = (ascent: Self.letterHeight * frame.size, descent: 0.24 * frame.size)
    var depth = usual.descent
    for (index, line) in lines.enumerated() {
      // Tall formulas push the line above away by whole lines instead of touching it.
      let ascent = line.ascent > metrics.ascent + 0.01 ? line.ascent : usual.ascent
      let room = index == 0 ? frame.baseline + 3 : step - depth
      let extra = max(0, Int(((ascent + 0.2 - room) / step).rounded(.up)))
      depth = line.descent > metrics.descent + 0.01 ? line.descent : usual.descent
      let baseline = frame.baseline + Double(extra) * step
      let items = line.items.map { $0.offset(by: Point(frame.x, baseline)) }
      var box = FlowBox(height: (extra + 1) * frame.line, items: items, baseline: baseline)
      box.isOnGrid = frame.isOnGrid
      box.width = line.width
      let isInside = index == 1 || index == lines.count - 1
      if index > 0 { box.breakCost = isInside ? FlowBox.forbidden : 5 }
      boxes.append(box)
    }
    let low = max(0, Int(((depth - 3 - (step - frame.baseline)) / step).rounded(.up)))
    boxes[boxes.count - 1].height += low * frame.line
    attachNotes(of: setter, to: &boxes, lines: lines)
    return boxes
  }

  /// Hangs footnotes on the lines that refer to them.
  private mutating func attachNotes(
    of setter: InlineSetter, to boxes: inout [FlowBox], lines: [TextLine]
  ) {
    func line(ofSpan span: Int) -> Int {
      lines.firstIndex { $0.spans.contains(span) } ?? lines.count - 1
    }
    for mention in setter.mentions {
      boxes[line(ofSpan: mention.span)].mentions.append(mention.place)
    }
    for note in setter.footnotes {
      let index = line(ofSpan: note.span)
      boxes[index].hang(footnote(note))
    }
  }
}
