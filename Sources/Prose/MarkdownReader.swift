/// Makes blocks of the tree of a Markdown text.
struct MarkdownReader {
  /// How deep quotations and lists may nest.
  static let greatestDepth = 20

  let scanner: MarkdownScanner
  var mistakes: [ProseMistake] = []
  var figures: [MarkdownText.Use] = []
  var tables: [MarkdownText.Use] = []
  var anchors: [MarkdownText.Use] = []
  /// Up to where the text was searched for links and figures, which come in its order.
  private var cursor = 0
  private var footnotes: [[Inline]] = []
  private var depth = 0

  init(scanner: MarkdownScanner) { self.scanner = scanner }

  /// The blocks of the text.
  mutating func read() -> [Block] {
    // The reader would be moved into the closure otherwise.
    var reader = self
    let blocks = MarkdownNode.parse(scanner.output) { reader.document($0) } ?? []
    self = reader
    return blocks
  }

  private mutating func document(_ root: MarkdownNode) -> [Block] {
    let children = root.children
    var blocks = readBlocks(children.filter { $0.kind != "footnote_definition" })
    // Footnotes stand behind the text in the tree, in the order of their references.
    footnotes = children.filter { $0.kind == "footnote_definition" }.map { definition in
      let texts = definition.children.map { inlines(of: $0) }
      return Array(texts.joined(separator: [.text(" ")]))
    }
    blocks = blocks.map { $0.mapInlines { fill(footnotesOf: $0) } }
    return blocks
  }

  /// The inlines with the texts of their footnotes.
  private func fill(footnotesOf inline: Inline) -> [Inline] {
    guard case .footnote(let number, _) = inline else { return [inline] }
    return [
      .footnote(
        number: number,
        footnotes.indices.contains(number - 1) ? footnotes[number - 1] : [])
    ]
  }

  // MARK: - Blocks

  mutating func readBlocks(_ nodes: [MarkdownNode]) -> [Block] {
    depth += 1
    defer { depth -= 1 }
    guard depth <= MarkdownReader.greatestDepth else {
      report("expected quotations and lists nested at most \(MarkdownReader.greatestDepth) deep")
      return []
    }
    var blocks: [Block] = []
    // Where the next table goes if it has a caption already.
    var caption: (text: [Inline], attributes: MarkdownAttributes)?
    for node in nodes {
      if let found = tableCaption(of: node) {
        if case .table(var table)? = blocks.last, table.caption.isEmpty, table.source.isEmpty {
          (table.caption, table.identifier) = (found.text, found.attributes.identifier)
          blocks[blocks.count - 1] = .table(table)
        } else {
          caption = found
        }
        continue
      }
      var read = block(node)
      if case .table(var table)? = read.first, let known = caption {
        (table.caption, table.identifier) = (known.text, known.attributes.identifier)
        read[0] = .table(table)
        caption = nil
      }
      blocks += read
    }
    if let caption {
      report("expected a table beside its caption", near: caption.text.plainText { $0 })
    }
    return blocks
  }

  private mutating func block(_ node: MarkdownNode) -> [Block] {
    switch node.kind {
    case "paragraph": return paragraph(node)
    case "heading": return [heading(node)]
    case "list":
      var list = node.list
      list.items = node.children.map { item in
        reportTask(item)
        return readBlocks(item.children)
      }
      return [.list(list)]
    case "block_quote": return [note(node)]
    case "code_block":
      var lines = restored(node.literal).split(
        separator: "\n", omittingEmptySubsequences: false
      ).map(String.init)
      if lines.last == "" { lines.removeLast() }
      let language = node.information.split(separator: " ").first.map(String.init) ?? ""
      return [.listing(Listing(language: language, lines: lines))]
    case "table": return [table(node)]
    case "html_block":
      // A comment says nothing to readers.
      if !node.literal.hasPrefix("<!--") {
        report("expected Markdown, found HTML", near: restored(node.literal))
      }
      return []
    case "thematic_break":
      report("expected a text, found a rule", near: "---")
      return []
    default: return readBlocks(node.children)
    }
  }

  /// Reports the box of a task, which would be set as typed.
  private mutating func reportTask(_ item: MarkdownNode) {
    guard let paragraph = item.children.first, paragraph.kind == "paragraph",
      let text = paragraph.children.first, text.kind == "text"
    else { return }
    for box in ["[x] ", "[X] ", "[ ] "] where text.literal.hasPrefix(box) {
      report(
        "expected an item, found a task", near: String(box.dropLast()),
        hints: ["leave \"\(box.dropLast())\" out"])
    }
  }

