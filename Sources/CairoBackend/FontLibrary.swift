import CHarfBuzz
import Fonts
public import Graphics
import Synchronization

/// Measures text with the fonts inside the binary.
///
/// Faces are opened when first used, and texts are shaped once; all of it may be used from many
/// threads.
public final class FontLibrary: TextMeasurer {
  /// The only library: the fonts are the same everywhere.
  public static let shared = FontLibrary()

  /// By the place of their files in the binary.
  private let faces = Mutex<[FontFace?]>(Array(repeating: nil, count: Font.Face.allCases.count))

  private init() {}

  func face(_ name: Font.Face) -> FontFace {
    let place = Int(name.file.rawValue)
    return faces.withLock { faces in
      if let known = faces[place] { return known }
      let new = FontFace(name)
      faces[place] = new
      return new
    }
  }

  /// See ``TextMeasurer``.
  public func extents(of text: String, font: Font, usesTabularFigures: Bool) -> TextExtents {
    let features = ShapedText.Features(font, usesTabularFigures: usesTabularFigures)
    return face(font.face).shape(text, features).extents.scaled(by: font.size)
  }

  /// See ``TextMeasurer``.
  public func metrics(of font: Font) -> FontMetrics {
    let face = face(font.face)
    var box = hb_font_extents_t()
    hb_font_get_h_extents(face.font, &box)
    let scale = font.size * face.unit
    // A flat letter's ink says it where the font's own table does not.
    func height(_ tag: hb_ot_metrics_tag_t, or letter: String) -> Double {
      var height: Int32 = 0
      let isKnown = hb_ot_metrics_get_position(face.font, tag, &height) != 0 && height > 0
      return isKnown ? scale * Double(height) : font.size * face.shape(letter).extents.inkTop
    }
    return FontMetrics(
      ascent: scale * Double(box.ascender), descent: -scale * Double(box.descender),
      capHeight: height(HB_OT_METRICS_TAG_CAP_HEIGHT, or: "H"),
      xHeight: height(HB_OT_METRICS_TAG_X_HEIGHT, or: "x"))
  }

  /// See ``TextMeasurer``.
  public func missingCharacters(in text: String, face: Font.Face) -> [Character] {
    let face = self.face(face)
    var missing: [Character] = []
    for character in text where !missing.contains(character) {
      if character.unicodeScalars.allSatisfy({ face.glyph(for: $0) != nil }) { continue }
      // Shaping composes letters and accents, and makes spaces of any width.
      let glyphs = face.shape(String(character)).glyphs
      if glyphs.contains(where: { $0.index == 0 }) { missing.append(character) }
    }
    return missing
  }
}
