import Graphics
import Prose
import Typesetting

extension BlockSetter {
  /// The boxes of an article in reading order: title, contents, text, answers.
  mutating func boxes(of article: Article) -> [FlowBox] {
    let frame = TextFrame(width: design.textWidth)
    let document = container(.document)
    var boxes = titleBoxes(of: article, in: frame)
    var sections: [(level: Int, container: Container)] = []
    var part: [Block] = []
    func endPart(_ setter: inout BlockSetter) {
      var more = setter.boxes(of: part, in: frame)
      for section in sections.reversed() { more = more.inside(section.container) }
      boxes += more
      part = []
    }
    for block in article.blocks {
      if case .heading(let heading) = block {
        endPart(&self)
        sections.removeAll { $0.level >= heading.level }
        let section = container(.section)
        sections.append((heading.level, section))
        let number = heading.number.isEmpty ? [] : [Inline.text(heading.number + "\u{2002}")]
        sectionTitles[section.id] = number + heading.text
      }
      part.append(block)
    }
    endPart(&self)
    boxes += answerBoxes(in: frame)
    return boxes.inside(document)
  }

  private mutating func titleBoxes(of article: Article, in frame: TextFrame) -> [FlowBox] {
    var boxes: [FlowBox] = []
    var frame = frame
    frame.alignment = .start
    func add(
      _ text: [Inline], _ size: Double, _ line: Int, isItalic: Bool = false,
      _ setter: inout BlockSetter
    ) {
      guard !text.isEmpty else { return }
      var pieces = InlineSetter(design: setter.design, size: size, isItalic: isItalic)
      pieces.add(text)
      (frame.size, frame.line) = (size, line)
      boxes += setter.lines(of: pieces, in: frame).kept().inside(setter.container(.paragraph))
    }
    add(article.title, 24, 26, &self)
    add(article.subtitle, 13, 16, isItalic: true, &self)
    let names = [article.author, article.date].filter { !$0.isEmpty }.joined(separator: " · ")
    add(names.isEmpty ? [] : [.text(names)], 10, 16, &self)
    for index in boxes.indices { boxes[index].isOnGrid = false }
    boxes = boxes.spaced(before: 0, after: 2 * PageDesign.line)
    frame = TextFrame(width: design.textWidth)
    return article.showsContents ? boxes + contents(of: article, in: frame) : boxes
  }

  /// The answers, on a page of their own.
  private mutating func answerBoxes(in frame: TextFrame) -> [FlowBox] {
    guard !answers.isEmpty else { return [] }
    let section = container(.section)
    let title = [Inline.text("Answers")]
    sectionTitles[section.id] = title
    var boxes = self.boxes(of: Heading(level: 1, identifier: "", text: title), in: frame)
    boxes[0].startsPage = true
    var small = frame
    (small.size, small.line) = (PageDesign.smallSize, PageDesign.smallLine)
    // An answer may hold notes, and these further answers.
    var index = 0
    while index < answers.count {
      let answer = answers[index]
      boxes += body(of: answer.note, leadingTo: answer.question, in: small)
        .inside(container(.element(.note)))
        .spaced(before: index == 0 ? 0 : 8, after: 0)
      index += 1
    }
    return boxes.inside(section)
  }
}
