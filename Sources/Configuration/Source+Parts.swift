extension Source {
  /// One of the texts that a source is joined of.
  struct Part: Hashable, Sendable {
    /// The offset of its first byte.
    let start: Int
    /// The text.
    let source: Source
  }

  /// Several texts as one, each behind the one before, so that an offset tells also which text it
  /// is in; it is named like the first.
  public init(joining texts: [Source]) {
    precondition(!texts.isEmpty, "no texts to join")
    guard texts.count > 1 else {
      self = texts[0]
      return
    }
    var bytes: [UInt8] = []
    var parts: [Part] = []
    for text in texts {
      // The place behind the last byte of a text belongs to it, and not to the next one.
      if !parts.isEmpty { bytes.append(UInt8(ascii: "\n")) }
      parts.append(Part(start: bytes.count, source: text))
      bytes += text.bytes
    }
    self.init(name: texts[0].name, bytes: bytes, isFile: texts[0].isFile, parts: parts)
  }

  /// How many bytes the next text that is joined would start behind.
  static func start(behind texts: [Source]) -> Int {
    texts.reduce(0) { $0 + $1.bytes.count + 1 }
  }

  /// The text that has a range, and the range in it.
  public func located(_ range: SourceRange) -> (source: Source, range: SourceRange) {
    guard let part = parts.last(where: { $0.start <= range.start }) ?? parts.first else {
      return (self, range)
    }
    let start = range.start - part.start
    let end = min(range.end - part.start, part.source.bytes.count)
    return (part.source, SourceRange(start, max(start, end)))
  }

  /// A path that stands at an offset, as seen from where the name of this source is seen: files
  /// are looked for beside the file that names them, or beside the first one if an argument does.
  public func path(_ path: String, at offset: Int) -> String {
    let namer = located(SourceRange(offset, offset)).source
    let name = namer.isFile ? namer.name : self.name
    guard !path.hasPrefix("/"), let slash = name.lastIndex(of: "/") else { return path }
    return name[...slash] + path
  }
}

extension SourceRange {
  func shifted(by distance: Int) -> SourceRange { SourceRange(start + distance, end + distance) }

  /// Whether another range is inside of this one.
  func contains(_ other: SourceRange) -> Bool { start <= other.start && other.end <= end }
}

extension Node {
  /// The same value in a text that stands further behind.
  func shifted(by distance: Int) -> Node {
    if distance == 0 { return self }
    let moved: Value =
      switch value {
      case .null, .boolean, .number, .string: value
      case .array(let elements): .array(elements.map { $0.shifted(by: distance) })
      case .object(let members):
        .object(
          members.map { member in
            Member(
              key: member.key, keyRange: member.keyRange.shifted(by: distance),
              value: member.value.shifted(by: distance))
          })
      }
    return Node(moved, at: range.shifted(by: distance))
  }
}
