extension MarkdownScanner {
  mutating func copy(_ count: Int) {
    let end = min(index + count, bytes.count)
    output += bytes[index..<end]
    index = end
  }

  /// Where the paragraph ends: at a blank line.
  mutating func paragraphEnd() -> Int {
    if index < knownEnd { return knownEnd }
    knownEnd = endOfParagraph(from: index)
    return knownEnd
  }

  func endOfParagraph(from index: Int) -> Int {
    var at = index
    while let newline = bytes[at...].firstIndex(of: UInt8(ascii: "\n")) {
      let next = bytes[(newline + 1)...].drop { isBlank($0) && $0 != UInt8(ascii: "\n") }
      if next.isEmpty || next.first == UInt8(ascii: "\n") { return newline }
      at = newline + 1
    }
    return bytes.count
  }

  /// Where a sign stands that must be on the same line.
  mutating func find(_ sign: String, from start: Int) -> Int? {
    if let end = unendedUntil[sign], start < end { return nil }
    let pattern = Array(sign.utf8)
    var at = start
    while at < bytes.count, bytes[at] != UInt8(ascii: "\n") {
      if bytes[at] == pattern[0], bytes[at...].starts(with: pattern) { return at }
      at += 1
    }
    unendedUntil[sign] = at
    return nil
  }

  func has(_ pattern: String) -> Bool { bytes[index...].starts(with: pattern.utf8) }
  func byte(at index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }
  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
  func isBlank(_ byte: UInt8) -> Bool { [9, 10, 13, 32].contains(byte) }

  func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: "."):
      true
    default: byte >= 0x80 && byte != 0xEE && byte != 0xE2
    }
  }
}
