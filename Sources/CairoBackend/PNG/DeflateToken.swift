/// What a deflate stream of pixels says at once: a pixel, the filter of a row, or the repetition of
/// pixels before.
struct DeflateToken {
  /// How many pixels of three bytes a repetition may have.
  static let mostPixels = 86
  /// How many bytes back a repetition may begin.
  static let window = 1 << 15
  /// Before each row stands that it has no filter.
  static let noFilter = DeflateToken(bits: 1 &<< 24)

  /// A pixel as red, green and blue from the third byte down, or a repetition: the highest bit, the
  /// pixels in the second byte from above, and one less than the bytes to go back in the lower half.
  private let bits: UInt32

  private init(bits: UInt32) {
    self.bits = bits
  }

  /// A pixel: red, green and blue from the third byte down.
  init(pixel: UInt32) {
    bits = pixel & 0xff_ffff
  }

  /// The repetition of up to `mostPixels` pixels that begin `distance` bytes before.
  init(pixels: Int, distance: Int) {
    bits = UInt32(truncatingIfNeeded: 1 &<< 31 | pixels &<< 16 | (distance &- 1))
  }

  var isRepetition: Bool { bits &>> 31 == 1 }
  var isFilter: Bool { bits == DeflateToken.noFilter.bits }

  var red: Int { Int(bits &>> 16 & 0xff) }
  var green: Int { Int(bits &>> 8 & 0xff) }
  var blue: Int { Int(bits & 0xff) }

  var pixels: Int { Int(bits &>> 16 & 0xff) }
  /// One less than the bytes to go back.
  var offset: Int { Int(bits & 0x7fff) }
}
