import Graphics

/// Sets formulas in text style by the constants of an OpenType MATH table.
///
/// > D. E. Knuth. *The TeXbook.* Addison-Wesley, 1984, appendix G.
/// > Microsoft. "MATH — The mathematical typesetting table." *OpenType 1.9 specification*.
struct MathSetter {
  let measurer: any TextMeasurer
  let style: TextStyle
  let constants: MathConstants
  private let font: Font

  init(measuring measurer: any TextMeasurer, style: TextStyle) {
    self.measurer = measurer
    self.style = style
    let face = style.font.face.math
    constants = measurer.mathConstants(of: face)
    // Letters in formulas are as high as letters in words; small differences are the designer's.
    let ratio =
      measurer.metrics(of: style.font).xHeight
      / measurer.metrics(of: style.font.withSize(style.font.size).with(face)).xHeight
    font = Font(face, size: style.font.size * (abs(ratio - 1) > 0.02 ? ratio : 1))
  }

  /// How deep in scripts a list stands: 0 on the baseline, 1 in a script, 2 in its script.
  typealias Level = Int

  func scale(_ level: Level) -> Double {
    switch level {
    case 0: 1
    case 1: constants.scriptScale
    default: constants.scriptScriptScale
    }
  }

  /// The size of the math face, which is the em of all constants.
  func size(_ level: Level) -> Double { font.size * scale(level) }

  func mathFont(_ level: Level) -> Font { font.withSize(size(level)) }

  /// The math font, or that of the running text for the few symbols that only it has.
  private func mathFont(_ level: Level, for text: String) -> Font {
    let font = mathFont(level)
    let isCommon = text.unicodeScalars.allSatisfy { $0.isASCII || MathSymbols.isSlanted($0) }
    let isMissing =
      !isCommon && !measurer.missingCharacters(in: text, face: font.face).isEmpty
    return isMissing ? font.with(.serifMath) : font
  }

  /// The font of words that are set in a heavier face, for the upright symbols that it has: the
  /// math face has one weight, in which digits look thin beside the words of a title.
  private func emphasizedFont(_ level: Level, for text: String) -> Font? {
    guard [.sansMedium, .sansSemiBold, .serifSemiBold].contains(style.font.face),
      text.unicodeScalars.allSatisfy({ MathSymbols.isUprightInWords($0) }),
      measurer.missingCharacters(in: text, face: style.font.face).isEmpty
    else { return nil }
    return style.font.withSize(style.font.size * scale(level))
  }

  /// The characters of an atom that is set as plain text, and their font.
  func plainText(of nucleus: MathAtom.Nucleus, _ level: Level) -> (text: String, font: Font)? {
    switch nucleus {
    case .symbol(let text):
      if let font = emphasizedFont(level, for: text) {
        (text, font)
      } else {
        (text, mathFont(level, for: text))
      }
    case .words(let text): (text, style.font.withSize(style.font.size * scale(level)))
    case .bold(let text): (text, style.font.with(style.font.face.bold).withSize(size(level)))
    case .list, .accent, .radical, .fraction, .delimited, .space: nil
    }
  }

  /// Sets atoms side by side.
  func box(_ atoms: [MathAtom], _ level: Level = 0) -> MathBox {
    let mu = size(level) / 18
    let kinds = MathAtom.Kind.resolved(atoms.filter { !$0.isSpace }.map(\.kind))
    var kind = kinds.makeIterator()
    var previous: MathAtom.Kind?
    var line = MathLine(setter: self)
    for atom in atoms {
      if case .space(let width) = atom.nucleus {
        line.advance(width * mu)
        continue
      }
      let next = kind.next() ?? atom.kind
      line.advance((previous?.space(before: next, inScript: level > 0) ?? 0) * mu)
      previous = next
      if let (text, font) = plainText(of: atom.nucleus, level) {
        line.append(text, font)
      } else {
        line.append(nucleus(atom.nucleus, level))
      }
      if atom.superscript != nil || atom.subscript != nil {
        line.append(scripts(of: atom, level))
      }
    }
    return line.finished()
  }

  /// A nucleus on its own.
  func nucleus(_ nucleus: MathAtom.Nucleus, _ level: Level) -> MathBox {
    switch nucleus {
    case .symbol, .words, .bold:
      guard let (text, font) = plainText(of: nucleus, level) else { return MathBox() }
      return box(text, font)
    case .list(let atoms): return box(atoms, level)
    case .accent(let mark, let atoms): return accented(atoms, mark, level)
    case .radical(let atoms): return radical(atoms, level)
    case .fraction(let numerator, let denominator):
      return fraction(numerator, denominator, level)
    case .delimited(let left, let atoms, let right):
      return delimited(left, atoms, right, level)
    case .space: return MathBox()
    }
  }

  /// Characters in one run; `glyph` is a size variant that stands for them.
  func box(_ text: String, _ font: Font, glyph: GlyphVariant? = nil) -> MathBox {
    let extents =
      glyph?.extents
      ?? measurer.extents(of: text, font: font, usesTabularFigures: style.usesTabularFigures)
    let run = TextRun(
      text, font: font, color: style.color, at: .zero, glyph: glyph?.glyph,
      usesTabularFigures: style.usesTabularFigures)
    return MathBox(
      items: [.text(run)], width: extents.advance, ascent: extents.inkTop,
      descent: extents.inkBottom)
  }
}

/// Collects what stands on one baseline; neighbors in one font become one run, so that they can
/// be selected as one word.
private struct MathLine {
  let setter: MathSetter
  private var box = MathBox()
  private var pending = ""
  private var font: Font?

  init(setter: MathSetter) { self.setter = setter }

  mutating func advance(_ distance: Double) {
    guard distance != 0 else { return }
    flush()
    box.width += distance
  }

  mutating func append(_ other: MathBox) {
    flush()
    box.append(other)
  }

  mutating func append(_ text: String, _ next: Font) {
    if font != next { flush() }
    font = next
    if let last = pending.unicodeScalars.last, let first = text.unicodeScalars.first,
      MathSymbols.isSlanted(last), !MathSymbols.isSlanted(first)
    {
      advance(setter.measurer.italicCorrection(of: String(Character(last)), font: next))
    }
    pending += text
  }

  mutating func finished() -> MathBox {
    flush()
    return box
  }

  private mutating func flush() {
    guard let font, !pending.isEmpty else { return }
    box.append(setter.box(pending, font))
    pending = ""
  }
}

extension Font {
  fileprivate func with(_ face: Face) -> Font { Font(face, size: size) }
}

extension Font.Face {
  /// The face of the formulas that go with the words.
  var math: Font.Face {
    switch self {
    case .sansRegular, .sansItalic, .sansMedium, .sansSemiBold, .sansMath, .mono: .sansMath
    case .serifRegular, .serifItalic, .serifSemiBold, .serifSemiBoldItalic, .serifMath: .serifMath
    }
  }

  /// The bold face that goes with the words.
  var bold: Font.Face { math == .sansMath ? .sansSemiBold : .serifSemiBold }
}
