extension Diagnostic {
  /// The diagnostic as a value to keep; of its file only the name is kept.
  public var stored: JSONText {
    var members: [(key: String, value: JSONText)] = [
      ("severity", .string(severity.rawValue)), ("message", .string(message)),
      ("hints", .array(hints.map(JSONText.string))),
    ]
    if let range {
      members += [("start", .number(Double(range.start))), ("end", .number(Double(range.end)))]
    }
    if let source { members.append(("file", .string(source.name))) }
    return .object(members)
  }

  /// The diagnostic that was kept; nil if the text is no such thing, or if its file is none of
  /// `files` or has become shorter.
  public init?(stored node: Node, files: [Source]) {
    guard let severity = node.string("severity").flatMap(Severity.init(rawValue:)),
      let message = node.string("message"), let hints = node.strings("hints")
    else { return nil }
    var source: Source?
    if let name = node.string("file") {
      source = files.first { $0.name == name }
      if source == nil { return nil }
    }
    var range: SourceRange?
    if let start = node.integer("start"), let end = node.integer("end") {
      let count = (source ?? files.first)?.bytes.count ?? 0
      guard 0 <= start, start <= end, end <= count else { return nil }
      range = SourceRange(start, end)
    }
    self.init(message, at: range, hints: hints, severity: severity, in: source)
  }
}
