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
    setter.addLabel("\(note.number)\u{2002}", color: design.link)
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
      answers.append(note)
      return []
    case .motivation, .intuition, .pitfall, .remark, .question: return ruled(note, in: frame)
    case .formula, .algorithm: return framed(note, in: frame)
    }
  }

  private func label(of note: Note) -> String {
    switch note.kind {
    case .margin: "Note"
    case .question: "Question" + (note.number.isEmpty ? "" : "\u{00a0}\(note.number)")
    case .answer: "Answer" + (note.number.isEmpty ? "" : "\u{00a0}\(note.number)")
    default: note.kind.rawValue.prefix(1).uppercased() + note.kind.rawValue.dropFirst()
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

  /// The line with the kind and the title of a note.
  private mutating func titleLine(of note: Note, in frame: TextFrame) -> [FlowBox] {
    var setter = InlineSetter(design: design, size: frame.size, isBold: true)
    setter.addLabel(label(of: note), color: color(of: note.kind))
    if !note.title.isEmpty {
      setter.add([.text("\u{2002}")] + note.title)
    }
    var frame = frame
    frame.alignment = .start
    return lines(of: setter, in: frame).kept().inside(container(.paragraph))
  }

  private mutating func body(of note: Note, in frame: TextFrame) -> [FlowBox] {
    let title = titleLine(of: note, in: frame)
    var boxes = self.boxes(of: note.blocks, in: frame)
    if !boxes.isEmpty {
      boxes[0].spaceBefore = 0
      boxes[0].breakCost = FlowBox.forbidden
      boxes[boxes.count - 1].spaceAfter = 0
    }
    return title + boxes
  }

  /// A note with a thin rule at its left.
  private mutating func ruled(_ note: Note, in frame: TextFrame) -> [FlowBox] {
    var boxes = body(of: note, in: frame.indented(by: 12))
    let rule = Container.Decoration(
      kind: .rule, color: color(of: note.kind), x: frame.x, width: frame.width, outset: 0)
    boxes = boxes.inside(container(.element(.note), decoration: rule))
    return finished(boxes, note)
  }

  /// A note in a frame.
  private mutating func framed(_ note: Note, in frame: TextFrame) -> [FlowBox] {
    var boxes = body(of: note, in: frame.indented(by: 10, right: 10))
    let box = Container.Decoration(
      kind: .frame, color: design.rule, x: frame.x, width: frame.width, outset: 5)
    boxes = boxes.kept(cost: 2000).inside(container(.element(.note), decoration: box))
    return finished(boxes, note)
  }

  private func finished(_ boxes: [FlowBox], _ note: Note) -> [FlowBox] {
    var boxes = boxes.spaced(before: PageDesign.line, after: PageDesign.line)
    if !note.identifier.isEmpty, !boxes.isEmpty { boxes[0].places.append(note.identifier) }
    if !boxes.isEmpty { boxes[0].stretch = 1 }
    return boxes
  }
}
