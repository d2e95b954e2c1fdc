import Graphics
import Prose
import Typesetting

extension BlockSetter {
  /// The sections and their parts with the numbers of their pages.
  mutating func contents(of article: Article, in frame: TextFrame) -> [FlowBox] {
    let headings = article.blocks.compactMap { block -> Heading? in
      guard case .heading(let heading) = block, heading.level <= 2 else { return nil }
      return heading
    }
    guard !headings.isEmpty else { return [] }
    let size = 10.0
    let numbers = headings.filter { $0.level <= 1 }.map { width(of: $0.number, size: size) }
    let parts = headings.filter { $0.level > 1 }.map { width(of: $0.number, size: size) }
    let indent = (numbers.max() ?? 0) + (numbers.contains { $0 > 0 } ? size : 0)
    let inner = indent + (parts.max() ?? 0) + 0.8 * size
    var boxes: [FlowBox] = []
    for heading in headings {
      let isPart = heading.level > 1
      boxes += entry(
        heading, size: size, numberX: isPart ? indent : 0,
        textX: heading.number.isEmpty ? (isPart ? indent : 0) : isPart ? inner : indent,
        width: frame.width)
    }
    return boxes.inside(container(.contents)).kept(cost: 20)
      .spaced(before: PageDesign.line, after: 2 * PageDesign.line)
  }

  private func width(of text: String, size: Double) -> Double {
    paragraphs.measurer.extents(
      of: text, font: Font(.serifRegular, size: size), usesTabularFigures: true
    ).advance
  }

  private mutating func entry(
    _ heading: Heading, size: Double, numberX: Double, textX: Double, width: Double
  ) -> [FlowBox] {
    var frame = TextFrame(width: width - 30).indented(by: textX)
    (frame.size, frame.alignment) = (size, .start)
    var setter = InlineSetter(design: design, size: size)
    setter.linkColor = design.ink
    setter.add([.link(destination: "#" + heading.identifier, heading.text.withoutLinks)])
    var boxes = lines(of: setter, in: frame).kept()
    guard let last = boxes.indices.last else { return [] }
    let run = TextRun(
      heading.number + " ", font: Font(.serifRegular, size: size), color: design.ink,
      at: Point(numberX, boxes[0].baseline), usesTabularFigures: true)
    if !heading.number.isEmpty {
      boxes[0].items.insert(
        .group(
          Scene.Group(
            "link", tag: .link(place: heading.identifier), items: [.text(run)])),
        at: 0)
    }
    let y = Double(boxes[last].height - PageDesign.line) * PageDesign.unit + frame.baseline
    // Dots lead the eye, on the same places in every line.
    let step = 6.0
    let from = ((textX + boxes[last].width + 8) / step).rounded(.up) * step
    let to = width - 24
    if from < to {
      let dots = Path(polyline: [Point(from, y - 0.6), Point(to, y - 0.6)])
      boxes[last].items.append(
        .stroke(dots, Stroke(design.gray, width: 0.8, dash: [0, step], cap: .round)))
    }
    boxes[last].pageNumber = FlowBox.PageNumber(place: heading.identifier, x: width, y: y)
    return boxes.inside(container(.contentsItem))
  }
}
