/// Reads the markup of a label: words, and formulas between dollar signs.
struct LabelParser {
  /// Words, or a formula between words.
  enum Piece: Hashable, Sendable {
    case words(String)
    case formula([MathAtom])
  }

  /// Which face must have a glyph.
  enum Role: Hashable, Sendable {
    case words, math
    case letters(MathAtom.Letters)
  }

  /// A character that is set, and where it was typed.
  struct Use: Hashable, Sendable {
    var scalar: Unicode.Scalar
    var role: Role
    var column: Int
  }

  /// How deep groups may nest, so that no markup exhausts the stack.
  static let greatestDepth = 40

  let scalars: [Unicode.Scalar]
  /// Where the last brace is that could end words of a formula.
  let lastBrace: Int
  var index = 0
  var uses: [Use] = []
  var depth = 0
  /// The alphabet of letters, if they are not the italic ones.
  var alphabet: MathAlphabet?
  /// Whether a bracket ends a list, as in the degree of a root.
  var endsAtBracket = false
  private(set) var mistakes: [LabelError] = []

  init(_ markup: String) {
    scalars = Array(markup.unicodeScalars)
    lastBrace = scalars.lastIndex(of: "}") ?? -1
  }

  /// The pieces of every line of some markup; one that has a mistake is words as typed.
  static func lines(of markup: String) -> [[Piece]] {
    if !markup.utf8.contains(where: { [0x24, 0x5c, 0x0a].contains($0) }) {
      return [[.words(markup)]]
    }
    var parser = LabelParser(markup)
    let lines = parser.lines()
    if parser.mistakes.isEmpty { return lines }
    return markup.split(separator: "\n", omittingEmptySubsequences: false).map {
      [.words(String($0))]
    }
  }

  /// The pieces of every line.
  mutating func lines() -> [[Piece]] {
    var lines: [[Piece]] = [[]]
    var words = ""
    func endWords() {
      if !words.isEmpty { lines[lines.count - 1].append(.words(words)) }
      words = ""
    }
    while let scalar = current {
      switch scalar {
      case "\n":
        endWords()
        lines.append([])
        index += 1
      case "$":
        endWords()
        lines[lines.count - 1].append(.formula(formula()))
      case "\\":
        guard index + 1 < scalars.count, scalars[index + 1] == "$" else {
          report("command outside a formula", at: index, hint: "formulas stand between $ and $")
          index += 1
          continue
        }
        words.unicodeScalars.append("$")
        index += 2
      default:
        uses.append(Use(scalar: scalar, role: .words, column: index + 1))
        words.unicodeScalars.append(scalar)
        index += 1
      }
    }
    endWords()
    return lines
  }

  var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  mutating func report(_ message: String, at start: Int, length: Int = 1, hint: String? = nil) {
    mistakes.append(LabelError(message, column: start + 1, length: length, hint: hint))
  }

  mutating func reportMissingArgument(of name: String, at start: Int) {
    report("missing argument of \(name)", at: start, length: name.unicodeScalars.count)
  }

  mutating func formula() -> [MathAtom] {
    let start = index
    index += 1
    if current == "$" {
      report(
        "formula is empty", at: start, length: 2,
        hint: #"write $\displaystyle …$ for a formula in display style"#)
    }
    var atoms = self.atoms()
    // What closes nothing ends the list, but not the formula.
    while current != nil, current != "$" {
      skipStray()
      atoms += self.atoms()
    }
    if current == nil {
      report("formula is not closed", at: start, hint: "write \\$ for a dollar sign")
    }
    index += 1
    return atoms
  }

  /// Reports and skips what ends a list that nothing began.
  private mutating func skipStray() {
    let start = index
    switch terminator {
    case .brace: report("\"}\" closes nothing", at: start, hint: "write \\} for a brace")
    case .cell: report("\"&\" outside of an array", at: start, hint: "write \\& for the sign")
    case .row:
      report(
        #""\\" outside of an array"#, at: start, length: 2,
        hint: #"a newline starts a new line; write \begin{aligned} for aligned ones"#)
    case .right: report(#"\right without \left"#, at: start, length: 6)
    case .middle: report(#"\middle without \left"#, at: start, length: 7)
    case .end: report(#"\end without \begin"#, at: start, length: 4)
    case nil: break
    }
    skipTerminator()
  }
}
