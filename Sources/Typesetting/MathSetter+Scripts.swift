import Graphics

extension MathSetter {
  /// The scripts of an atom, starting where its nucleus, set as a box, ends.
  ///
  /// > D. E. Knuth. *The TeXbook.* Addison-Wesley, 1984, page 445, rule 18.
  func scripts(of atom: MathAtom, on nucleus: MathBox, _ mode: MathStyle) -> MathBox {
    let em = size(mode)
    let above = atom.superscript.map { box($0, mode.script) }
    let below = atom.subscript.map { box($0, mode.script.cramped) }
    // Scripts of characters stand at the same height whatever the character; scripts of anything
    // larger keep to its corners.
    let base = isCharacter(atom) ? MathBox() : nucleus
    let (rise, drop) = shifts(of: above, and: below, on: base, mode)
    // A slanted letter moves its superscript to the right; a slanted integral, as wide as its
    // top, takes its subscript under it.
    let slant = italicCorrection(of: atom, mode)
    let lean = below.map { self.lean(slant, of: atom, over: $0.ascent - drop, mode) } ?? 0
    let (left, right) = isLarge(atom) ? (-slant, 0) : (lean, slant)
    var result = MathBox()
    if let below {
      result.overlay(below, x: left, rise: -drop)
      result.width = max(0, left + below.width)
    }
    var raised = primes(of: atom, over: base, mode)
    if let above {
      raised.overlay(above, x: raised.width, rise: rise)
      raised.width += above.width
    }
    if above != nil || atom.primes > 0 {
      result.overlay(raised, x: right)
      result.width = max(result.width, right + raised.width)
    }
    if atom.hasScripts { result.width += em * constants.spaceAfterScript }
    return result
  }

  /// How far a letter leans over a subscript that reaches up to a height; nothing unless it leans
  /// so far that the two would touch, as the v and the t of a serif font do.
  private func lean(
    _ slant: Double, of atom: MathAtom, over height: Double, _ mode: MathStyle
  ) -> Double {
    guard slant > 0.085 * size(mode), height > 0,
      let (text, font) = plainText(of: atom.nucleus, mode)
    else { return 0 }
    return slant * height / max(box(text, font).ascent, height)
  }

  /// How far the superscript rises and the subscript drops.
  private func shifts(
    of above: MathBox?, and below: MathBox?, on base: MathBox, _ mode: MathStyle
  ) -> (rise: Double, drop: Double) {
    let em = size(mode)
    var rise = above.map { self.rise(of: $0, over: base, mode) } ?? 0
    var drop = 0.0
    if let below {
      drop = max(
        em * constants.subscriptShiftDown, base.descent + em * constants.subscriptBaselineDropMin,
        below.ascent - em * constants.subscriptTopMax)
    }
    if let above, let below {
      let gap = rise - above.descent - (below.ascent - drop)
      let missing = max(0, em * constants.subSuperscriptGapMin - gap)
      // As much as it may, the superscript makes room.
      let bottom = em * constants.superscriptBottomMaxWithSubscript
      let raised = min(missing, max(0, bottom - (rise - above.descent)))
      rise += raised
      drop += missing - raised
    }
    return (rise, drop)
  }

  private func rise(of script: MathBox, over base: MathBox, _ mode: MathStyle) -> Double {
    let em = size(mode)
    let least =
      mode.isCramped ? constants.superscriptShiftUpCramped : constants.superscriptShiftUp
    return max(
      em * least, base.ascent - em * constants.superscriptBaselineDropMax,
      script.descent + em * constants.superscriptBottomMin)
  }

  /// Primes at their own height, or at the top of a base that is taller.
  private func primes(of atom: MathAtom, over base: MathBox, _ mode: MathStyle) -> MathBox {
    guard atom.primes > 0 else { return MathBox() }
    let text = Self.primes(atom.primes)
    let primes = box(text, mathFont(mode, for: text))
    var result = MathBox(width: primes.width)
    result.overlay(primes, x: 0, rise: max(0, base.ascent - primes.ascent))
    return result
  }

