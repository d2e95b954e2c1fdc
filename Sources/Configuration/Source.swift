/// A part of a text, as half-open offsets in UTF-8 bytes.
public struct SourceRange: Hashable, Sendable {
  /// Offset of the first byte.
  public var start: Int
  /// Offset behind the last byte.
  public var end: Int

  /// Creates the range of the bytes `start ..< end`.
  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }
}

/// A line and a column, both counted from 1; columns in Unicode scalars.
public struct SourcePosition: Hashable, Sendable {
  /// Line from 1.
  public var line: Int
  /// Column from 1.
  public var column: Int
}

/// The text of a file with its name, for turning offsets into lines and columns.
public struct Source: Hashable, Sendable {
  /// How messages call the file: the path as the user gave it.
  public let name: String
  /// The text in UTF-8.
  public let bytes: [UInt8]
  /// Whether the text is a file, and not an argument of the command line.
  public let isFile: Bool
  /// The texts that this one is joined of; none if it is one.
  let parts: [Part]
  private let lineStarts: [Int]

  /// Creates a source; ill-formed UTF-8 is found later, by the reader.
  public init(name: String, bytes: [UInt8], isFile: Bool = true) {
    self.init(name: name, bytes: bytes, isFile: isFile, parts: [])
  }

  init(name: String, bytes: [UInt8], isFile: Bool, parts: [Part]) {
    self.name = name
    self.bytes = bytes
    self.isFile = isFile
    self.parts = parts
    lineStarts = [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
  }

  /// Hashes the name alone, for the text may be long.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(bytes.count)
  }

  /// The line and column of a byte.
  public func position(of offset: Int) -> SourcePosition {
    let index = lineIndex(of: offset)
    let scalars = bytes[lineStarts[index]..<min(offset, bytes.count)].count { !isContinuation($0) }
    return SourcePosition(line: index + 1, column: scalars + 1)
  }

  /// The text of a line (from 1), without its end.
  public func line(_ number: Int) -> String {
    let start = lineStarts[number - 1]
    let end = number < lineStarts.count ? lineStarts[number] - 1 : bytes.count
    var slice = bytes[start..<max(start, end)]
    if slice.last == UInt8(ascii: "\r") { slice.removeLast() }
    return String(decoding: slice, as: UTF8.self)
  }

  /// The place of decoded scalars `column ..< column + length` (from 1) of a string literal,
  /// escapes counted as the one scalar that they stand for. A string without quotation marks, as the
  /// command line may give it, has no escapes.
  public func range(inString literal: SourceRange, column: Int, length: Int) -> SourceRange {
    let isQuoted = literal.start < bytes.count && bytes[literal.start] == UInt8(ascii: "\"")
    var offset = literal.start + (isQuoted ? 1 : 0)
    let end = literal.end - (isQuoted ? 1 : 0)
    var starts: [Int] = []
    while offset < end {
      starts.append(offset)
      offset += isQuoted ? width(ofScalarAt: offset) : plainWidth(ofScalarAt: offset)
    }
    starts.append(max(literal.start, end))
    let first = min(max(column - 1, 0), starts.count - 1)
    let last = min(first + max(length, 1), starts.count - 1)
    return SourceRange(starts[first], max(starts[last], starts[first] + 1))
  }

  /// Bytes that one scalar of a string literal takes, escaped or not.
  private func width(ofScalarAt offset: Int) -> Int {
    guard bytes[offset] == UInt8(ascii: "\\") else { return plainWidth(ofScalarAt: offset) }
    guard bytes[offset + 1] == UInt8(ascii: "u") else { return 2 }
    let isHighSurrogate =
      bytes[offset + 2] | 0x20 == UInt8(ascii: "d")
      && [UInt8(ascii: "8"), UInt8(ascii: "9"), UInt8(ascii: "a"), UInt8(ascii: "b")]
        .contains(bytes[offset + 3] | (bytes[offset + 3] > 0x40 ? 0x20 : 0))
    return isHighSurrogate ? 12 : 6
  }

  private func plainWidth(ofScalarAt offset: Int) -> Int {
    var end = offset + 1
    while end < bytes.count, isContinuation(bytes[end]) { end += 1 }
    return end - offset
  }

  private func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  func isContinuation(_ byte: UInt8) -> Bool { byte & 0xc0 == 0x80 }
}
