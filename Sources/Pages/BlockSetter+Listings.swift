import Graphics
import Prose
import Typesetting

extension BlockSetter {
  private static let codeSize = 8.5

  /// Lines of a program as typed, numbered, on a light ground; long ones go on below.
  mutating func boxes(of listing: Listing, in frame: TextFrame) -> [FlowBox] {
    let font = Font(.mono, size: Self.codeSize * frame.size / PageDesign.textSize)
    let advance = paragraphs.measurer.extents(of: "0", font: font).advance
    let digits = "\(listing.lines.count)".count
    let left = frame.x + (Double(digits) + 2.5) * advance
    let capacity = max(8, Int((frame.x + frame.width - left) / advance))
    let baseline = Double(PageDesign.baseline(inLine: PageDesign.smallLine)) * PageDesign.unit
    let continuation =
      ["↪", "→", "»"].first {
        paragraphs.measurer.missingCharacters(in: $0, face: .mono).isEmpty
      } ?? ">"
    var boxes: [FlowBox] = []
    for (index, line) in listing.lines.enumerated() {
      for (part, text) in wrapped(line, at: capacity).enumerated() {
        var items: [Scene.Item] = [
          .text(TextRun(text, font: font, color: design.ink, at: Point(left, baseline)))
        ]
        let mark = part == 0 ? "\(index + 1)" : continuation
        let width = paragraphs.measurer.extents(of: mark, font: font).advance
        let place = Point(frame.x + (Double(digits) + 1) * advance - width, baseline)
        items.append(.text(TextRun(mark, font: font, color: design.gray, at: place)))
        var box = FlowBox(height: PageDesign.smallLine, items: items, baseline: baseline)
        box.isOnGrid = false
        box.breakCost = part > 0 ? FlowBox.forbidden : listing.lines.count < 12 ? 200 : 20
        boxes.append(box)
      }
    }
    guard !boxes.isEmpty else { return [] }
    boxes[0].breakCost = 100
    for index in [1, boxes.count - 1] where boxes.indices.contains(index) && index > 0 {
      boxes[index].breakCost = FlowBox.forbidden
    }
    let ground = Container.Decoration(
      kind: .shade, color: design.shade, x: frame.x, width: frame.width, outset: 4)
    return boxes.inside(container(.element(.code), decoration: ground))
      .spaced(before: 9, after: 9)
  }

  /// A line in parts of at most `count` characters, at spaces where that leaves half of a part.
  private func wrapped(_ line: String, at count: Int) -> [String] {
    var rest = line[...]
    var parts: [String] = []
    while rest.count > count {
      let end = rest.index(rest.startIndex, offsetBy: count)
      let half = rest.index(rest.startIndex, offsetBy: count / 2)
      let space = rest[half..<end].lastIndex(of: " ").map { rest.index(after: $0) }
      parts.append(String(rest[..<(space ?? end)]))
      rest = rest[(space ?? end)...]
    }
    return parts + [String(rest)]
  }
}
