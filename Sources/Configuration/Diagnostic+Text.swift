extension Diagnostic {
  /// Widest part of a source line that is shown, in columns.
  private static let window = 100

  /// The message as a person reads it: place, text, the line with a caret under the place.
  ///
  ///     broken.json:5:45: error: "beta1" must be in [0, 1), found 1.5
  ///       5 |     "optimizer": { "name": "adam", "beta1": 1.5 },
  ///         |                                             ^~~
  ///         = …
  ///
  /// `config` is where the mistake is if it names no file itself.
  public func rendered(in config: Source?, style: TextStyle = .plain) -> String {
    let hints = hints.map { "\(style(.frame, "=")) \(Diagnostic.visible($0))" }
    let place = place(in: config)
    guard let place, let start = place.start, let end = place.end, let text = place.text else {
      let file = place.map { style(.place, "\(Diagnostic.visible($0.file)):") + " " } ?? ""
      return file + headline(style) + "\n" + hints.map { "  \($0)\n" }.joined()
    }
    let around = text.source.excerpt(
      around: text.offset, before: Diagnostic.window, after: 2 * Diagnostic.window)
    let before = Array(Diagnostic.visible(around.before).unicodeScalars)
    let scalars = before + Array(Diagnostic.visible(around.after).unicodeScalars)
    // Counted from the beginning of the line, as far as it is looked at.
    let skipped = start.column - 1 - before.count
    let count = skipped + scalars.count
    let last = end.line == start.line ? end.column - 1 : max(start.column, count)

    // A long line is cut to a window that holds the place.
    let first = max(0, min(start.column - 1 - 40, count - Diagnostic.window))
    let shown = scalars.dropFirst(first - skipped).prefix(Diagnostic.window)
    var line = first > 0 ? "…" : ""
    line.unicodeScalars.append(contentsOf: shown)
    if first + shown.count < count { line += "…" }
    let indent = start.column - 1 - first + (first > 0 ? 1 : 0)
    let width = max(0, min(last - start.column, shown.count - (start.column - first)))

    let number = "\(start.line)"
    let margin = String(repeating: " ", count: number.count)
    let blank = String(repeating: " ", count: indent)
    let caret = style(.severity(severity), "^" + String(repeating: "~", count: width))
    let file = Diagnostic.visible(place.file)
    var lines = [
      style(.place, "\(file):\(start.line):\(start.column):") + " " + headline(style),
      "  \(style(.frame, "\(number) |")) \(line)",
      "  \(margin) \(style(.frame, "|")) \(blank)\(caret)",
    ]
    lines += hints.map { "  \(margin) \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }

  private func headline(_ style: TextStyle) -> String {
    style(.severity(severity), "\(severity.rawValue):") + " "
      + style(.message, Diagnostic.visible(message))
  }

  /// The message on one line, as compilers print it: "broken.json:5:45: error: …". A message that
  /// has no place in a file begins with the name of the program.
  public func shortText(in config: Source?) -> String {
    var parts = ["optreport"]
    if let place = place(in: config), place.isFile { parts = place.parts }
    return Diagnostic.visible(parts.joined(separator: ":")) + ": \(severity.rawValue): "
      + "\(Diagnostic.visible(message(in: config)))\n"
  }

  /// The message; behind its place, if that is in an argument of the command line.
  func message(in config: Source?) -> String {
    guard let place = place(in: config), !place.isFile else { return message }
    return place.parts.joined(separator: ":") + ": \(message)"
  }

  /// The message as an object for programs. Lines and columns count from 1, columns in Unicode
  /// scalars, and the end is behind the last one; what is not known is left out.
  public func json(in config: Source?) -> JSONText {
    var members: [(key: String, value: JSONText)] = [
      ("severity", .string(severity.rawValue)), ("message", .string(message)),
    ]
    if let place = place(in: config) {
      members.append((place.isFile ? "file" : "argument", .string(place.file)))
      if let start = place.start, let end = place.end {
        members += [
          ("line", .number(Double(start.line))), ("column", .number(Double(start.column))),
          ("endLine", .number(Double(end.line))), ("endColumn", .number(Double(end.column))),
        ]
      }
    }
    return .object(members + [("hints", .array(hints.map(JSONText.string)))])
  }
}
