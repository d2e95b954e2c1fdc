import Graphics

extension SVGWriter {
  /// Writes a run as the encoder was asked to; signs that no character stands for are outlines
  /// in any case.
  mutating func write(_ run: TextRun) {
    guard !run.text.isEmpty, run.position.isDrawable, run.font.size > 0, run.angle.isFinite
    else { return }
    let face = FontLibrary.shared.face(run.font.face)
    // Programs differ in where they put an accent that stands alone.
    let isAccent = run.text.unicodeScalars.first?.properties.generalCategory == .nonspacingMark
    if textDrawing == .selectable, run.parts == nil, !isAccent {
      return write(run, as: face.shape(run.text, run.features))
    }
    let visible = face.shape(run).glyphs.filter { !face.outline(of: $0.index).path.isEmpty }
    guard !visible.isEmpty else { return }
    body.append("<g")
    // Of the whole, or parts of one sign would be darker where they overlap.
    append(run.color, "fill", opacity: "opacity")
    body.append(" transform=\"translate(")
    body.append(run.position.x)
    body.append(" ")
    body.append(run.position.y)
    body.append(")")
    appendTurn(run.angle)
    body.append("scale(")
    body.append(run.font.size * face.unit, decimals: 6)
    body.append(")\">")
    for glyph in visible { append(glyph, of: run.font.face, unit: face.unit) }
    body.append("</g>\n")
  }

  /// The id of a glyph: a letter for the face, and its place in the font.
  func name(of glyph: UInt32, _ face: Font.Face) -> String { "\(prefix)\(face.letter)\(glyph)" }

  private mutating func append(_ glyph: ShapedText.Glyph, of face: Font.Face, unit: Double) {
    outlines[face, default: []].insert(glyph.index)
    body.append("<use xlink:href=\"#")
    body.append(escaped: name(of: glyph.index, face))
    for (name, value) in [("x", glyph.x), ("y", -glyph.y)] where value != 0 {
      body.append("\" \(name)=\"")
      body.append(value / unit)
    }
    body.append("\"/>")
  }

  private mutating func appendTurn(_ angle: Double) {
    guard angle != 0 else { return }
    body.append("rotate(")
    body.append(-angle * 180 / .pi, decimals: 3)
    body.append(")")
  }

  private mutating func write(_ run: TextRun, as shaped: ShapedText) {
    let face = run.font.face
    letters[face, default: SVGLetters()].add(run.text, shaped, run.features)
    body.append("<text")
    append(run.color, "fill")
    if run.angle == 0 {
      for (name, value) in [("x", run.position.x), ("y", run.position.y)] {
        body.append(" \(name)=\"")
        body.append(value)
        body.append("\"")
      }
    } else {
      body.append(" transform=\"translate(")
      body.append(run.position.x)
      body.append(" ")
      body.append(run.position.y)
      body.append(")")
      appendTurn(run.angle)
      body.append("\"")
    }
    body.append(" font-size=\"")
    body.append(run.font.size, decimals: 3)
    body.append("\" font-family=\"")
    body.append(escaped: "'\(prefix)\(face.letter)',\(face.fallback)")
    body.append("\"\(face.look)")
    if run.text.unicodeScalars.count > 1 {
      // Keeps the text in its place where another font stands in.
      body.append(" textLength=\"")
      let spaces = Double(shaped.clusters.count(where: \.isSpace))
      body.append(shaped.extents.advance * run.font.size + spaces * run.wordSpacing)
      body.append("\" lengthAdjust=\"spacingAndGlyphs\"")
    }
    body.append(" style=\"white-space:pre;font-variant-ligatures:none")
    if run.wordSpacing != 0 {
      body.append(";word-spacing:")
      body.append(run.wordSpacing, decimals: 3)
      body.append("px")
    }
    var features: [String] = []
    if run.usesTabularFigures { features.append("'tnum'") }
    if run.font.hasSmallCapitals { features.append("'smcp'") }
    if !features.isEmpty {
      body.append(";font-feature-settings:" + features.joined(separator: ","))
    }
    body.append("\">")
    body.append(escaped: run.text)
    body.append("</text>\n")
  }
}

extension Font.Face {
  /// A letter for each face.
  var letter: Character {
    let index = Font.Face.allCases.firstIndex(of: self) ?? 0
    return Character(Unicode.Scalar(UInt8(ascii: "a") + UInt8(index)))
  }

  /// What stands in where the letters inside the image are not read.
  fileprivate var fallback: String {
    switch self {
    case .sansRegular, .sansItalic, .sansMedium, .sansSemiBold: "'Fira Sans',sans-serif"
    case .sansMath: "'Fira Math',math,sans-serif"
    case .mono: "'Fira Mono',monospace"
    case .serifRegular, .serifItalic, .serifSemiBold, .serifSemiBoldItalic:
      "'Libertinus Serif',serif"
    case .serifMath: "'Libertinus Math',math,serif"
    }
  }

  /// Weight and slant as attributes.
  fileprivate var look: String {
    (weight == 400 ? "" : " font-weight=\"\(weight)\"")
      + (isItalic ? " font-style=\"italic\"" : "")
  }

  /// Weight from 100 to 900.
  var weight: Int {
    switch self {
    case .sansMedium: 500
    case .sansSemiBold, .serifSemiBold, .serifSemiBoldItalic: 600
    default: 400
    }
  }

  /// Whether the letters lean.
  var isItalic: Bool {
    switch self {
    case .sansItalic, .serifItalic, .serifSemiBoldItalic: true
    default: false
    }
  }
}
