import CHarfBuzz
import Graphics

/// What an image needs of one face to show its text.
struct SVGLetters {
  private var scalars: Set<UInt32> = []
  private var glyphs: Set<UInt32> = []
  private var features: ShapedText.Features = []

  /// Adds a text and its glyphs.
  mutating func add(_ text: String, _ shaped: ShapedText, _ features: ShapedText.Features) {
    self.features.formUnion(features)
    scalars.formUnion(text.unicodeScalars.map(\.value))
    glyphs.formUnion(shaped.glyphs.map(\.index))
  }

  /// A font file with these letters and no others; nil if the face cannot be cut down.
  func font(of face: FontFace) -> [UInt8]? {
    guard let input = hb_subset_input_create_or_fail() else { return nil }
    defer { hb_subset_input_destroy(input) }
    for scalar in scalars { hb_set_add(hb_subset_input_unicode_set(input), scalar) }
    for glyph in glyphs { hb_set_add(hb_subset_input_glyph_set(input), glyph) }
    // Others than those that every text may use are dropped, unless they are named.
    let kept = hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG)
    if features.contains(.tabularFigures) { hb_set_add(kept, ShapedText.tabularFigures) }
    if features.contains(.smallCapitals) { hb_set_add(kept, ShapedText.smallCapitals) }
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING.rawValue)
    // What formulas are set by is of no use to who only draws them.
    hb_set_add(
      hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG), hb_shim_tag(0x4d, 0x41, 0x54, 0x48)
    )
    guard let subset = hb_subset_or_fail(hb_font_get_face(face.font), input) else { return nil }
    defer { hb_face_destroy(subset) }
    let blob = hb_face_reference_blob(subset)
    defer { hb_blob_destroy(blob) }
    var count: UInt32 = 0
    guard let data = hb_blob_get_data(blob, &count), count > 0 else { return nil }
    return UnsafeRawBufferPointer(start: data, count: Int(count)).map { $0 }
  }
}

extension SVGWriter {
  /// One rule for each face whose letters are in the image.
  func fontFaces() throws -> [UInt8] {
    var bytes: [UInt8] = []
    for face in Font.Face.allCases {
      guard let letters = letters[face] else { continue }
      guard let file = letters.font(of: FontLibrary.shared.face(face)) else {
        throw CairoError.noFont
      }
      bytes.append("@font-face{font-family:'\(prefix)\(face.letter)';font-weight:\(face.weight);")
      if face.isItalic { bytes.append("font-style:italic;") }
      bytes.append("src:url(data:font/otf;base64,")
      bytes += base64(file)
      bytes.append(")}\n")
    }
    return bytes
  }
}

/// The bytes as letters, digits, "+" and "/".
///
/// > S. Josefsson. "The Base16, Base32, and Base64 Data Encodings." RFC 4648, 2006.
private func base64(_ bytes: [UInt8]) -> [UInt8] {
  let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  var text: [UInt8] = []
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = bytes[start..<min(start + 3, bytes.count)]
    let word = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
    for place in 0..<4 {
      text.append(place <= group.count ? digits[word >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
    }
  }
  return text
}
