import Graphics

extension MathSetter {
  /// A mark centered over what the font takes for the middle of a letter's top; a wide one over
  /// the middle of the group, about as wide as that.
  ///
  /// > D. E. Knuth. *The TeXbook.* Addison-Wesley, 1984, page 443, rule 12.
  func accented(
    _ atoms: [MathAtom], _ mark: Character, isWide: Bool, _ mode: MathStyle
  ) -> MathBox {
    let font = mathFont(mode)
    let atoms = withoutDot(atoms)
    let body = box(atoms, mode.cramped)
    if isWide, let wide = wideAccent(mark, over: body, mode) { return wide }
    var result = body
    let middle =
      atoms.singleSymbol.map {
        measurer.accentAttachment(of: $0, font: mathFont(mode, for: $0))
      } ?? 0.5 * result.width
    let markFont = mathFont(mode, for: String(mark))
    let accent = box(String(mark), markFont)
    let rise = max(0, result.ascent - font.size * constants.accentBaseHeight)
    let x = middle - measurer.accentAttachment(of: String(mark), font: markFont)
    result.overlay(accent, x: x, rise: rise)
    return result
  }

  /// An accent takes the place of the dot of i and j.
  private func withoutDot(_ atoms: [MathAtom]) -> [MathAtom] {
    guard let symbol = atoms.singleSymbol else { return atoms }
    switch symbol {
    case "𝑖": return [MathAtom(.ordinary, .symbol("𝚤"))]
    case "𝑗": return [MathAtom(.ordinary, .symbol("𝚥"))]
    default: return atoms
    }
  }

  private func wideAccent(
    _ mark: Character, over body: MathBox, _ mode: MathStyle
  ) -> MathBox? {
    let arrows: [Character: Character] = ["\u{20d6}": "←", "\u{20d7}": "→", "\u{20e1}": "↔"]
    if let arrow = arrows[mark] {
      let font = mathFont(MathStyle(size: .scriptScript))
      let shaft = longArrow(arrow, length: max(body.width, font.size), font)
      let gap = size(mode) * constants.overbarVerticalGap
      return centered(shaft.box, ink: shaft.ink, over: body, rise: body.ascent + gap + shaft.sink)
    }
    // Of the hats, the one that fits best is chosen.
    guard let (font, glyph) = wide(mark, atLeast: 0.7 * body.width, mode) else { return nil }
    let base = font.size * measurer.mathConstants(of: font.face).accentBaseHeight
    return centered(
      box(mark, font, glyph), ink: glyph.extents.inkLeft...glyph.extents.inkRight, over: body,
      rise: max(0, body.ascent - base))
  }

  /// An arrow with its shaft drawn out by a rule as thick as a minus.
  private func longArrow(
    _ arrow: Character, length: Double, _ font: Font
  ) -> (box: MathBox, ink: ClosedRange<Double>, sink: Double) {
    let glyph = box(String(arrow), font)
    let extents = measurer.extents(of: String(arrow), font: font)
    let minus = measurer.extents(of: "−", font: font)
    let ink = max(0, extents.inkRight - extents.inkLeft)
    let more = max(0, length - ink)
    var result = MathBox(width: glyph.width + more)
    let middle = 0.5 * (extents.inkLeft + extents.inkRight)
    let isLeft = arrow == "←"
    result.overlay(glyph, x: isLeft ? 0 : more)
    if more > 0 {
      if arrow == "↔" { result.overlay(box("←", font), x: 0) }
      let (start, end) =
        isLeft ? (middle, extents.inkRight + more) : (extents.inkLeft, middle + more)
      result.overlayRule(
        x: arrow == "↔" ? middle : start, width: end - (arrow == "↔" ? middle : start),
        bottom: -minus.inkBottom, top: minus.inkTop, color: style.color)
    }
    return (result, extents.inkLeft...max(extents.inkLeft, extents.inkRight + more), glyph.descent)
  }

  /// A glyph stretched to the side, from the first face that has one.
  private func wide(
    _ character: Character, atLeast length: Double, _ mode: MathStyle
  ) -> (Font, StretchedGlyph)? {
    for font in [mathFont(mode), mathFont(mode).with(.serifMath)] {
      if let glyph = measurer.stretched(character, .horizontal, atLeast: length, font: font) {
        return (font, glyph)
      }
    }
    return nil
  }

  /// Two boxes with their ink centered; the pen moves by the wider one.
  private func centered(
    _ mark: MathBox, ink: ClosedRange<Double>, over body: MathBox, rise: Double
  ) -> MathBox {
    let length = ink.upperBound - ink.lowerBound
    let width = max(length, body.width)
    var result = MathBox(width: width)
    result.overlay(body, x: 0.5 * (width - body.width))
    result.overlay(mark, x: 0.5 * (width - length) - ink.lowerBound, rise: rise)
    return result
  }

  /// A group under or over a bar.
  ///
  /// > D. E. Knuth. *The TeXbook.* Addison-Wesley, 1984, page 443, rules 9 and 10.
  func barred(_ atoms: [MathAtom], isAbove: Bool, _ mode: MathStyle) -> MathBox {
    let em = size(mode)
    var result = box(atoms, isAbove ? mode.cramped : mode)
    if isAbove {
      let bottom = result.ascent + em * constants.overbarVerticalGap
      result.overlayRule(
        x: 0, width: result.width, bottom: bottom,
        top: bottom + em * constants.overbarRuleThickness, color: style.color)
      result.ascent += em * constants.overbarExtraAscender
    } else {
      let top = -result.descent - em * constants.underbarVerticalGap
      result.overlayRule(
        x: 0, width: result.width, bottom: top - em * constants.underbarRuleThickness, top: top,
        color: style.color)
      result.descent += em * constants.underbarExtraDescender
    }
    return result
  }

  /// A group under or over a brace as wide as the group.
  func braced(
    _ atoms: [MathAtom], _ brace: Character, isAbove: Bool, _ mode: MathStyle
  ) -> MathBox {
    let body = box(atoms, mode)
    let em = size(mode)
    var (font, extents) = (
      mathFont(mode), measurer.extents(of: String(brace), font: mathFont(mode))
    )
    var mark = box(String(brace), font)
    if let (wideFont, glyph) = wide(brace, atLeast: body.width, mode) {
      font = wideFont
      extents = glyph.extents
      mark = box(brace, font, glyph)
    }
    let gap = em * (isAbove ? constants.overbarVerticalGap : constants.underbarVerticalGap)
    let rise = isAbove ? body.ascent + gap + mark.descent : -(body.descent + gap + mark.ascent)
    return centered(
      mark, ink: extents.inkLeft...max(extents.inkLeft, extents.inkRight), over: body, rise: rise)
  }

  /// An arrow as long as what stands above and below it, and a bit longer.
  func arrow(
    _ arrow: Character, _ above: [MathAtom], _ below: [MathAtom], _ mode: MathStyle
  ) -> MathBox {
    let em = size(mode)
    let upper = box(above, mode.script)
    let lower = box(below, mode.script.cramped)
    let length = max(upper.width, lower.width) + em
    let shaft = longArrow(arrow, length: length, mathFont(mode)).box
    var result = shaft
    let (top, bottom) = (result.ascent, result.descent)
    let gap = em * constants.upperLimitGapMin
    result.overlay(
      upper, x: 0.5 * (shaft.width - upper.width), rise: top + gap + upper.descent)
    result.overlay(
      lower, x: 0.5 * (shaft.width - lower.width), rise: -(bottom + gap + lower.ascent))
    return result
  }
}
