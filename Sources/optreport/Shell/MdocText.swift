/// Text in the language of manual pages.
///
/// > K. Dzonsons, I. Schwarze. "mdoc: semantic markup language for formatting manual pages."
/// > mandoc.bsd.lv.
struct MdocText {
  /// The page so far.
  private(set) var text = ""

  /// Adds a line that begins with a macro: `macro("Sh", "NAME")`.
  mutating func macro(_ name: String, _ arguments: String...) {
    text += ([".\(name)"] + arguments).joined(separator: " ") + "\n"
  }

  /// Adds sentences, each on lines of its own; what stands between backquotes is literal.
  mutating func prose(_ prose: String) {
    for sentence in MdocText.sentences(prose) {
      var line = ""
      for word in sentence.split(separator: " ").map({ MdocText.escaped(String($0)) }) {
        if !line.isEmpty, line.utf8.count + word.utf8.count + 1 > 78 {
          text += line + "\n"
          line = ""
        }
        line += (line.isEmpty ? "" : " ") + word
      }
      text += line + "\n"
    }
  }

  /// Adds lines as they are.
  mutating func literal(_ lines: [String]) {
    macro("Bd", "-literal", "-offset", "indent", "-compact")
    for line in lines { text += MdocText.escaped(line) + "\n" }
    macro("Ed")
  }

  /// An argument of a macro.
  static func argument(_ text: String) -> String {
    let escaped = escaped(text)
    return escaped.contains(" ") ? "\"\(escaped)\"" : escaped
  }

  /// A text without the characters that mean something at their place; literal minus signs can be
  /// copied into a shell.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "`": result += ""
      case "\"": result += "\\(dq"
      default: result.append(character)
      }
    }
    return result.hasPrefix(".") || result.hasPrefix("'") ? "\\&" + result : result
  }

  /// The sentences of a text: a new one begins with a capital behind a full stop.
  private static func sentences(_ prose: String) -> [String] {
    var sentences: [String] = []
    var words: [Substring] = []
    for word in prose.split(whereSeparator: \.isWhitespace) {
      let isEnd = words.last.map { $0.hasSuffix(".") || $0.hasSuffix(".)") } ?? false
      if isEnd, word.first?.isUppercase ?? false {
        sentences.append(words.joined(separator: " "))
        words = []
      }
      words.append(word)
    }
    return sentences + (words.isEmpty ? [] : [words.joined(separator: " ")])
  }
}
