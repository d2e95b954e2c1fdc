import Graphics
import Prose
import Typesetting

extension BlockSetter {
  /// Sizes that a listing may have beside text of the usual size, the best first.
  private static let codeSizes = [8.5, 8.0]

  /// How the lines of a listing are set.
  private struct CodeFrame {
    var frame: TextFrame
    var font: Font
    /// Width of a character.
    var advance: Double
    /// Digits of the highest number of a line.
    var digits: Int

    /// Left edge of the lines.
    var left: Double { frame.x + (Double(digits) + 2.5) * advance }
    /// Characters on a line.
    var capacity: Int { max(8, Int((frame.x + frame.width - left) / advance - 0.5)) }
  }

  /// Lines of a program as typed, numbered, on a light ground. Where they are too long they have
  /// smaller type, then reach into the margin, then go on below.
  mutating func boxes(of listing: Listing, in frame: TextFrame) -> [FlowBox] {
    let code = codeFrame(of: listing, in: frame)
    var boxes: [FlowBox] = []
    for (index, line) in listing.lines.enumerated() {
      for (part, text) in wrapped(line, at: code.capacity).enumerated() {
        var box = codeLine(text, mark: part == 0 ? "\(index + 1)" : continuation, in: code)
        box.isWide = code.frame.width > frame.width
        let isShort = listing.lines.count < 12
        box.breakCost = part > 0 ? FlowBox.forbidden : isShort ? 200 : 20
        boxes.append(box)
      }
    }
    guard !boxes.isEmpty else { return [] }
    boxes[0].breakCost = 100
    for index in [1, boxes.count - 1] where boxes.indices.contains(index) && index > 0 {
      boxes[index].breakCost = FlowBox.forbidden
    }
    let ground = Container.Decoration(
      kind: .shade, color: design.shade, x: frame.x, width: code.frame.width, outset: 4)
    return boxes.inside(container(.element(.code), decoration: ground))
      .spaced(before: 9, after: 9)
  }

  private func codeFrame(of listing: Listing, in frame: TextFrame) -> CodeFrame {
    var wide = frame
    if isOuter(frame) { wide.width = design.fullWidth }
    let longest = listing.lines.map(\.count).max() ?? 0
    let choices =
      Self.codeSizes.map { (frame, $0) } + [(wide, Self.codeSizes[0]), (wide, Self.codeSizes[1])]
    var code: CodeFrame?
    for (frame, size) in choices {
      let font = Font(.mono, size: size * frame.size / PageDesign.textSize)
      let choice = CodeFrame(
        frame: frame, font: font,
        advance: paragraphs.measurer.extents(of: "0", font: font).advance,
        digits: "\(listing.lines.count)".count)
      code = choice
      if longest <= choice.capacity { break }
    }
    return code ?? CodeFrame(frame: frame, font: Font(.mono, size: 8), advance: 5, digits: 1)
  }

  private func codeLine(_ text: String, mark: String, in code: CodeFrame) -> FlowBox {
    let baseline = Double(PageDesign.baseline(inLine: PageDesign.smallLine)) * PageDesign.unit
    let width = paragraphs.measurer.extents(of: mark, font: code.font).advance
    let place = Point(
      code.frame.x + (Double(code.digits) + 1) * code.advance - width, baseline)
    let number = Scene.Item.text(
      TextRun(mark, font: code.font, color: design.gray, at: place))
    let line = Scene.Item.text(
      TextRun(text, font: code.font, color: design.ink, at: Point(code.left, baseline)))
    var box = FlowBox(
      height: PageDesign.smallLine, items: [line], unread: [number], baseline: baseline)
    box.isOnGrid = false
    return box
  }

  /// The mark of a line that goes on.
  private var continuation: String {
    ["↪", "→", "»"].first {
      paragraphs.measurer.missingCharacters(in: $0, face: .mono).isEmpty
    } ?? ">"
  }

  /// A line in parts of at most `count` characters, at spaces where that leaves half of a part; the
  /// later ones are indented as the first one is.
  private func wrapped(_ line: String, at count: Int) -> [String] {
    let characters: [Character] = line.flatMap { $0 == "\t" ? [" ", " ", " ", " "] : [$0] }
    let indent = characters.prefix { $0 == " " }.prefix(count / 3)
    var rest = characters[...]
    var parts: [String] = []
    while true {
      let lead = parts.isEmpty ? [] : indent
      let room = count - lead.count
      if rest.count <= room { return parts + [String(lead + rest)] }
      let space = rest.prefix(room).dropFirst(room / 2).lastIndex(of: " ")
      let part = rest[..<(space.map { $0 + 1 } ?? rest.startIndex + room)]
      parts.append(String(lead + part))
      rest = rest[part.endIndex...]
    }
  }
}
