extension MarkdownReader {
  /// A text with what the scanner cut out put back as elements.
  mutating func split(_ text: String) -> [Element] {
    reportUnresolved(text)
    guard text.unicodeScalars.contains(MarkdownScanner.opening) else {
      return text.isEmpty ? [] : [.inline(.text(text))]
    }
    var elements: [Element] = []
    for (index, part) in text.split(
      separator: Character(MarkdownScanner.opening), omittingEmptySubsequences: false
    ).enumerated() {
      var words = part
      if index > 0, let end = part.firstIndex(of: Character(MarkdownScanner.closing)),
        let number = Int(part[..<end])
      {
        elements.append(element(scanner.cuts[number].cut))
        words = part[part.index(after: end)...]
      }
      if !words.isEmpty { elements.append(.inline(.text(String(words)))) }
    }
    return elements
  }

  private func element(_ cut: MarkdownScanner.Cut) -> Element {
    switch cut {
    case .formula(let markup): .inline(.formula(markup))
    case .displayedFormula(let markup): .displayed(markup)
    case .place(let text): .inline(.text(text))
    case .reference(let name): .inline(.reference(identifier: name, text: ""))
    case .attributes(let attributes): .attributes(attributes)
    }
  }

  /// A text with what the scanner cut out put back as it was typed.
  func restored(_ text: String) -> String {
    guard text.unicodeScalars.contains(MarkdownScanner.opening) else { return text }
    var result = ""
    for (index, part) in text.split(
      separator: Character(MarkdownScanner.opening), omittingEmptySubsequences: false
    ).enumerated() {
      guard index > 0, let end = part.firstIndex(of: Character(MarkdownScanner.closing)),
        let number = Int(part[..<end])
      else {
        result += part
        continue
      }
      result += String(decoding: scanner.bytes[scanner.cuts[number].range], as: UTF8.self)
      result += part[part.index(after: end)...]
    }
    return result
  }

  /// Markdown leaves links and footnotes without a definition as they were typed.
  private mutating func reportUnresolved(_ text: String) {
    guard text.utf8.contains(UInt8(ascii: "[")) else { return }
    for (sign, what) in [("][", "link"), ("[^", "footnote")] {
      guard let start = text.firstRange(of: sign) else { continue }
      let name = text[start.upperBound...].prefix { $0 != "]" }
      guard text[start.upperBound...].contains("]"), !name.isEmpty else { continue }
      let mark = what == "footnote" ? "[^\(name)]" : "[\(name)]"
      report(
        "unknown \(what) \"\(name)\"", near: mark,
        hints: ["\(mark): … defines it on a line of its own"])
    }
  }
}
