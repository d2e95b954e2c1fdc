import Configuration
import Prose

/// A piece of the handout: Markdown from a file or from the config, with a title above if it has one.
struct HandoutSection {
  /// What it says.
  let blocks: [Block]
  /// What its text refers to; nil if there is no text.
  let text: (read: MarkdownText, source: ProseSource)?

  /// Reads `"derivatives.md"`, or `{"title", "file"}`, or `{"title", "text"}`.
  init?(
    _ node: Node, reader: MarkReader, files: (String) -> Source?, problems: DiagnosticCollector
  ) {
    if case .string = node.value {
      guard let source = HandoutSection.file(node, reader, files, problems) else { return nil }
      let read = MarkdownText(source.bytes)
      (blocks, text) = (read.blocks, (read, source))
      return
    }
    guard case .object = node.value else {
      problems.add(
        "expected a section (the name of a file, or an object), found \(node.described)",
        at: node.range)
      return nil
    }
    guard var fields = Fields(node, "a section", problems: problems) else { return nil }
    let words = reader.text("title", &fields)
    var source: ProseSource?
    if let node = fields.node("file") {
      source = HandoutSection.file(node, reader, files, problems)
    }
    if let node = fields.node("text") {
      if fields.has("file") {
        fields.report("expected \"file\" or \"text\", found both", at: "text")
      }
      source = HandoutSection.strings(node, reader.source, problems)
    }
    if words == nil, !fields.has("file"), !fields.has("text") { fields.require("text") }
    fields.finish()
    var blocks: [Block] = []
    if let words {
      let markup = words.pieces.map(\.words).joined()
      blocks = [.heading(Heading(level: 1, text: [Inline](label: markup)))]
    }
    text = source.map { (MarkdownText($0.bytes), $0) }
    self.blocks = blocks + (text?.read.blocks ?? [])
  }

  /// The text of the file that a node names.
  private static func file(
    _ node: Node, _ reader: MarkReader, _ files: (String) -> Source?,
    _ problems: DiagnosticCollector
  ) -> ProseSource? {
    guard case .string(let path) = node.value else {
      problems.add("expected the name of a file, found \(node.described)", at: node.range)
      return nil
    }
    guard let file = files(reader.source.path(path, at: node.range.start)) else {
      problems.add(
        "\"\(path)\" cannot be read", at: node.range,
        hints: ["files are looked for beside the config"])
      return nil
    }
    guard String(validating: file.bytes, as: UTF8.self) != nil else {
      problems.add("\"\(path)\" is not a text in UTF-8", at: node.range)
      return nil
    }
    return ProseSource(file)
  }

  /// A text, or a list of its lines.
  private static func strings(
    _ node: Node, _ config: Source, _ problems: DiagnosticCollector
  ) -> ProseSource? {
    let nodes: [Node] =
      if case .array(let elements) = node.value { elements } else { [node] }
    let strings = nodes.compactMap { node -> (text: String, range: SourceRange)? in
      guard case .string(let text) = node.value else {
        problems.add("expected a text, or a list of its lines", at: node.range)
        return nil
      }
      return (text, node.range)
    }
    return ProseSource(strings, in: config)
  }
}

extension TextTemplate.Piece {
  /// The piece as it was written.
  var words: String {
    switch self {
    case .words(let words): words
    case .place(let name, let digits, _, _): "{{\(name)\(digits.map { ":\($0)" } ?? "")}}"
    }
  }
}
