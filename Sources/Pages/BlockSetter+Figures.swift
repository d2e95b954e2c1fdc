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

  /// A figure and its caption: below it, or beside it where it is narrow. Figures of the text
  /// itself stand where there is room for them.
  mutating func boxes(of figure: PlacedFigure, in frame: TextFrame) -> [FlowBox] {
    let isOuter = self.isOuter(frame)
    let room = isOuter ? design.fullWidth : frame.width
    var scene = figures[figure.name] ?? Scene(size: Size(width: 0, height: 0))
    let width = min(1, room / max(scene.size.width, 1e-3)) * scene.size.width
    let isWide = isOuter && width > design.textWidth + 0.01
    let isBeside = isOuter && !isWide && design.layout == .margin
    let captionPlace = isBeside ? noteFrame : captionFrame(frame)
    var caption = self.caption("Figure", figure.number, figure.caption, in: captionPlace)
    // The caption has its room before the drawing has.
    let below = isBeside ? 0 : BoxColumn(caption).height + Self.captionGap
    let tallest = Double(max(10 * PageDesign.line, design.height - below)) * PageDesign.unit
    scene = scene.scaled(
      by: min(1, room / max(scene.size.width, 1e-3), tallest / max(scene.size.height, 1e-3)))
    var box = FlowBox(height: PageDesign.units(scene.size.height), items: [])
    let x = isWide ? 0 : frame.x + 0.5 * (frame.width - scene.size.width)
    box.items = [
      .group(
        Scene.Group(
          "figure", offset: Point(x, 0),
          tag: .element(.figure, alternative: figure.alternative), items: scene.items))
    ]
    box.isWide = isWide
    box.places = [figure.identifier]
    if isBeside {
      var notes = sideNotes(caption, place: "")
      if !notes.isEmpty { (notes[0].tag, notes[0].drop) = (nil, 0) }
      box.notes = notes
      caption = []
    } else if !caption.isEmpty {
      box.spaceAfter = Self.captionGap
    }
    for index in caption.indices { caption[index].isWide = isWide }
    let boxes = ([box] + caption).kept()
    guard isOuter else { return boxes.spaced(before: PageDesign.line, after: PageDesign.line) }
    var place = FlowBox(height: 0, items: [])
    place.floating = boxes
    return [place]
  }

  /// Between a drawing and its caption, in twelfths of a line.
  private static let captionGap = 6

  /// Whether a frame is that of the running text.
  func isOuter(_ frame: TextFrame) -> Bool {
    frame.x == 0 && frame.width == design.textWidth && frame.size == PageDesign.textSize
  }
}
