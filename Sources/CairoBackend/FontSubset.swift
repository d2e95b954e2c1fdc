import CHarfBuzz
public import Graphics

/// A font file with the letters that are in use and no others.
public enum FontSubset {
  /// The file as an address that holds it, for style sheets.
  ///
  /// A file for formulas keeps the table that they are set by, with every size and every part of
  /// the signs that grow.
  public static func address(
    of face: Font.Face, letters: String, keepsMath: Bool = false
  ) throws -> String {
    let scalars = Set(letters.unicodeScalars.map(\.value))
    let font = FontLibrary.shared.face(face)
    guard let file = file(of: font, scalars: scalars, glyphs: [], keepsMath: keepsMath) else {
      throw CairoError.noFont
    }
    return "data:font/otf;base64," + String(decoding: base64(file), as: UTF8.self)
  }

  /// The bytes of the file; nil if the face cannot be cut down.
  static func file(
    of face: FontFace, scalars: Set<UInt32>, glyphs: Set<UInt32>,
    features: ShapedText.Features = [], keepsMath: Bool
  ) -> [UInt8]? {
    guard let input = hb_subset_input_create_or_fail() else { return nil }
    defer { hb_subset_input_destroy(input) }
    for scalar in scalars { hb_set_add(hb_subset_input_unicode_set(input), scalar) }
    for glyph in glyphs { hb_set_add(hb_subset_input_glyph_set(input), glyph) }
    // Others than those that every text may use are dropped, unless they are named.
    let kept = hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG)
    if features.contains(.tabularFigures) { hb_set_add(kept, ShapedText.tabularFigures) }
    if features.contains(.smallCapitals) { hb_set_add(kept, ShapedText.smallCapitals) }
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING.rawValue)
    if keepsMath {
      // Primes have a form for scripts.
      hb_set_add(
        hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG),
        hb_shim_tag(0x73, 0x73, 0x74, 0x79))
    } else {
      // What formulas are set by is of no use to who only draws them.
      hb_set_add(
        hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG),
        hb_shim_tag(0x4d, 0x41, 0x54, 0x48))
    }
    guard let subset = hb_subset_or_fail(hb_font_get_face(face.font), input) else { return nil }
    defer { hb_face_destroy(subset) }
    let blob = hb_face_reference_blob(subset)
    defer { hb_blob_destroy(blob) }
    var count: UInt32 = 0
    guard let data = hb_blob_get_data(blob, &count), count > 0 else { return nil }
    return UnsafeRawBufferPointer(start: data, count: Int(count)).map { $0 }
  }

  /// The bytes as letters, digits, "+" and "/".
  ///
  /// > S. Josefsson. "The Base16, Base32, and Base64 Data Encodings." RFC 4648, 2006.
  static func base64(_ bytes: [UInt8]) -> [UInt8] {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let count = min(3, bytes.count - start)
      var word = 0
      for place in 0..<3 { word = word << 8 | (place < count ? Int(bytes[start + place]) : 0) }
      for place in 0..<4 {
        text.append(place <= count ? digits[word >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return text
  }
}
