/// Turns the markup of labels into Markdown as Pandoc and Quarto read it.
///
/// > J. MacFarlane. *Pandoc User's Guide*, "Pandoc's Markdown".
public enum PandocText {
  /// The text of a label on one line: words with everything escaped that would be read as more,
  /// and formulas in dollar signs. Markup that has a mistake is words as typed.
  public static func text(of markup: String) -> String {
    LabelParser.sources(of: markup).map { source in
      switch source {
      case .words(let words): escaped(words)
      // White space behind a dollar sign would make it one of money.
      case .formula(let formula): "$\(LaTeXText.formula(formula).trimmed)$"
      }
    }.joined()
  }

  /// Words with everything escaped.
  public static func escaped(_ words: String) -> String {
    words.unicodeScalars.reduce(into: "") { text, scalar in
      switch scalar {
      case "\t", "\n", "\r": text += " "
      case "\\", "`", "*", "_", "{", "}", "[", "]", "<", ">", "#", "|", "~", "^", "$", "@", "&":
        text += "\\\(scalar)"
      default: if !scalar.isForbiddenInMarkup { text.unicodeScalars.append(scalar) }
      }
    }
  }

  /// A text as the value of an attribute, with the quotes around it.
  public static func quoted(_ text: String) -> String {
    "\""
      + text.unicodeScalars.reduce(into: "") { value, scalar in
        switch scalar {
        case "\t", "\n", "\r": value += " "
        case "\\", "\"": value += "\\\(scalar)"
        case "&": value += "&amp;"
        default: if !scalar.isForbiddenInMarkup { value.unicodeScalars.append(scalar) }
        }
      } + "\""
  }
}

extension String {
  /// The text without spaces at its ends.
  fileprivate var trimmed: String {
    var text = self[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " ", text.dropLast().last != "\\" { text.removeLast() }
    return String(text)
  }
}
