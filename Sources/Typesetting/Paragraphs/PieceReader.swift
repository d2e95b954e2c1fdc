import Graphics

/// Takes running text apart: what stays together, and what may happen between.
struct PieceReader {
  let spans: [Span]
  let measurer: any TextMeasurer
  let words: WordMeasurer
  /// Whether words may be broken.
  var isHyphenated = false
  private var read = ParagraphPieces()
  /// The pieces of the formulas by their spans.
  private var formulas: [Int: [MathSetter.Piece]] = [:]

  init(_ spans: [Span], for setter: ParagraphSetter) {
    self.spans = spans
    measurer = setter.measurer
    words = setter.words
  }

  /// The pieces of some of the spans, none of which is the end of a line.
  mutating func pieces(of range: Range<Int>) -> ParagraphPieces {
    read = ParagraphPieces()
    for index in range {
      switch spans[index].content {
      case .words(let text): readWords(text, index)
      case .formula(let markup): readFormula(markup, index)
      case .lineBreak: preconditionFailure("span \(index) ends a line")
      }
    }
    read.measure()
    return read
  }

  private mutating func readWords(_ text: String, _ span: Int) {
    let look = words.look(of: spans[span].style)
    let bytes = text.utf8
    var start = bytes.startIndex
    var place = start
    while place < bytes.endIndex {
      let next = bytes.index(after: place)
      switch bytes[place] {
      case 0x20, 0x09...0x0d:
        readWord(text[start..<place], span, look)
        addSpace(" ", span, look)
        start = next
      case 0xc2 where next < bytes.endIndex && bytes[next] == 0xa0:
        readWord(text[start..<place], span, look)
        addSpace("\u{A0}", span, look)
        start = bytes.index(after: next)
      default: break
      }
      place = max(next, start)
    }
    readWord(text[start...], span, look)
  }

  /// Spaces stretch by a half and shrink by a third of their width, as those of most faces do.
  private mutating func addSpace(_ space: String, _ span: Int, _ look: WordMeasurer.Look) {
    guard let before = read.joints.last else { return }
    let isBreak = space == " " && before.space != "\u{A0}"
    read.lastJoint = ParagraphPieces.Joint(
      space: isBreak ? " " : "\u{A0}", span: span, width: look.space,
      stretch: look.isProgram ? 0 : 0.5 * look.space,
      shrink: look.isProgram ? 0 : look.space / 3, penalty: isBreak ? 0 : nil)
  }

  private mutating func readWord(_ word: Substring, _ span: Int, _ look: WordMeasurer.Look) {
    guard !word.isEmpty else { return }
    for (piece, joint) in words.parts(of: word, look, isHyphenated: isHyphenated) {
      var piece = piece
      piece.span = span
      // What is raised above the line has no part in its edge.
      if spans[span].rise != 0 { (piece.leftHang, piece.rightHang) = (0, 0) }
      read.append(piece, joint)
    }
  }

  /// A formula with a mistake is words as typed, as in a label.
  private mutating func readFormula(_ markup: String, _ span: Int) {
    if let known = formulas[span] { return append(known, span) }
    let setter = MathSetter(measuring: measurer, style: spans[span].style)
    let parsed = LabelParser.lines(of: "$\(markup)$").joined()
    for piece in parsed {
      switch piece {
      case .words(let text): readWords(text, span)
      case .formula(let atoms):
        var pieces = setter.pieces(atoms)
        if !pieces.isEmpty { pieces[pieces.count - 1].box.width += setter.overhang(of: atoms) }
        if parsed.count == 1 { formulas[span] = pieces }
        append(pieces, span)
      }
    }
  }

  private mutating func append(_ pieces: [MathSetter.Piece], _ span: Int) {
    for part in pieces {
      read.append(
        ParagraphPieces.Piece(span: span, content: .formula(part.box), width: part.box.width),
        ParagraphPieces.Joint(span: span, width: part.space, penalty: part.penalty))
    }
  }
}
