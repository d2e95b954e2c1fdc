/// A symbol of one of the codes of a deflate stream, and the bits behind it that say which of the
/// symbol's values is meant.
///
/// > Deutsch, P. (1996). *DEFLATE Compressed Data Format Specification version 1.3*. RFC 1951, 3.2.5.
struct DeflateSymbol {
  var symbol: Int
  var extra: UInt64 = 0
  var extraCount = 0

  /// A symbol without further bits.
  init(_ symbol: Int) {
    self.symbol = symbol
  }

  /// The symbol of a distance in bytes, less 1.
  @inline(__always)
  init(distanceOffset offset: Int) {
    self.init(offset: offset, sharing: 1)
  }

  /// The symbol of a length in bytes, 3 to 258.
  init(length: Int) {
    self.init(offset: length - 3, sharing: 2)
    symbol += 257
    // The longest has a symbol of its own.
    if length == 258 { self.init(285) }
  }

  /// From 2ᵏ⁺¹ on, k being `sharing`, the offsets up to the next power of two share 2ᵏ symbols.
  @inline(__always)
  private init(offset: Int, sharing: Int) {
    extraCount = max(0, Int.bitWidth &- 1 &- offset.leadingZeroBitCount &- sharing)
    extra = UInt64(truncatingIfNeeded: offset & (1 &<< extraCount &- 1))
    symbol = extraCount &<< sharing &+ offset &>> extraCount
  }
}
