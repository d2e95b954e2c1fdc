import Graphics
import Prose
import Typesetting

extension BlockSetter {
  /// The frame of notes beside the text or below it.
  var noteFrame: TextFrame {
    let width = design.layout == .margin ? design.marginWidth : design.textWidth
    return TextFrame(
      width: width, size: PageDesign.smallSize, line: PageDesign.smallLine,
      alignment: design.layout == .margin ? .start : .justified)
  }

  /// A footnote, and those that it has itself.
  mutating func footnote(_ note: InlineSetter.Footnote) -> [SideNote] {
    var setter = InlineSetter(design: design, size: PageDesign.smallSize)
    setter.add(InlineSetter.Label(words: "\(note.number)\u{2002}", color: design.link))
    setter.add(note.text)
    let boxes = lines(of: setter, in: noteFrame)
    return sideNotes(boxes, place: InlineSetter.place(ofFootnote: note.number))
  }

  /// A short text beside the main one.
  mutating func sideNotes(of note: Note) -> [SideNote] {
    var blocks = note.blocks
    if !note.title.isEmpty { blocks.insert(.paragraph([.strong(note.title)]), at: 0) }
    let boxes = self.boxes(of: blocks, in: noteFrame)
    return sideNotes(boxes, place: note.identifier)
  }

  func sideNotes(_ boxes: [FlowBox], place: String) -> [SideNote] {
    guard !boxes.isEmpty else { return [] }
    let column = BoxColumn(boxes)
    let note = SideNote(height: column.height, items: column.items, place: place)
    return [note] + boxes.flatMap(\.notes)
  }

  /// Blocks set apart from the text.
  mutating func boxes(of note: Note, in frame: TextFrame) -> [FlowBox] {
    switch note.kind {
    case .margin: return design.layout == .margin ? [] : ruled(note, in: frame)
    case .answer:
      answers.append((note, question))
      return []
    case .motivation, .intuition, .pitfall, .remark, .question: return ruled(note, in: frame)
    case .formula, .algorithm: return framed(note, in: frame)
    }
  }

  /// The kind and number of a note, in small capitals.
  private func label(of note: Note, leadingTo place: String) -> InlineSetter.Label {
    InlineSetter.Label(
      words: label(of: note), color: place.isEmpty ? color(of: note.kind) : design.link,
      tag: place.isEmpty ? nil : .link(place: place))
  }

  private func label(of note: Note) -> String {
    let name =
      note.kind == .margin
      ? "Note" : note.kind.rawValue.prefix(1).uppercased() + note.kind.rawValue.dropFirst()
    return note.number.isEmpty ? name : "\(name)\u{00a0}\(note.number)"
  }

  /// What leads to a note: what the text calls it, or its number.
  func place(of note: Note) -> String {
    if !note.identifier.isEmpty { return note.identifier }
    switch note.kind {
    case .question, .answer:
      return note.number.isEmpty ? "" : "\(note.kind.rawValue):\(note.number)"
    default: return ""
    }
  }

  private func color(of kind: Note.Kind) -> Color {
    switch kind {
    case .motivation: Color(0x2a5d8a)
    case .intuition: Color(0x2f6b3a)
    case .pitfall: Color(0xa8321e)
    default: design.gray
    }
  }

  /// The line with the kind and the title of a note; its kind leads to a place.
  private mutating func titleLine(
    of note: Note, leadingTo place: String, in frame: TextFrame
  ) -> [FlowBox] {
    var setter = InlineSetter(design: design, size: frame.size, isBold: true)
    setter.add(label(of: note, leadingTo: place))
    if !note.title.isEmpty {
      setter.add([.text("\u{2002}")] + note.title)
    }
    var frame = frame
    frame.alignment = .start
    return lines(of: setter, in: frame).kept().inside(container(.paragraph))
  }

  /// The title of a note and what it says; without a title its kind stands before the first words.
  mutating func body(
    of note: Note, leadingTo place: String = "", in frame: TextFrame
  ) -> [FlowBox] {
    var boxes: [FlowBox] = []
    var rest = note.blocks[...]
    if note.title.isEmpty, case .paragraph(let text)? = rest.first {
      boxes = paragraph(text, in: frame, label: label(of: note, leadingTo: place))
        .inside(container(.paragraph))
      rest = rest.dropFirst()
    } else {
      boxes = titleLine(of: note, leadingTo: place, in: frame)
    }
    let isFirst = rest.count == note.blocks.count
    var body = self.boxes(of: Array(rest), in: frame)
    if !body.isEmpty {
      if isFirst {
        body[0].spaceBefore = 0
        body[0].breakCost = FlowBox.forbidden
      }
      body[body.count - 1].spaceAfter = 0
    }
    boxes += body
    if !boxes.isEmpty { boxes[0].places.append(self.place(of: note)) }
    return boxes
  }

  /// A note with a thin rule at its left.
  private mutating func ruled(_ note: Note, in frame: TextFrame) -> [FlowBox] {
    if note.kind == .question { return questioned(note, in: frame) }
    let rule = Container.Decoration(
      kind: .rule, color: color(of: note.kind), x: frame.x, width: frame.width)
    return finished(
      body(of: note, in: frame.indented(by: 12))
        .inside(container(.element(.note), decoration: rule)))
  }

  /// A question, whose label leads to its answer. Questions follow each other by half lines.
  private mutating func questioned(_ note: Note, in frame: TextFrame) -> [FlowBox] {
    question = place(of: note)
    var boxes = body(of: note, leadingTo: nextAnswer, in: frame).inside(container(.note))
    for index in boxes.indices { boxes[index].isOnGrid = false }
    return boxes.spaced(before: PageDesign.line / 2, after: PageDesign.line / 2)
  }

  /// A note in a frame.
  private mutating func framed(_ note: Note, in frame: TextFrame) -> [FlowBox] {
    let box = Container.Decoration(
      kind: .frame, color: design.rule, x: frame.x, width: frame.width, outset: 5)
    return finished(
      body(of: note, in: frame.indented(by: 10, right: 10)).kept(cost: 2000)
        .inside(container(.element(.note), decoration: box)))
  }

  private func finished(_ boxes: [FlowBox]) -> [FlowBox] {
    var boxes = boxes.spaced(before: PageDesign.line, after: PageDesign.line)
    if !boxes.isEmpty { boxes[0].stretch = 1 }
    return boxes
  }
}
