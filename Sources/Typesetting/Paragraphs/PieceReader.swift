import Graphics

/// Takes running text apart: what stays together, and what may happen between.
struct PieceReader {
  let spans: [Span]
  let measurer: any TextMeasurer
  /// What is asked where words may be broken; nil if none may.
  let hyphenator: (any Hyphenator)?
  let hangsPunctuation: Bool
  private var read = ParagraphPieces()
  private var looks: [Look] = []

  /// What the words of one font need again and again.
  private struct Look {
    let font: Font
    let usesTabularFigures: Bool
    let space: Double
    let hyphen: Double
    /// Programs are set as typed: no hyphens, and spaces of one width.
    var isProgram: Bool { font.face == .mono }
  }

  init(_ spans: [Span], for setter: ParagraphSetter, hyphenates: Bool) {
    self.spans = spans
    measurer = setter.measurer
    hyphenator = hyphenates ? setter.hyphenator : nil
    hangsPunctuation = setter.hangsPunctuation
  }

  /// The pieces of some of the spans, none of which is the end of a line.
  static func pieces(
    of range: Range<Int>, in spans: [Span], for setter: ParagraphSetter, hyphenates: Bool
  ) -> ParagraphPieces {
    var reader = PieceReader(spans, for: setter, hyphenates: hyphenates)
    for index in range {
      switch spans[index].content {
      case .words(let words): reader.readWords(words, index)
      case .formula(let markup): reader.readFormula(markup, index)
      case .lineBreak: preconditionFailure("span \(index) ends a line")
      }
    }
    reader.read.measure()
    return reader.read
  }

  // MARK: Words

  private mutating func readWords(_ words: String, _ span: Int) {
    let look = look(of: spans[span].style)
    let bytes = words.utf8
    var start = bytes.startIndex
    var place = start
    while place < bytes.endIndex {
      let next = bytes.index(after: place)
      switch bytes[place] {
      case 0x20, 0x09...0x0d:
        readWord(words[start..<place], span, look)
        addSpace(" ", span, look)
        start = next
      case 0xc2 where next < bytes.endIndex && bytes[next] == 0xa0:
        readWord(words[start..<place], span, look)
        addSpace("\u{A0}", span, look)
        start = bytes.index(after: next)
      default: break
      }
      place = max(next, start)
    }
    readWord(words[start...], span, look)
  }

  /// Spaces stretch by a half and shrink by a third of their width, as those of most faces do.
  private mutating func addSpace(_ space: String, _ span: Int, _ look: Look) {
    guard !read.pieces.isEmpty else { return }
    var joint = read.lastJoint
    let isBreak = space == " " && joint.space != "\u{A0}"
    joint.penalty = isBreak ? 0 : nil
    (joint.space, joint.span) = (isBreak ? " " : "\u{A0}", span)
    joint.width = look.space
    joint.stretch = look.isProgram ? 0 : 0.5 * look.space
    joint.shrink = look.isProgram ? 0 : look.space / 3
    (joint.isHyphen, joint.endWidth, joint.startWidth) = (false, 0, 0)
    read.lastJoint = joint
  }

  private mutating func readWord(_ word: Substring, _ span: Int, _ look: Look) {
    guard !word.isEmpty else { return }
    let parts = WordBreaks.parts(of: String(word), hyphenator: look.isProgram ? nil : hyphenator)
      .filter { !$0.text.isEmpty }
    let whole = parts.count == 1 ? parts[0].text : parts.map(\.text).joined()
    let width = advance(of: whole, look)
    var (prefix, start) = ("", 0.0)
    for (index, part) in parts.enumerated() {
      prefix += part.text
      var joint = ParagraphPieces.Joint()
      var end = width
      if index < parts.count - 1 {
        joint.penalty = part.penalty
        joint.isHyphen = part.isHyphen
        joint.endWidth = part.isHyphen ? look.hyphen : 0
        end = advance(of: part.isHyphen ? prefix + "-" : prefix, look) - joint.endWidth
        let rest = parts[(index + 1)...].map(\.text).joined()
        joint.startWidth = advance(of: rest, look) - (width - end)
        if hangsPunctuation { joint.hyphenHang = look.hyphen * HangingPunctuation.right("-") }
      }
      var piece = ParagraphPieces.Piece(
        span: span, content: .text(part.text), width: end - start)
      hang(&piece, part.text, look)
      start = end
      read.append(piece)
      read.lastJoint = joint
    }
  }

  /// Marks hang; what is raised above the line has no part in its edge.
  private func hang(_ piece: inout ParagraphPieces.Piece, _ text: String, _ look: Look) {
    guard hangsPunctuation, !look.isProgram, spans[piece.span].rise == 0,
      let first = text.first, let last = text.last
    else { return }
    let (left, right) = (HangingPunctuation.left(first), HangingPunctuation.right(last))
    if left > 0 { piece.leftHang = left * advance(of: String(first), look) }
    if right > 0 { piece.rightHang = right * advance(of: String(last), look) }
  }

  private func advance(of text: String, _ look: Look) -> Double {
    measurer.extents(of: text, font: look.font, usesTabularFigures: look.usesTabularFigures)
      .advance
  }

  private mutating func look(of style: TextStyle) -> Look {
    let known = looks.first {
      $0.font == style.font && $0.usesTabularFigures == style.usesTabularFigures
    }
    if let known { return known }
    func advance(_ text: String) -> Double {
      measurer.extents(
        of: text, font: style.font, usesTabularFigures: style.usesTabularFigures
      ).advance
    }
    let new = Look(
      font: style.font, usesTabularFigures: style.usesTabularFigures, space: advance(" "),
      hyphen: advance("-"))
    looks.append(new)
    return new
  }

  // MARK: Formulas

  /// A formula with a mistake is words as typed, as in a label.
  private mutating func readFormula(_ markup: String, _ span: Int) {
    let style = spans[span].style
    let setter = MathSetter(measuring: measurer, style: style)
    for piece in LabelParser.lines(of: "$\(markup)$").joined() {
      switch piece {
      case .words(let words): readWords(words, span)
      case .formula(let atoms):
        for part in setter.pieces(atoms) {
          read.append(
            ParagraphPieces.Piece(span: span, content: .formula(part.box), width: part.box.width))
          read.lastJoint = ParagraphPieces.Joint(
            span: span, width: part.space, penalty: part.penalty)
        }
      }
    }
  }
}
