import Graphics
import Prose
import Typesetting

extension BlockSetter {
  /// The title of a section, its number hanging before it; kept with what follows.
  mutating func boxes(of heading: Heading, in frame: TextFrame) -> [FlowBox] {
    let (size, line, before, after) =
      switch heading.level {
      case ...1: (15.0, 16, 18, 6)
      case 2: (12.0, 14, 12, 0)
      default: (PageDesign.textSize, 12, 12, 0)
      }
    var setter = InlineSetter(
      design: design, size: size, isItalic: heading.level > 2, isBold: true)
    if !heading.number.isEmpty { setter.add([.text(heading.number + "\u{2003}")]) }
    setter.add(heading.text)
    var frame = frame
    (frame.size, frame.line, frame.alignment) = (size, line, .start)
    var lines = self.lines(of: setter, in: frame)
    guard !lines.isEmpty else { return [] }
    for index in lines.indices {
      lines[index].isOnGrid = index == 0
      lines[index].breakCost = index == 0 ? 0 : FlowBox.forbidden
    }
    // What is above grows until the text below is on the grid.
    let height = lines.map(\.height).reduce(0, +) + after
    let rest = PageDesign.onGrid(height) - height
    let shift = Point(0, Double(rest) * PageDesign.unit)
    lines[0].height += rest
    lines[0].items = lines[0].items.map { $0.offset(by: shift) }
    lines[lines.count - 1].height += after
    lines[0].spaceBefore = max(0, before - rest)
    lines[0].stretch = heading.level == 1 ? 2 : 1
    lines[0].places = [heading.identifier]
    return lines.inside(container(.heading(min(6, max(1, heading.level)))))
  }
}
