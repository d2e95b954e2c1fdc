extension LabelParser {
  /// Words, or a formula as it was typed.
  enum Source: Hashable, Sendable {
    case words(String)
    case formula(String)
  }

  /// The pieces of some markup on one line, formulas as typed; all of it is words if it has a
  /// mistake.
  static func sources(of markup: String) -> [Source] {
    var parser = LabelParser(markup)
    var sources: [Source] = []
    var words = String.UnicodeScalarView()
    func endWords() {
      if !words.isEmpty { sources.append(.words(String(words))) }
      words = String.UnicodeScalarView()
    }
    while let scalar = parser.current {
      switch scalar {
      case "$":
        endWords()
        let start = parser.index
        _ = parser.formula()
        let inside = parser.scalars[start..<min(parser.index, parser.scalars.count)].dropFirst()
          .dropLast()
        sources.append(.formula(String(String.UnicodeScalarView(inside))))
      case "\\":
        guard parser.index + 1 < parser.scalars.count, parser.scalars[parser.index + 1] == "$"
        else { return [.words(markup)] }
        words.append("$")
        parser.index += 2
      case "\n", "\t", "\r":
        words.append(" ")
        parser.index += 1
      default:
        words.append(scalar)
        parser.index += 1
      }
    }
    endWords()
    return parser.mistakes.isEmpty ? sources : [.words(markup)]
  }
}
