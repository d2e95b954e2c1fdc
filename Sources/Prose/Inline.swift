/// A part of running text.
public indirect enum Inline: Hashable, Sendable {
  /// Words, with curly quotes, dashes and no-break spaces already in them.
  case text(String)
  /// Stressed words, in italics.
  case emphasis([Inline])
  /// Words that a skimming eye finds, in semibold.
  case strong([Inline])
  /// A piece of a program, as typed.
  case code(String)
  /// A formula in TeX, without dollar signs.
  case formula(String)
  /// Words that lead to an address ("https://…") or a place in the article ("#sec:momentum").
  case link(destination: String, [Inline])
  /// "Figure 3", "Eq. (2)": leads to what has the identifier.
  case reference(identifier: String, text: String)
  /// A note at the foot of the page or in the margin; `number` from 1 in the whole article.
  case footnote(number: Int, [Inline])
  /// The end of a line that the author asks for.
  case lineBreak
}

extension [Inline] {
  /// The words alone; formulas as `formula` tells them.
  public func plainText(formula: (String) -> String) -> String {
    map { inline in
      switch inline {
      case .text(let text), .code(let text): text
      case .emphasis(let parts), .strong(let parts), .link(_, let parts):
        parts.plainText(formula: formula)
      case .formula(let markup): formula(markup)
      case .reference(_, let text): text
      case .footnote: ""
      case .lineBreak: " "
      }
    }.joined()
  }
}
