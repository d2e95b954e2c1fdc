/// A piece of a text that is JSON with comments, as it is written.
struct JSONToken {
  /// What it is.
  enum Kind {
    /// One of `{`, `}`, `[`, `]`, `:` and `,`.
    case mark(Character)
    /// A string, a number or a word.
    case scalar
    /// `// …`, or `/* … */`.
    case comment
  }

  /// What it is.
  let kind: Kind
  /// The text; without the blanks at the end of a comment.
  let text: String
  /// How many lines end between it and the token before.
  let lineEnds: Int

  /// Whether a line must end behind it.
  var endsLine: Bool { text.hasPrefix("//") }

  /// Whether it is the mark.
  func isMark(_ mark: Character) -> Bool { if case .mark(mark) = kind { true } else { false } }

  /// The tokens of a text that the reader has accepted.
  static func all(in source: Source) -> [JSONToken] {
    var tokens: [JSONToken] = []
    let bytes = source.bytes
    var offset = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
    var lineEnds = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\n") { lineEnds += 1 }
      if byte <= UInt8(ascii: " ") {
        offset += 1
        continue
      }
      let end = end(ofTokenAt: offset, in: bytes)
      let text = String(decoding: bytes[offset..<end].filter { $0 != 0x0d }, as: UTF8.self)
      let isComment = byte == UInt8(ascii: "/")
      let kind: Kind =
        isComment
        ? .comment
        : "{}[]:,".utf8.contains(byte) ? .mark(Character(Unicode.Scalar(byte))) : .scalar
      let trimmed =
        isComment ? String(text.reversed().drop { $0 == " " || $0 == "\t" }.reversed()) : text
      tokens.append(JSONToken(kind: kind, text: trimmed, lineEnds: lineEnds))
      offset = end
      lineEnds = 0
    }
    return tokens
  }

  private static func end(ofTokenAt start: Int, in bytes: [UInt8]) -> Int {
    var end = start + 1
    switch bytes[start] {
    case UInt8(ascii: "\""):
      while end < bytes.count, bytes[end] != UInt8(ascii: "\"") {
        end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
      }
      return min(end + 1, bytes.count)
    case UInt8(ascii: "/") where end < bytes.count && bytes[end] == UInt8(ascii: "*"):
      end += 1
      while end + 1 < bytes.count,
        bytes[end] != UInt8(ascii: "*") || bytes[end + 1] != UInt8(ascii: "/")
      { end += 1 }
      return min(end + 2, bytes.count)
    case UInt8(ascii: "/"):
      while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
      return end
    case let byte where "{}[]:,".utf8.contains(byte):
      return end
    default:
      while end < bytes.count, bytes[end] > UInt8(ascii: " "),
        !"{}[]:,/\"".utf8.contains(bytes[end])
      {
        end += 1
      }
      return end
    }
  }
}
