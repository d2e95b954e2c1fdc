extension MarkdownReader {
  /// A part of a paragraph before it is known which block it belongs to.
  enum Element: Hashable {
    case inline(Inline)
    /// The end of a typed line, as good as a blank.
    case softBreak
    case displayed(String)
    case attributes(MarkdownAttributes)
    case image(name: String, caption: [Inline])
  }

  /// The parts of a paragraph or a heading.
  mutating func elements(of node: MarkdownNode) -> [Element] {
    node.children.flatMap { child -> [Element] in
      switch child.kind {
      case "text": return split(child.literal)
      case "softbreak": return [.softBreak]
      case "linebreak": return [.inline(.lineBreak)]
      case "code": return [.inline(.code(restored(child.literal)))]
      case "emph": return [.inline(.emphasis(inlines(of: child)))]
      case "strong": return [.inline(.strong(inlines(of: child)))]
      case "strikethrough":
        report(
          "expected words, found struck ones", near: "~~", hints: ["leave them out"])
        return elements(of: child)
      case "link": return [.inline(link(child))]
      case "image": return [image(child)]
      case "footnote_reference":
        return [.inline(.footnote(number: Int(child.literal) ?? 0, []))]
      case "html_inline":
        if !child.literal.hasPrefix("<!--") {
          report("expected Markdown, found HTML", near: restored(child.literal))
        }
        return []
      default: return child.literal.isEmpty ? elements(of: child) : split(child.literal)
      }
    }
  }

  /// The inlines of a node in which there is nothing but running text.
  mutating func inlines(of node: MarkdownNode) -> [Inline] { inlines(elements(of: node)) }

  /// Elements as running text; blanks at both ends are left out.
  mutating func inlines(_ elements: [Element]) -> [Inline] {
    var inlines: [Inline] = []
    func append(_ text: String) {
      if case .text(let before)? = inlines.last {
        inlines[inlines.count - 1] = .text(before + text)
      } else {
        inlines.append(.text(text))
      }
    }
    for element in elements {
      switch element {
      case .inline(.text(let text)): append(text)
      case .inline(let inline): inlines.append(inline)
      case .softBreak: append(" ")
      case .displayed(let markup):
        report(
          "expected the formula in a paragraph", near: "$$" + markup,
          hints: ["between single dollar signs it stands in running text"])
      case .attributes(let attributes):
        report(
          "expected {…} behind a heading, a displayed formula, a figure or the caption of a table",
          near: "{#" + attributes.identifier)
      case .image(let name, _):
        report("expected the figure in a paragraph of its own", near: name)
      }
    }
    return inlines.trimmed
  }

  /// A paragraph; displayed formulas and figures end it.
  mutating func paragraph(_ node: MarkdownNode) -> [Block] { paragraphs(elements(of: node)) }

  mutating func paragraphs(_ elements: [Element]) -> [Block] {
    var rest = elements
    if let figure = placed(&rest) { return [figure] }
    var blocks: [Block] = []
    var text: [Element] = []
    func isBlank(_ element: Element) -> Bool {
      if case .inline(.text(let text)) = element { return text.allSatisfy { $0 == " " } }
      return element == .softBreak
    }
    while !rest.isEmpty {
      let element = rest.removeFirst()
      guard case .displayed(let markup) = element else {
        text.append(element)
        continue
      }
      let before = inlines(text)
      if !before.isEmpty { blocks.append(.paragraph(before)) }
      text = []
      var identifier = ""
      if let next = rest.firstIndex(where: { !isBlank($0) }),
        case .attributes(let attributes) = rest[next]
      {
        identifier = attributes.identifier
        rest.removeSubrange(...next)
      }
      blocks.append(
        .formula(DisplayedFormula(markup: markup.trimmed, identifier: identifier)))
    }
    let last = inlines(text)
    if !last.isEmpty { blocks.append(.paragraph(last)) }
    return blocks
  }

  /// The figure or the table of the report that the elements are, if they are nothing else.
  private mutating func placed(_ elements: inout [Element]) -> Block? {
    var rest = elements
    let attributes = takeAttributes(&rest)
    guard rest.count == 1, case .image(let name, let caption) = rest[0] else { return nil }
    let identifier = attributes?.identifier ?? ""
    if name.hasPrefix(MarkdownText.tablePrefix) {
      let source = String(name.dropFirst(MarkdownText.tablePrefix.count))
      var table = TextTable(
        identifier: identifier.isEmpty ? "tab:\(source)" : identifier, caption: caption,
        alignments: [], header: [], rows: [])
      table.source = source
      return .table(table)
    }
    return .figure(
      PlacedFigure(
        name: name, number: "", identifier: identifier.isEmpty ? "fig:\(name)" : identifier,
        caption: caption, alternative: ""))
  }

  /// The attributes at the end of elements, which are taken away with the blanks around them.
  func takeAttributes(_ elements: inout [Element]) -> MarkdownAttributes? {
    func dropBlanks() {
      while case .inline(.text(let text))? = elements.last, text.allSatisfy({ $0 == " " }) {
        elements.removeLast()
      }
    }
    dropBlanks()
    guard case .attributes(let attributes)? = elements.last else { return nil }
    elements.removeLast()
    dropBlanks()
    return attributes
  }

  private mutating func link(_ node: MarkdownNode) -> Inline {
    let address = restored(node.address)
    let text = inlines(of: node)
    let schemes = ["https://", "http://", "mailto:"]
    if address.hasPrefix("#"), address.count > 1 {
      let place = range(of: address)
      anchors.append(
        MarkdownText.Use(
          text: String(address.dropFirst()), range: (place.lowerBound + 1)..<place.upperBound))
    } else if !schemes.contains(where: { address.lowercased().hasPrefix($0) }) {
      report(
        "expected an address (https://…) or a place (#sec:…) for the link, found \"\(address)\"",
        near: address)
    }
    return .link(destination: address, text)
  }

  /// An image: the stem of its file names a figure, so that other programs find a picture there.
  private mutating func image(_ node: MarkdownNode) -> Element {
    let address = restored(node.address)
    let caption = inlines(of: node)
    let place = range(of: address)
    if address.hasPrefix(MarkdownText.tablePrefix) {
      let name = String(address.dropFirst(MarkdownText.tablePrefix.count))
      tables.append(MarkdownText.Use(text: name, range: place))
      return .image(name: address, caption: caption)
    }
    let file = address.split(separator: "/").last ?? ""
    let name = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? String(file)
    figures.append(MarkdownText.Use(text: name, range: place))
    return .image(name: name, caption: caption)
  }
}

extension [Inline] {
  /// Without blanks at both ends.
  var trimmed: [Inline] {
    var inlines = self
    if case .text(let text)? = inlines.first {
      inlines[0] = .text(String(text.drop { $0 == " " }))
    }
    if case .text(var text)? = inlines.last {
      while text.last == " " { text.removeLast() }
      inlines[inlines.count - 1] = .text(text)
    }
    return inlines.filter { $0 != .text("") }
  }
}

extension String {
  /// Without blanks and line ends at both ends.
  var trimmed: String {
    var text = drop { $0.isWhitespace }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