  private mutating func heading(_ node: MarkdownNode) -> Block {
    var elements = elements(of: node)
    let attributes = takeAttributes(&elements) ?? MarkdownAttributes()
    let text = inlines(elements)
    let slug = "sec:" + Heading.slug(text.plainText { $0 })
    return .heading(
      Heading(
        level: node.level, number: attributes.isUnnumbered ? Heading.unnumbered : "",
        identifier: attributes.identifier.isEmpty ? slug : attributes.identifier, text: text))
  }

  private mutating func table(_ node: MarkdownNode) -> Block {
    let rows = node.children.map { row in row.children.map { inlines(of: $0) } }
    let alignments = node.alignments
    func filled(_ row: [[Inline]]) -> [[Inline]] {
      Array((row + Array(repeating: [], count: alignments.count)).prefix(alignments.count))
    }
    return .table(
      TextTable(
        alignments: alignments, header: filled(rows.first ?? []),
        rows: rows.dropFirst().map(filled)))
  }

  /// The text behind "Table:" and its attributes, if the node is the caption of a table.
  private mutating func tableCaption(
    of node: MarkdownNode
  ) -> (text: [Inline], attributes: MarkdownAttributes)? {
    guard node.kind == "paragraph", let first = node.children.first, first.kind == "text",
      first.literal.hasPrefix("Table:")
    else { return nil }
    var elements = elements(of: node)
    let attributes = takeAttributes(&elements) ?? MarkdownAttributes()
    guard case .inline(.text(let text))? = elements.first else { return nil }
    elements[0] = .inline(.text(String(text.dropFirst("Table:".count))))
    return (inlines(elements), attributes)
  }

  /// A quotation; one that begins with `[!pitfall]` is a note of that kind.
  private mutating func note(_ node: MarkdownNode) -> Block {
    var children = node.children
    var kind = Note.Kind.remark
    var title: [Inline] = []
    var first: [Block] = []
    if let paragraph = children.first, paragraph.kind == "paragraph" {
      var elements = elements(of: paragraph)
      if let name = MarkdownReader.marker(of: elements) {
        if let known = Note.Kind(rawValue: name.lowercased()) {
          kind = known
        } else {
          let kinds = Note.Kind.allCases.map(\.rawValue).joined(separator: ", ")
          report("unknown kind of note \"\(name)\"", near: "[!\(name)]", hints: ["known: \(kinds)"])
        }
        let end = elements.firstIndex { $0 == .softBreak } ?? elements.endIndex
        var line = Array(elements[..<end])
        line[0] = .inline(.text(MarkdownReader.afterMarker(line[0])))
        title = inlines(line)
        elements = Array(elements[end...].dropFirst())
        first = paragraphs(elements)
        children.removeFirst()
      }
    }
    return .note(Note(kind: kind, title: title, blocks: first + readBlocks(children)))
  }

  /// `pitfall`, if the elements begin with `[!pitfall]`.
  private static func marker(of elements: [Element]) -> String? {
    guard case .inline(.text(let text))? = elements.first, text.hasPrefix("[!"),
      let end = text.firstIndex(of: "]")
    else { return nil }
    return String(text[text.index(text.startIndex, offsetBy: 2)..<end])
  }

  private static func afterMarker(_ element: Element) -> String {
    guard case .inline(.text(let text)) = element, let end = text.firstIndex(of: "]") else {
      return ""
    }
    return String(text[text.index(after: end)...])
  }

  // MARK: - Mistakes

  /// A mistake at the next place of some text; at the start where it cannot be found.
  mutating func report(_ message: String, near text: String = "", hints: [String] = []) {
    mistakes.append(ProseMistake(message, at: range(of: text), hints: hints))
  }

  /// Where a text stands, at or behind the place that was found last.
  mutating func range(of text: String) -> Range<Int> {
    let pattern = Array(text.utf8)
    let bytes = scanner.bytes
    if let first = pattern.first {
      for start in [cursor, 0] {
        var at = start
        while let next = bytes[at...].firstIndex(of: first) {
          if bytes[next...].starts(with: pattern) {
            cursor = next + pattern.count
            return next..<cursor
          }
          at = next + 1
        }
      }
    }
    return min(cursor, bytes.count)..<min(cursor + 1, bytes.count)
  }
}
