import Graphics

extension MathSetter {
  /// The scripts of an atom, starting where its nucleus ends.
  func scripts(of atom: MathAtom, _ level: Level) -> MathBox {
    let em = size(level)
    let above = atom.superscript.map { box($0, level + 1) }
    let below = atom.subscript.map { box($0, level + 1) }
    // Scripts of characters stand at the same height whatever the character; scripts of anything
    // larger keep to its corners.
    let base = isCharacter(atom) ? MathBox() : nucleus(atom.nucleus, level)
    var rise = 0.0
    if let above {
      rise = max(
        em * constants.superscriptShiftUp, base.ascent - em * constants.superscriptBaselineDropMax,
        above.descent + em * constants.superscriptBottomMin)
    }
    var drop = 0.0
    if let below {
      drop = max(
        em * constants.subscriptShiftDown, base.descent + em * constants.subscriptBaselineDropMin,
        below.ascent - em * constants.subscriptTopMax)
    }
    if let above, let below {
      let gap = rise - above.descent - (below.ascent - drop)
      drop += max(0, em * constants.subSuperscriptGapMin - gap)
    }
    // A slanted letter moves its superscript to the right; a slanted integral, as wide as its
    // top, takes its subscript under it.
    let slant = italicCorrection(of: atom, level)
    let isIntegral = atom.kind == .operator && !isCharacter(atom)
    let (left, right) = isIntegral ? (-slant, 0) : (0, slant)
    var result = MathBox()
    if let below {
      result.overlay(below, x: left, rise: -drop)
      result.width = max(0, left + below.width)
    }
    if let above {
      result.overlay(above, x: right, rise: rise)
      result.width = max(result.width, right + above.width)
    }
    result.width += em * constants.spaceAfterScript
    return result
  }

  private func isCharacter(_ atom: MathAtom) -> Bool {
    switch atom.nucleus {
    case .symbol(let text): atom.kind != .operator || text.count > 1
    case .words, .bold, .space: true
    case .accent(_, let atoms): singleSymbol(atoms) != nil
    case .list(let atoms): singleSymbol(atoms) != nil
    case .radical, .fraction, .delimited: false
    }
  }

  private func italicCorrection(of atom: MathAtom, _ level: Level) -> Double {
    guard let (text, font) = plainText(of: atom.nucleus, level) else { return 0 }
    return measurer.italicCorrection(of: text, font: font)
  }

  private func singleSymbol(_ atoms: [MathAtom]) -> String? {
    guard atoms.count == 1, atoms[0].superscript == nil, atoms[0].subscript == nil,
      case .symbol(let text) = atoms[0].nucleus
    else { return nil }
    return text
  }

  /// A mark centered over what the font takes for the middle of a letter's top.
  func accented(_ atoms: [MathAtom], _ mark: Character, _ level: Level) -> MathBox {
    let font = mathFont(level)
    var result = box(atoms, level)
    let middle =
      singleSymbol(atoms).map { measurer.accentAttachment(of: $0, font: font) }
      ?? 0.5 * result.width
    let accent = box(String(mark), font)
    let rise = max(0, result.ascent - font.size * constants.accentBaseHeight)
    let x = middle - measurer.accentAttachment(of: String(mark), font: font)
    result.overlay(accent, x: x, rise: rise)
    return result
  }

  /// A root sign large enough, and a bar that continues it.
  func radical(_ atoms: [MathAtom], _ level: Level) -> MathBox {
    let font = mathFont(level)
    let thickness = font.size * constants.radicalRuleThickness
    let body = box(atoms, level)
    let height = max(body.ascent, measurer.metrics(of: font).xHeight)
    let gap = font.size * constants.radicalVerticalGap
    let needed = height + max(0, body.descent) + gap + thickness
    let sign = box(
      "√", font, glyph: measurer.variant(of: "√", atLeast: needed, font: font))
    // What the sign is too tall goes half above and half below.
    let top = height + gap + thickness + 0.5 * max(0, sign.ascent + sign.descent - needed)
    var result = MathBox()
    result.overlay(sign, x: 0, rise: top - sign.ascent)
    result.overlayRule(
      x: sign.width, width: body.width, bottom: top - thickness, top: top, color: style.color)
    result.width = sign.width
    result.append(body)
    result.ascent += font.size * constants.radicalExtraAscender
    return result
  }

  /// A numerator and a denominator, centered, in script size, with a bar on the axis.
  func fraction(
    _ numerator: [MathAtom], _ denominator: [MathAtom], _ level: Level
  ) -> MathBox {
    let em = size(level)
    let (above, below) = (box(numerator, level + 1), box(denominator, level + 1))
    let axis = em * constants.axisHeight
    let half = 0.5 * em * constants.fractionRuleThickness
    let rise = max(
      em * constants.fractionNumeratorShiftUp,
      axis + half + em * constants.fractionNumeratorGapMin + above.descent)
    let drop = max(
      em * constants.fractionDenominatorShiftDown,
      below.ascent + em * constants.fractionDenominatorGapMin + half - axis)
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

  /// A group between delimiters that reach nine tenths of its height on both sides of the axis.
  func delimited(
    _ left: Character?, _ atoms: [MathAtom], _ right: Character?, _ level: Level
  ) -> MathBox {
    let body = box(atoms, level)
    let axis = size(level) * constants.axisHeight
    let height = 1.8 * max(body.ascent - axis, body.descent + axis)
    var result = MathBox()
    if let left { result.append(delimiter(left, height: height, level)) }
    result.append(body)
    if let right { result.append(delimiter(right, height: height, level)) }
    return result
  }

  private func delimiter(_ character: Character, height: Double, _ level: Level) -> MathBox {
    let font = mathFont(level)
    let plain = box(String(character), font)
    guard plain.ascent + plain.descent < height,
      let variant = measurer.variant(of: character, atLeast: height, font: font)
    else { return plain }
    let tall = box(String(character), font, glyph: variant)
    var result = MathBox(width: tall.width)
    let center = 0.5 * (tall.ascent - tall.descent)
    result.overlay(tall, x: 0, rise: font.size * constants.axisHeight - center)
    return result
  }
}
