import Graphics

extension MathSetter {
  /// A numerator and a denominator, centered, with a bar on the axis or parentheses around.
  ///
  /// > D. E. Knuth. *The TeXbook.* Addison-Wesley, 1984, page 444, rule 15.
  func fraction(_ fraction: MathAtom.Fraction, _ outer: MathStyle) -> MathBox {
    let mode = fraction.size.map { outer.with($0) } ?? outer
    let above = box(fraction.numerator, mode.numerator)
    let below = box(fraction.denominator, mode.numerator.cramped)
    guard fraction.hasBar else {
      return enclosed(["(", ")"], [stacked(above, below, mode)], mode)
    }
    let em = size(mode)
    let axis = em * constants.axisHeight
    let half = 0.5 * em * constants.fractionRuleThickness
    let c = constants
    let (up, gapAbove, down, gapBelow) =
      mode.isDisplay
      ? (
        c.fractionNumeratorDisplayStyleShiftUp, c.fractionNumeratorDisplayStyleGapMin,
        c.fractionDenominatorDisplayStyleShiftDown, c.fractionDenominatorDisplayStyleGapMin
      )
      : (
        c.fractionNumeratorShiftUp, c.fractionNumeratorGapMin, c.fractionDenominatorShiftDown,
        c.fractionDenominatorGapMin
      )
    let rise = max(em * up, axis + half + em * gapAbove + above.descent)
    let drop = max(em * down, below.ascent + em * gapBelow + half - axis)
    let width = max(above.width, below.width)
    // TeX leaves 1.2 pt at 10 pt, \nulldelimiterspace, on both sides.
    let padding = 0.12 * em
    var result = MathBox()
    result.overlay(above, x: padding + 0.5 * (width - above.width), rise: rise)
    result.overlayRule(
      x: padding, width: width, bottom: axis - half, top: axis + half, color: style.color)
    result.overlay(below, x: padding + 0.5 * (width - below.width), rise: -drop)
    result.width = width + 2 * padding
    return result
  }

  /// One over the other without a bar.
  private func stacked(_ above: MathBox, _ below: MathBox, _ mode: MathStyle) -> MathBox {
    let em = size(mode)
    let isDisplay = mode.isDisplay
    var rise =
      em * (isDisplay ? constants.stackTopDisplayStyleShiftUp : constants.stackTopShiftUp)
    var drop =
      em
      * (isDisplay ? constants.stackBottomDisplayStyleShiftDown : constants.stackBottomShiftDown)
    let least = em * (isDisplay ? constants.stackDisplayStyleGapMin : constants.stackGapMin)
    let missing = max(0, least - (rise - above.descent - (below.ascent - drop)))
    rise += 0.5 * missing
    drop += 0.5 * missing
    let width = max(above.width, below.width)
    var result = MathBox(width: width)
    result.overlay(above, x: 0.5 * (width - above.width), rise: rise)
    result.overlay(below, x: 0.5 * (width - below.width), rise: -drop)
    return result
  }

  /// A root sign large enough, a bar that continues it, and the degree in its corner.
  ///
  /// > D. E. Knuth. *The TeXbook.* Addison-Wesley, 1984, page 443, rule 11.
  func radical(_ atoms: [MathAtom], degree: [MathAtom]?, _ mode: MathStyle) -> MathBox {
    let font = mathFont(mode)
    let thickness = font.size * constants.radicalRuleThickness
    let body = box(atoms, mode.cramped)
    let height = max(body.ascent, measurer.metrics(of: font).xHeight)
    let gap =
      font.size
      * (mode.isDisplay ? constants.radicalDisplayStyleVerticalGap : constants.radicalVerticalGap)
    let needed = height + max(0, body.descent) + gap + thickness
    let sign =
      measurer.stretched("√", .vertical, atLeast: needed, font: font).map { box("√", font, $0) }
      ?? box("√", font)
    // What the sign is too tall goes half above and half below.
    let top = height + gap + thickness + 0.5 * max(0, sign.ascent + sign.descent - needed)
    var result = MathBox()
    if let degree { appendDegree(degree, to: &result, sign: sign, top: top, mode) }
    let start = result.width
    result.overlay(sign, x: start, rise: top - sign.ascent)
    result.width = start + sign.width
    result.overlayRule(
      x: result.width, width: body.width, bottom: top - thickness, top: top, color: style.color)
    result.append(body)
    result.ascent += font.size * constants.radicalExtraAscender
    return result
  }

  private func appendDegree(
    _ degree: [MathAtom], to result: inout MathBox, sign: MathBox, top: Double, _ mode: MathStyle
  ) {
    let em = size(mode)
    let box = box(degree, MathStyle(size: .scriptScript))
    let height = sign.ascent + sign.descent
    let before = em * constants.radicalKernBeforeDegree
    let end = before + box.width + em * constants.radicalKernAfterDegree
    // A long degree pushes the sign; a short one stands above its foot.
    result.overlay(
      box, x: before + max(0, -end),
      rise: top - height + constants.radicalDegreeBottomRaise * height + box.descent)
    result.width = max(0, end)
  }
}
