import Configuration
import Prose

/// A piece of the handout: Markdown from a file or from the config, with a title above if it has one.
struct HandoutSection {
  /// What it says.
  let blocks: [Block]
  /// What its text refers to; nil if there is no text.
  let text: (read: MarkdownText, source: ProseSource)?

  /// Reads `"derivatives.md"`, or `{"title", "file"}`, or `{"title", "text"}`.
  init?(_ value: ConfigValue, reader: MarkReader, files: (String) -> Source?) {
    var value = value
    if let path = value.string() {
      guard let source = HandoutSection.file(path, value, reader, files) else { return nil }
      let read = MarkdownText(source.bytes)
      (blocks, text) = (read.blocks, (read, source))
      return
    }
    let object = value.object("a section")
    value.otherwise(
      "expected a section (the name of a file, or an object), found \(value.node.described)")
    guard var fields = object else { return nil }
    let words = reader.text("title", &fields, about: "what stands above it")
    var source: ProseSource?
    if var file = fields.value("file", about: "a file of Markdown beside the config") {
      let path = file.string()
      file.otherwise("expected the name of a file, found \(file.node.described)")
      source = path.flatMap { HandoutSection.file($0, file, reader, files) }
    }
    if let text = fields.value("text", about: "Markdown, or a list of its lines") {
      if fields.has("file") {
        fields.report("expected \"file\" or \"text\", found both", at: "text")
      }
      source = HandoutSection.strings(text, reader.source)
    }
    if words == nil, !fields.isDescribed, !fields.has("file"), !fields.has("text") {
      fields.require("text")
    }
    fields.finish()
    var blocks: [Block] = []
    if let words {
      let markup = words.pieces.map(\.words).joined()
      blocks = [.heading(Heading(level: 1, text: [Inline](label: markup)))]
    }
    text = source.map { (MarkdownText($0.bytes), $0) }
    self.blocks = blocks + (text?.read.blocks ?? [])
  }

  /// The text of the file that a value names.
  private static func file(
    _ path: String, _ value: ConfigValue, _ reader: MarkReader, _ files: (String) -> Source?
  ) -> ProseSource? {
    let (node, problems) = (value.node, value.problems)
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
  private static func strings(_ value: ConfigValue, _ config: Source) -> ProseSource? {
    var value = value
    if let text = value.string() { return ProseSource([(text, value.node.range)], in: config) }
    let expected = "expected a text, or a list of its lines"
    let elements = value.elements()
    value.otherwise(expected)
    guard let elements else { return nil }
    let strings = elements.compactMap { element -> (text: String, range: SourceRange)? in
      var element = element
      let text = element.string()
      element.otherwise(expected)
      return text.map { ($0, element.node.range) }
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
