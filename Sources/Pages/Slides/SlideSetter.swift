import Graphics
import Prose
import Typesetting

/// Sets text, lists, formulas and listings of slides in one size.
struct SlideSetter {
  let paragraphs: ParagraphSetter
  let size: Double
  let width: Double
  var color = SlideDesign.ink

  /// Running text without structure.
  func text(
    _ text: [Inline], isBold: Bool = false, color: Color? = nil,
    alignment: ParagraphSetter.Alignment = .start
  ) -> SlideBox {
    var inlines = InlineSetter(design: SlideDesign.page, size: size, isBold: isBold)
    inlines.isSans = true
    inlines.color = color ?? self.color
    inlines.usesTabularFigures = alignment == .end
    inlines.add(text)
    guard !inlines.spans.isEmpty else { return .empty }
    let lines = paragraphs.lines(of: inlines.spans, width: width, alignment: alignment)
    let leading = SlideDesign.leading * size
    var box = SlideBox.empty
    var baseline = 0.0
    for (index, line) in lines.enumerated() {
      // Tall formulas push lines apart instead of touching them.
      let ascent = max(line.ascent, 0.95 * size)
      baseline = index == 0 ? ascent : max(baseline + leading, box.height + ascent)
      box.items += line.items.map { $0.offset(by: Point(0, baseline)) }
      box.height = baseline + max(line.descent, leading - 0.95 * size)
      box.width = max(box.width, line.width)
    }
    return box
  }

  /// Blocks below each other.
  func blocks(_ blocks: [Block]) -> SlideBox {
    SlideBox(stacking: blocks.map(box(of:)))
  }

  private func box(of block: Block) -> SlideBox {
    var box: SlideBox
    switch block {
    case .paragraph(let text):
      box = self.text(text).tagged(.element(.paragraph), "paragraph")
      box.space = 0.5 * size
    case .list(let list): box = self.list(list)
    case .formula(let formula): box = framed(formula)
    case .listing(let listing): box = self.listing(listing)
    case .heading, .figure, .table, .note: box = .empty
    }
    return box
  }

  /// Programs are no larger, so that their parts look alike.
  private static let listingSize = 16.0

  // MARK: Lists

  private func list(_ list: ItemList) -> SlideBox {
    let labels = list.items.indices.map { list.isOrdered ? "\(list.start &+ $0)." : "•" }
    let font = Font(.sansRegular, size: size)
    let widths = labels.map {
      paragraphs.measurer.extents(of: $0, font: font, usesTabularFigures: true).advance
    }
    let indent = max(1.1 * size, (widths.max() ?? 0) + 0.5 * size)
    let inner = SlideSetter(
      paragraphs: paragraphs, size: size, width: max(width - indent, 0.3 * width))
    let items = list.items.enumerated().map { index, blocks in
      let body = inner.blocks(blocks)
      let x = indent - 0.5 * size - widths[index]
      // Bullets of the face are small.
      let labelFont = list.isOrdered ? font : font.withSize(1.4 * size)
      let run = TextRun(
        labels[index], font: labelFont, color: SlideDesign.accent,
        at: list.isOrdered
          ? Point(x, firstBaseline) : Point(0, firstBaseline + 0.09 * size),
        usesTabularFigures: true)
      let label = Scene.Group("label", tag: .element(.listLabel), items: [.text(run)])
      let content = Scene.Group(
        "body", offset: Point(indent, 0), tag: .element(.listBody), items: body.items)
      return SlideBox(
        width: indent + body.width, height: max(body.height, SlideDesign.leading * size),
        items: [.group(label), .group(content)], space: 0.45 * size
      ).tagged(.element(.listItem), "item")
    }
    var box = SlideBox(stacking: items).tagged(.element(.list), "list")
    box.space = 0.5 * size
    return box
  }

  /// Where the first baseline of text without formulas is.
  private var firstBaseline: Double {
    max(0.95 * size, paragraphs.measurer.metrics(of: Font(.sansRegular, size: size)).ascent)
  }

  // MARK: Formulas and listings

  /// A formula in a frame in the middle, with its number behind the frame.
  private func framed(_ formula: DisplayedFormula) -> SlideBox {
    let style = TextStyle(Font(.sansRegular, size: 1.25 * size), color: SlideDesign.ink)
    let label = LabelSetter(measuring: paragraphs.measurer)
      .label("$\\displaystyle \(formula.markup.withoutMark)$", style: style)
    let padding = Point(1.2 * size, 0.8 * size)
    let number = formula.number.isEmpty ? .empty : text([.text("(\(formula.number))")])
    let beside = number.width == 0 ? 0 : number.width + size
    let drawn = SlideBox(
      width: label.width, height: label.height,
      items: label.items.map { $0.offset(by: Point(0, label.ascent)) }
    ).fitted(
      into: Size(width: width - 2 * padding.x - 2 * beside, height: .greatestFiniteMagnitude))
    let frame = Rect(
      x: 0.5 * (width - drawn.width) - padding.x, y: 0, width: drawn.width + 2 * padding.x,
      height: drawn.height + 2 * padding.y)
    let alternative = PlainText.text(of: "$\(formula.markup)$")
    let group = Scene.Group(
      "formula", offset: Point(frame.minX + padding.x, padding.y),
      tag: .element(.formula, alternative: alternative), items: drawn.items)
    var items: [Scene.Item] = [
      .stroke(Path(rectangle: frame), Stroke(SlideDesign.accent, width: 1.2)), .group(group),
    ]
    let y = 0.5 * (frame.height - number.height)
    items += number.moved(by: Point(width - number.width, y))
    var box = SlideBox(width: width, height: frame.height, items: items, space: size)
      .tagged(.element(.paragraph), "paragraph")
    box.space = 0.8 * size
    return box
  }

  private func listing(_ listing: Listing) -> SlideBox {
    let size = min(size, Self.listingSize)
    let font = Font(.mono, size: size)
    let leading = 1.3 * size
    let padding = 0.7 * size
    let lines = listing.lines.enumerated().map { index, line -> Scene.Item in
      let y = padding + Double(index) * leading + 0.95 * size
      return .text(TextRun(line, font: font, color: SlideDesign.ink, at: Point(padding, y)))
    }
    let widest =
      listing.lines.map { paragraphs.measurer.extents(of: $0, font: font).advance }.max() ?? 0
    let area = Size(
      width: max(width, widest + 2 * padding),
      height: Double(listing.lines.count) * leading + 2 * padding)
    let back = Path(rectangle: Rect(x: 0, y: 0, width: area.width, height: area.height))
    let code = Scene.Group("code", tag: .element(.code), items: lines)
    return SlideBox(
      width: area.width, height: area.height,
      items: [.fill(back, SlideDesign.page.shade), .group(code)], space: 0.8 * size)
  }
}

extension String {
  /// A formula without the comma or point that belongs to the sentence around it.
  fileprivate var withoutMark: String {
    var text = self[...]
    while let last = text.last, [" ", "\n", ",", ".", ";"].contains(last) { text.removeLast() }
    return String(text)
  }
}
