/// Cuts out of a Markdown text what Markdown would spoil (formulas, places for results) and what it
/// does not know (references, attributes), and leaves marks that it takes for letters.
///
/// Code stays as it is. A mark is a number between two private characters.
struct MarkdownScanner {
  /// What was cut out.
  enum Cut: Hashable, Sendable {
    /// The inside of `$…$`.
    case formula(String)
    /// The inside of `$$…$$`.
    case displayedFormula(String)
    /// `{{name}}`, braces included.
    case place(String)
    /// `@fig:name`, without the sign.
    case reference(String)
    /// `{#identifier .class}`.
    case attributes(MarkdownAttributes)
  }

  static let opening: Unicode.Scalar = "\u{E000}"
  static let closing: Unicode.Scalar = "\u{E001}"
  /// What references may begin with.
  static let kinds = ["alg", "eq", "fig", "sec", "tab"]

  let bytes: [UInt8]
  var output: [UInt8] = []
  private(set) var cuts: [(cut: Cut, range: Range<Int>)] = []
  private(set) var mistakes: [ProseMistake] = []
  var index = 0
  /// Where the paragraph ends that the scanner is in, as far as it was looked for.
  var knownEnd = 0
  /// Up to where no sign ends a formula or code, so that no text is searched again and again.
  var unendedUntil: [String: Int] = [:]
  /// The fence of the code that the scanner is in.
  private var fence: (byte: UInt8, length: Int)?

  init(_ text: [UInt8]) {
    bytes = text
    output.reserveCapacity(text.count)
    while index < bytes.count { scanLine() }
  }

