extension Diagnostic {
  /// A longer message repeats something that was never meant to be read.
  private static let usualLength = 600
  /// A name that is longer than this tells no more.
  private static let nameLength = 60
  /// Nothing is said at greater length, in bytes.
  private static let greatestLength = 2000

  /// A message of a bearable length: where a config has a name of a megabyte, its beginning is
  /// shown.
  static func bearable(_ message: String) -> String {
    guard message.utf8.count > usualLength else { return message }
    var text = ""
    for (index, part) in message.split(separator: "\"", omittingEmptySubsequences: false)
      .enumerated()
    {
      if index > 0 { text += "\"" }
      let isQuoted = index % 2 == 1
      text += isQuoted ? cut(part, to: nameLength) : String(part)
    }
    return cut(text[...], to: greatestLength)
  }

  private static func cut(_ text: Substring, to length: Int) -> String {
    guard text.utf8.count > length else { return String(text) }
    return String(text.unicodeScalars.prefix(length)) + "…"
  }
}
