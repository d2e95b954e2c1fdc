import Graphics
import Prose
import Typesetting

extension BlockSetter {
  /// "Figure 3" and what is said about it, in small text.
  mutating func caption(
    _ name: String, _ number: String, _ text: [Inline], in frame: TextFrame
  ) -> [FlowBox] {
    var setter = InlineSetter(design: design, size: frame.size)
    if !number.isEmpty {
      setter.add([.strong([.text("\(name)\u{00a0}\(number)")]), .text("\u{2002}")])
    }
    setter.add(text)
    return lines(of: setter, in: frame).kept().inside(container(.caption))
  }

  /// The frame of captions below figures and above tables.
  func captionFrame(_ frame: TextFrame) -> TextFrame {
    var frame = frame
    (frame.size, frame.line) = (PageDesign.smallSize, PageDesign.smallLine)
    frame.alignment = .start
    return frame
  }

  /// A figure and its caption.
  mutating func boxes(of figure: PlacedFigure, in frame: TextFrame) -> [FlowBox] {
    let isOuter = frame.width == design.textWidth
    let room = isOuter ? design.fullWidth : frame.width
    let tallest = Double(design.height - 8 * PageDesign.line) * PageDesign.unit
    var scene = figures[figure.name] ?? Scene(size: Size(width: 0, height: 0))
    if scene.size.width > 0, scene.size.height > 0 {
      scene = scene.scaled(
        by: min(1, room / scene.size.width, tallest / scene.size.height))
    }
    let height = PageDesign.units(scene.size.height) + 6
    let isWide = scene.size.width > frame.width + 0.01
    let x = isWide ? 0 : frame.x + 0.5 * (frame.width - scene.size.width)
    let drawing = Scene.Item.group(
      Scene.Group(
        "figure", offset: Point(x, 0),
        tag: .element(.figure, alternative: figure.alternative), items: scene.items))
    var box = FlowBox(height: height, items: [drawing])
    box.isWide = isWide
    box.places = [figure.identifier]
    var boxes = [box]
    boxes += caption("Figure", figure.number, figure.caption, in: captionFrame(frame))
    boxes = boxes.kept()
    for index in boxes.indices where index > 0 { boxes[index].isOnGrid = false }
    return boxes.spaced(before: PageDesign.line, after: PageDesign.line)
  }
}