  /// Scans one line, or more where something that was cut out ends on a later one.
  private mutating func scanLine() {
    if let found = fenceHere() {
      if let open = fence {
        if found.byte == open.byte, found.length >= open.length, found.isBare { fence = nil }
      } else {
        fence = (found.byte, found.length)
      }
      return copyLine()
    }
    if fence != nil { return copyLine() }
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\n") {
        copy(1)
        return
      }
      scan(byte)
    }
  }

  private mutating func scan(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\\"): copy(2)
    case UInt8(ascii: "`"): copyCode()
    case UInt8(ascii: "$"): cutFormula()
    case UInt8(ascii: "{"): cutBraces()
    case UInt8(ascii: "@"): cutReference()
    case 0xEE where has("\u{E000}") || has("\u{E001}"):
      mistakes.append(
        ProseMistake("expected no character of private use", at: index..<(index + 3)))
      index += 3
    default: copy(1)
    }
  }

  // MARK: - Code

  /// The fence at the start of the line, behind the signs of quotations and lists.
  private func fenceHere() -> (byte: UInt8, length: Int, isBare: Bool)? {
    var at = index
    while at < bytes.count, [UInt8(ascii: " "), UInt8(ascii: ">"), 9].contains(bytes[at]) {
      at += 1
    }
    guard at < bytes.count, bytes[at] == UInt8(ascii: "`") || bytes[at] == UInt8(ascii: "~")
    else { return nil }
    let length = bytes[at...].prefix { $0 == bytes[at] }.count
    let rest = bytes[(at + length)...].prefix { $0 != UInt8(ascii: "\n") }
    // A run of backticks that ends on the same line is a piece of code in running text.
    if length < 3 || rest.contains(UInt8(ascii: "`")) { return nil }
    return (bytes[at], length, rest.allSatisfy { $0 == UInt8(ascii: " ") || $0 == 13 })
  }

  private mutating func copyLine() {
    copy(bytes[index...].prefix { $0 != UInt8(ascii: "\n") }.count + 1)
  }

  private mutating func copyCode() {
    let length = bytes[index...].prefix { $0 == UInt8(ascii: "`") }.count
    let end = paragraphEnd()
    let key = "`\(length)"
    if unendedUntil[key] != end {
      var at = index + length
      while let start = bytes[at..<max(at, end)].firstIndex(of: UInt8(ascii: "`")) {
        let run = bytes[start...].prefix { $0 == UInt8(ascii: "`") }.count
        at = start + run
        if run == length { return copy(at - index) }
      }
      unendedUntil[key] = end
    }
    copy(length)
  }

  // MARK: - Cuts

  /// `$…$` and `$$…$$`; a dollar before a blank is one.
  private mutating func cutFormula() {
    let start = index
    let isDisplayed = has("$$")
    let width = isDisplayed ? 2 : 1
    guard let first = byte(at: start + width), isDisplayed || !isBlank(first) else {
      return copy(1)
    }
    guard let end = formulaEnd(from: start + width, isDisplayed: isDisplayed) else {
      let dollars = isDisplayed ? "$$" : "$"
      mistakes.append(
        ProseMistake(
          "expected \"\(dollars)\" to end the formula", at: start..<(start + width),
          hints: isDisplayed ? [] : ["a dollar sign is written \\$"]))
      return copy(width)
    }
    let markup = unquoted(String(decoding: bytes[(start + width)..<end], as: UTF8.self), at: start)
    index = end + width
    cut(isDisplayed ? .displayedFormula(markup) : .formula(markup), from: start)
  }

  /// A formula without the signs of the quotation that its lines begin with.
  private func unquoted(_ markup: String, at start: Int) -> String {
    guard markup.contains("\n") else { return markup }
    let lineStart = bytes[..<start].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let depth = bytes[lineStart..<start].count { $0 == UInt8(ascii: ">") }
    let lines = markup.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().map { index, line in
      guard index > 0 else { return String(line) }
      var rest = line.drop { $0 == " " }
      for _ in 0..<depth where rest.first == ">" { rest = rest.dropFirst().drop { $0 == " " } }
      return String(rest)
    }.joined(separator: "\n")
  }

  private mutating func formulaEnd(from start: Int, isDisplayed: Bool) -> Int? {
    let end = paragraphEnd()
    let key = isDisplayed ? "$$" : "$"
    if unendedUntil[key] == end { return nil }
    var at = start
    while at < end {
      switch bytes[at] {
      case UInt8(ascii: "\\"): at += 2
      case UInt8(ascii: "$"):
        if isDisplayed {
          if byte(at: at + 1) == UInt8(ascii: "$") { return at }
        } else if at > start, !isBlank(bytes[at - 1]) {
          return at
        }
        at += 1
      default: at += 1
      }
    }
    unendedUntil[key] = end
    return nil
  }

  /// `{{name}}`, or `{#identifier}`.
  private mutating func cutBraces() {
    let start = index
    if has("{{") {
      guard let end = find("}}", from: start + 2) else {
        mistakes.append(
          ProseMistake("expected \"}}\" to end the place", at: start..<(start + 2)))
        return copy(2)
      }
      index = end + 2
      return cut(.place(text(start..<index)), from: start)
    }
    guard has("{#") || has("{."), let end = find("}", from: start) else { return copy(1) }
    index = end + 1
    let attributes = MarkdownAttributes(text((start + 1)..<end))
    for word in attributes.unknown {
      mistakes.append(
        ProseMistake(
          "expected #identifier or .unnumbered, found \"\(word)\"", at: start..<index))
    }
    cut(.attributes(attributes), from: start)
  }

  /// `@fig:name`; an address of mail is none.
  private mutating func cutReference() {
    let start = index
    let isInWord = start > 0 && isNamePart(bytes[start - 1])
    let kind = bytes[(start + 1)...].prefix { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 }
    let colon = start + 1 + kind.count
    let name = bytes.dropFirst(colon + 1).prefix { isNamePart($0) }
    guard !isInWord, byte(at: colon) == UInt8(ascii: ":"), !name.isEmpty,
      MarkdownScanner.kinds.contains(String(decoding: kind, as: UTF8.self))
    else { return copy(1) }
    // A dot or a hyphen at the end belongs to the sentence.
    let kept = name.reversed().drop { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }.count
    index = colon + 1 + kept
    cut(.reference(text((start + 1)..<index)), from: start)
  }

  private mutating func cut(_ cut: Cut, from start: Int) {
    output += Array("\(MarkdownScanner.opening)\(cuts.count)\(MarkdownScanner.closing)".utf8)
    cuts.append((cut, start..<index))
  }
}
