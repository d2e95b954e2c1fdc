/// Reads `path=value`.
struct OverrideReader {
  private let source: Source
  private let bytes: [UInt8]
  private var offset = 0

  init(_ source: Source) {
    self.source = source
    bytes = source.bytes
  }

  private var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  /// Reads up to and with the "=".
  mutating func path() throws(Diagnostics) -> [Override.Step] {
    var steps = [try key()]
    while let byte = peek, byte != UInt8(ascii: "=") {
      if byte == UInt8(ascii: ".") {
        offset += 1
        steps.append(try key())
      } else if byte == UInt8(ascii: "[") {
        steps.append(try index())
      } else {
        throw mistake("expected \".\", \"[\" or \"=\"", at: offset)
      }
    }
    guard peek != nil else { throw mistake("expected \"=\" and a value", at: offset) }
    offset += 1
    return steps
  }

  private mutating func key() throws(Diagnostics) -> Override.Step {
    let start = offset
    if peek == UInt8(ascii: "\"") {
      let (key, end) = try quoted()
      offset = end
      return Override.Step(target: .key(key), range: SourceRange(start, end))
    }
    let ends = [UInt8(ascii: "."), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "=")]
    while let byte = peek, !ends.contains(byte) { offset += 1 }
    guard offset > start else { throw mistake("expected a key", at: start) }
    let key = String(decoding: bytes[start..<offset], as: UTF8.self)
    return Override.Step(target: .key(key), range: SourceRange(start, offset))
  }

  /// The string literal at the offset, and the place behind it.
  private func quoted() throws(Diagnostics) -> (key: String, end: Int) {
    var end = offset + 1
    while end < bytes.count, bytes[end] != UInt8(ascii: "\"") {
      end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard end < bytes.count else {
      throw mistake("expected a quotation mark to end the key", at: offset)
    }
    let node = try JSONReader.read(source, from: offset, to: end + 1)
    guard case .string(let key) = node.value else { throw mistake("expected a key", at: offset) }
    return (key, end + 1)
  }

  private mutating func index() throws(Diagnostics) -> Override.Step {
    let start = offset
    offset += 1
    let digits = bytes[offset...].prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    guard let index = Int(String(decoding: digits, as: UTF8.self)) else {
      throw mistake("expected the number of an element, from 0", at: offset)
    }
    offset += digits.count
    guard peek == UInt8(ascii: "]") else { throw mistake("expected \"]\"", at: offset) }
    offset += 1
    return Override.Step(target: .index(index), range: SourceRange(start, offset))
  }

  /// Reads the rest.
  func value() throws(Diagnostics) -> Node {
    let isJSON = peek.map { "{[\"".utf8.contains($0) } ?? false
    do {
      return try JSONReader.read(source, from: offset, to: bytes.count)
    } catch {
      if isJSON { throw error }
    }
    let text = String(decoding: bytes[offset...], as: UTF8.self)
    return Node(.string(text), at: SourceRange(offset, bytes.count))
  }

  private func mistake(_ expected: String, at place: Int) -> Diagnostics {
    let text = String(decoding: bytes[min(place, bytes.count)...].prefix(32), as: UTF8.self)
    let found = text.first.map { "\"\($0)\"" } ?? "the end"
    return Diagnostics([
      Diagnostic(
        "\(expected), found \(found)", at: SourceRange(place, min(place + 1, bytes.count)),
        hints: ["write path=value: experiments.bowl.steps=20"])
    ])
  }
}

extension JSONReader {
  /// The value in a part of a text, with its places in the whole one.
  static func read(_ source: Source, from start: Int, to end: Int) throws(Diagnostics) -> Node {
    do {
      let part = Source(
        name: source.name, bytes: Array(source.bytes[start..<end]), isFile: source.isFile)
      return try read(part).shifted(by: start)
    } catch {
      throw Diagnostics(error.all.map { $0.shifted(by: start) })
    }
  }
}

extension Diagnostic {
  /// The same mistake in a text that stands further behind.
  func shifted(by distance: Int) -> Diagnostic {
    var shifted = self
    shifted.range = range?.shifted(by: distance)
    return shifted
  }
}
