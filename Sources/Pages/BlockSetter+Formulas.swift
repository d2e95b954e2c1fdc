import Graphics
import Prose
import Typesetting

extension BlockSetter {
  /// The least scale of a formula that is wider than its column.
  private static let leastScale = 0.7

  /// A formula in the middle of its column, its number at the right edge. One that is too wide is
  /// made smaller, then reaches into the margin; it is never cut off.
  mutating func boxes(of formula: DisplayedFormula, in frame: TextFrame) -> [FlowBox] {
    let style = TextStyle(Font(.serifRegular, size: frame.size), color: design.ink)
    let label = LabelSetter(measuring: paragraphs.measurer)
      .label("$\\displaystyle \(formula.markup)$", style: style)
    let number = formula.number.isEmpty ? "" : "(\(formula.number))"
    let numberWidth = paragraphs.measurer.extents(of: number, font: style.font).advance
    let gap = number.isEmpty ? 0 : numberWidth + frame.size
    var width = frame.width
    var scale = label.width > 0 ? min(1, (width - gap) / label.width) : 1
    if scale < Self.leastScale, frame.width == design.textWidth {
      width = design.fullWidth
      scale = min(1, (width - gap) / label.width)
    }
    if scale < Self.leastScale {
      problems.append(
        PageProblem(
          .formula, identifier: formula.identifier, words: formula.markup,
          neededWidth: label.width + gap, width: width))
    }
    let drawn = Scene(size: Size(width: 0, height: 0), items: label.items).scaled(by: scale)
    let (ascent, descent) = (scale * label.ascent, scale * label.descent)
    let air = 0.55 * frame.size
    let height = PageDesign.onGrid(PageDesign.units(ascent + descent + 2 * air))
    let slack = Double(height) * PageDesign.unit - ascent - descent
    let baseline = 0.5 * slack + ascent
    // In the middle of the column, unless it would run into its number.
    let x = max(0, min(0.5 * (width - scale * label.width), width - gap - scale * label.width))
    var items: [Scene.Item] = [
      .group(
        Scene.Group(
          "formula", offset: Point(frame.x + x, baseline),
          tag: .element(.formula, alternative: PlainText.text(of: "$\(formula.markup)$")),
          items: drawn.items))
    ]
    if !number.isEmpty {
      let place = Point(frame.x + width - numberWidth, baseline)
      items.append(.text(TextRun(number, font: style.font, color: design.ink, at: place)))
    }
    var box = FlowBox(height: height, items: items, baseline: baseline)
    box.isOnGrid = frame.isOnGrid
    box.breakCost = 200
    box.isWide = width > frame.width
    box.places = [formula.identifier]
    return [box].inside(container(.paragraph))
  }
}
