import Graphics

/// Sets formulas by the constants of an OpenType MATH table.
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

  func scale(_ mode: MathStyle) -> Double {
    switch mode.size {
    case .display, .text: 1
    case .script: constants.scriptScale
    case .scriptScript: constants.scriptScriptScale
    }
  }

  /// The size of the math face, which is the em of all constants.
  func size(_ mode: MathStyle) -> Double { font.size * scale(mode) }

  func mathFont(_ mode: MathStyle) -> Font { font.withSize(size(mode)) }

  /// The math font, or that of the running text for the few symbols that only it has.
  func mathFont(_ mode: MathStyle, for text: String) -> Font {
    let font = mathFont(mode)
    let isCommon = text.unicodeScalars.allSatisfy { $0.isASCII }
    let isMissing =
      !isCommon && !measurer.missingCharacters(in: text, face: font.face).isEmpty
    return isMissing ? font.with(.serifMath) : font
  }

  /// Whether the words around are heavier than the math face.
  private var isHeavier: Bool { style.font.face == .sansMedium || style.font.face.isBold }

  /// The font of words that are set in a heavier face, for the upright symbols that it has: the
  /// math face has one weight, in which digits look thin beside the words of a title.
  func emphasizedFont(_ mode: MathStyle, for text: String) -> Font? {
    guard isHeavier, text.unicodeScalars.allSatisfy({ MathSymbols.isUprightInWords($0) }),
      measurer.missingCharacters(in: text, face: style.font.face).isEmpty
    else { return nil }
    return style.font.withSize(style.font.size * scale(mode))
  }

  /// Letters among heavier words, which the math face has in bold; nil for all others.
  private func emphasized(_ text: String, _ mode: MathStyle) -> (text: String, font: Font)? {
    guard isHeavier else { return nil }
    let bold = MathAlphabet.bold(text)
    guard bold != text, measurer.missingCharacters(in: bold, face: font.face).isEmpty else {
      return nil
    }
    return (bold, mathFont(mode))
  }

  /// The characters of an atom that is set as plain text, and their font.
  func plainText(of nucleus: MathAtom.Nucleus, _ mode: MathStyle) -> (text: String, font: Font)? {
    switch nucleus {
    case .symbol(let text):
      if let font = emphasizedFont(mode, for: text) {
        (text, font)
      } else {
        emphasized(text, mode) ?? (text, mathFont(mode, for: text))
      }
    case .words(let text): (text, style.font.withSize(style.font.size * scale(mode)))
    case .letters(let text, let letters):
      (text, style.font.with(style.font.face.face(of: letters)).withSize(size(mode)))
    default: nil
    }
  }

  /// Sets atoms side by side.
  func box(_ atoms: [MathAtom], _ start: MathStyle = .text) -> MathBox {
    var mode = start
    let kinds = MathAtom.Kind.resolved(atoms.filter { !$0.isInvisible }.map(\.kind))
    var kind = kinds.makeIterator()
    var previous: MathAtom.Kind?
    var line = MathLine(setter: self)
    for atom in atoms {
      let mu = size(mode) / 18
      switch atom.nucleus {
      case .space(let width): line.advance(width * mu)
      case .size(let size): mode = mode.with(size)
      default:
        let next = kind.next() ?? atom.kind
        line.advance((previous?.space(before: next, inScript: mode.isScript) ?? 0) * mu)
        previous = next
        append(atom, to: &line, mode)
      }
    }
    return line.finished()
  }

  func append(_ atom: MathAtom, to line: inout MathLine, _ mode: MathStyle) {
    if atom.hasScripts, atom.limits == .always || atom.limits == .display && mode.isDisplay {
      return line.append(limits(of: atom, mode))
    }
    guard let (text, font) = plainText(of: atom.nucleus, mode) else {
      let nucleus = nucleus(atom.nucleus, mode)
      line.append(nucleus)
      if atom.hasScripts || atom.primes > 0 {
        line.append(scripts(of: atom, on: nucleus, mode))
      }
      return
    }
    line.append(text, font)
    if atom.hasScripts {
      line.append(scripts(of: atom, on: MathBox(), mode))
    } else if atom.primes > 0 {
      // The fonts' primes are drawn raised, so they stand on the baseline like letters.
      let primes = Self.primes(atom.primes)
      line.append(primes, mathFont(mode, for: primes))
    }
  }

  /// A nucleus on its own.
  func nucleus(_ nucleus: MathAtom.Nucleus, _ mode: MathStyle) -> MathBox {
    switch nucleus {
    case .symbol, .words, .letters:
      plainText(of: nucleus, mode).map { box($0.text, $0.font) } ?? MathBox()
    case .large(let sign): large(sign, mode).box
    case .list(let atoms): box(atoms, mode)
    case .accent(let mark, let atoms, let isWide): accented(atoms, mark, isWide: isWide, mode)
    case .bar(let atoms, let isAbove): barred(atoms, isAbove: isAbove, mode)
    case .brace(let brace, let atoms, let isAbove):
      braced(atoms, brace, isAbove: isAbove, mode)
    case .arrow(let arrow, let above, let below): self.arrow(arrow, above, below, mode)
    case .radical(let degree, let atoms): radical(atoms, degree: degree, mode)
    case .fraction(let fraction): self.fraction(fraction, mode)
    case .delimited(let delimiters, let bodies): delimited(delimiters, bodies, mode)
    case .tall(let delimiter, let height):
      self.delimiter(delimiter, height: height * size(mode), mode)
    case .array(let array): self.array(array, mode)
    case .space, .size: MathBox()
    }
  }

  /// Characters in one run.
  func box(_ text: String, _ font: Font) -> MathBox {
    let extents = measurer.extents(
      of: text, font: font, usesTabularFigures: style.usesTabularFigures)
    let run = TextRun(
      text, font: font, color: style.color, at: .zero,
      usesTabularFigures: style.usesTabularFigures)
    return MathBox(
      items: [.text(run)], width: extents.advance, ascent: extents.inkTop,
      descent: extents.inkBottom)
  }

  /// A character made longer.
  func box(_ character: Character, _ font: Font, _ glyph: StretchedGlyph) -> MathBox {
    let run = TextRun(
      String(character), font: font, color: style.color, at: .zero, parts: glyph.parts,
      usesTabularFigures: style.usesTabularFigures)
    return MathBox(
      items: [.text(run)], width: glyph.extents.advance, ascent: glyph.extents.inkTop,
      descent: glyph.extents.inkBottom)
  }
}