  /// Double and triple primes are characters, and closer than two of them.
  static func primes(_ count: Int) -> String {
    switch count {
    case 2: "″"
    case 3: "‴"
    default: String(repeating: "′", count: count)
    }
  }

  /// An operator with its limits centered above and below; a slanted one pushes them apart.
  ///
  /// > D. E. Knuth. *The TeXbook.* Addison-Wesley, 1984, page 443, rule 13a.
  func limits(of atom: MathAtom, _ mode: MathStyle) -> MathBox {
    let em = size(mode)
    var base = nucleus(atom.nucleus, mode)
    if atom.primes > 0 { base.append(primes(of: atom, over: base, mode)) }
    let above = atom.superscript.map { box($0, mode.script) }
    let below = atom.subscript.map { box($0, mode.script.cramped) }
    let slant = 0.5 * italicCorrection(of: atom, mode)
    let width = max(base.width, above?.width ?? 0, below?.width ?? 0)
    var result = MathBox(width: width)
    result.overlay(base, x: 0.5 * (width - base.width))
    if let above {
      let rise = max(
        em * constants.upperLimitBaselineRiseMin, em * constants.upperLimitGapMin + above.descent)
      result.overlay(above, x: 0.5 * (width - above.width) + slant, rise: base.ascent + rise)
    }
    if let below {
      let drop = max(
        em * constants.lowerLimitBaselineDropMin, em * constants.lowerLimitGapMin + below.ascent)
      result.overlay(below, x: 0.5 * (width - below.width) - slant, rise: -base.descent - drop)
    }
    return result
  }

  /// A large sign, larger in display style, with its middle on the axis.
  func large(_ sign: Character, _ mode: MathStyle) -> (box: MathBox, italicCorrection: Double) {
    let font = mathFont(mode, for: String(sign))
    var (box, slant) = (
      self.box(String(sign), font), measurer.italicCorrection(of: String(sign), font: font)
    )
    if mode.isDisplay,
      let glyph = measurer.stretched(
        sign, .vertical,
        atLeast: font.size * measurer.mathConstants(of: font.face).displayOperatorMinHeight,
        font: font)
    {
      (box, slant) = (self.box(sign, font, glyph), glyph.italicCorrection)
    }
    return (onAxis(box, mode), slant)
  }

  /// The box moved so that its middle lies on the axis.
  func onAxis(_ box: MathBox, _ mode: MathStyle) -> MathBox {
    var result = MathBox(width: box.width)
    let middle = 0.5 * (box.ascent - box.descent)
    result.ascent = -.infinity
    result.descent = -.infinity
    result.overlay(box, x: 0, rise: size(mode) * constants.axisHeight - middle)
    return result
  }

  private func isLarge(_ atom: MathAtom) -> Bool {
    if case .large = atom.nucleus { true } else { false }
  }

  private func isCharacter(_ atom: MathAtom) -> Bool {
    switch atom.nucleus {
    case .symbol, .words, .letters, .space, .size: true
    case .accent(_, let atoms, _), .list(let atoms): atoms.singleSymbol != nil
    default: false
    }
  }

  private func italicCorrection(of atom: MathAtom, _ mode: MathStyle) -> Double {
    if case .large(let sign) = atom.nucleus { return large(sign, mode).italicCorrection }
    guard let (text, font) = plainText(of: atom.nucleus, mode) else { return 0 }
    return measurer.italicCorrection(of: text, font: font)
  }

  /// How far a slanted letter at the end of a formula leans over what follows.
  func overhang(of atoms: [MathAtom]) -> Double {
    guard let last = atoms.last, !last.hasScripts, last.primes == 0,
      case .symbol(let text) = last.nucleus, let scalar = text.unicodeScalars.last,
      MathAlphabet.isSlanted(scalar)
    else { return 0 }
    return italicCorrection(of: last, .text)
  }
}
