/// Where a diagnostic is, as editors say it.
public struct DiagnosticPlace: Sendable {
  /// The path of the file, as the user gave it.
  public var file: String
  /// Whether it is a file, and not an argument of the command line.
  public var isFile: Bool
  /// The first character; nil if the whole file is meant.
  public var start: SourcePosition?
  /// The place behind the last character.
  public var end: SourcePosition?
  /// The file, the line and the column, as far as they are known.
  var parts: [String] { [file] + (start.map { ["\($0.line)", "\($0.column)"] } ?? []) }
  /// The text that the place is in, and the offset of its first byte there.
  var text: (source: Source, offset: Int)?
}

extension Diagnostic {
  /// Where the mistake is; nil if it is in no file. `config` is the file of mistakes that name none.
  public func place(in config: Source?) -> DiagnosticPlace? {
    guard let whole = source ?? config else { return nil }
    guard let wholeRange = self.range else {
      return DiagnosticPlace(file: whole.name, isFile: whole.isFile)
    }
    let (source, range) = whole.located(wholeRange)
    let start = source.position(of: range.start)
    // The end may be behind a line feed, so the last character is looked for.
    var last = max(range.start, range.end - 1)
    while last > range.start, last >= source.bytes.count || source.bytes[last] & 0xc0 == 0x80 {
      last -= 1
    }
    var end = source.position(of: last)
    if range.end > range.start { end.column += 1 }
    return DiagnosticPlace(
      file: source.name, isFile: source.isFile, start: start, end: end,
      text: (source, range.start))
  }
}
