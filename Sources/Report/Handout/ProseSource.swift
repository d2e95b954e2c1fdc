import Configuration

/// A text in Markdown, and where each byte of it stands: in a file, or in strings of the config.
struct ProseSource: Sendable {
  /// The text in UTF-8.
  let bytes: [UInt8]
  private let place: Place

  private enum Place: Sendable {
    case file(Source)
    /// Strings of the config, each a line or more of the text.
    case strings([(start: Int, range: SourceRange)], Source)
  }

  /// The text of a file.
  init(_ file: Source) {
    // What editors of another system put in front says nothing.
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    bytes = file.bytes.starts(with: mark) ? Array("   ".utf8) + file.bytes.dropFirst(3) : file.bytes
    place = .file(file)
  }

  /// The text of strings of the config, one below the other.
  init(_ strings: [(text: String, range: SourceRange)], in config: Source) {
    var bytes: [UInt8] = []
    var starts: [(start: Int, range: SourceRange)] = []
    for string in strings {
      starts.append((bytes.count, string.range))
      bytes += Array(string.text.utf8) + [UInt8(ascii: "\n")]
    }
    self.bytes = bytes
    place = .strings(starts, config)
  }

  /// Adds a mistake at bytes of the text.
  func report(
    _ message: String, at range: Range<Int>, hints: [String] = [], _ problems: DiagnosticCollector
  ) {
    let place = place(of: range)
    problems.add(message, at: place.range, hints: hints, in: place.source)
  }

  /// Where bytes of the text stand; no source is the config.
  func place(of range: Range<Int>) -> (source: Source?, range: SourceRange) {
    switch place {
    case .file(let file): return (file, SourceRange(range.lowerBound, range.upperBound))
    case .strings(let strings, let config):
      guard let string = strings.last(where: { $0.start <= range.lowerBound }) ?? strings.first
      else { return (nil, SourceRange(0, 1)) }
      let before = scalars(string.start..<range.lowerBound)
      return (
        nil,
        config.range(
          inString: string.range, column: before + 1, length: max(1, scalars(range)))
      )
    }
  }

  /// Where some words stand first; nil if they do not.
  func place(of words: String) -> (source: Source?, range: SourceRange)? {
    let pattern = Array(words.utf8)
    guard let first = pattern.first else { return nil }
    var start = bytes.startIndex
    while let next = bytes[start...].firstIndex(of: first) {
      if bytes[next...].starts(with: pattern) { return place(of: next..<(next + pattern.count)) }
      start = next + 1
    }
    return nil
  }

  /// The bytes of scalars `column ..< column + length` (from 1) of the text that starts at a byte.
  func range(from start: Int, column: Int, length: Int) -> Range<Int> {
    var starts = bytes.indices[start...].lazy.filter { bytes[$0] & 0xC0 != 0x80 }
      .dropFirst(max(0, column - 1)).makeIterator()
    let first = starts.next() ?? bytes.count
    var end = first
    for _ in 0..<max(1, length) { end = starts.next() ?? bytes.count }
    return first..<end
  }

  private func scalars(_ range: Range<Int>) -> Int {
    bytes[range.clamped(to: bytes.indices)].count { $0 & 0xC0 != 0x80 }
  }
}
