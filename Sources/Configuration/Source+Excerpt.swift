extension Source {
  /// What stands in a line before a place and from it on, each up to some scalars: lines may be as
  /// long as a file.
  func excerpt(around offset: Int, before: Int, after: Int) -> (before: String, after: String) {
    let middle = min(offset, bytes.count)
    var start = middle
    var count = 0
    while start > 0, bytes[start - 1] != UInt8(ascii: "\n"), count < before {
      start -= 1
      while start > 0, isContinuation(bytes[start]) { start -= 1 }
      count += 1
    }
    var end = middle
    count = 0
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n"), count < after {
      end += 1
      while end < bytes.count, isContinuation(bytes[end]) { end += 1 }
      count += 1
    }
    let isLineEnd = end == bytes.count || bytes[end] == UInt8(ascii: "\n")
    if isLineEnd, end > middle, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return (
      String(decoding: bytes[start..<middle], as: UTF8.self),
      String(decoding: bytes[middle..<end], as: UTF8.self)
    )
  }
}
