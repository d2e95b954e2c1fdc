import CCairo
import CFreeType
import CHarfBuzz
import Fonts
import Graphics
import Synchronization

/// One typeface of the binary, opened for shaping and measuring (HarfBuzz) and for drawing.
///
/// HarfBuzz fonts may be shared between threads once they are immutable; everything else that
/// changes sits behind a lock.
final class FontFace: @unchecked Sendable {
  /// The HarfBuzz font; its unit is the unit of the font file.
  let font: OpaquePointer
  /// Length of one font unit in ems.
  let unit: Double
  /// Lengths for formulas, in ems.
  let mathConstants: MathConstants

  private let shaped = Mutex<[ShapingKey: ShapedText]>([:])
  private let outlines = Mutex<[UInt32: GlyphOutline]>([:])
  private let inks = Mutex<[UInt32: TextExtents?]>([:])
  private let drawable = Mutex<CairoFontFace?>(nil)
  private let file: embedded_font

  private struct ShapingKey: Hashable {
    var text: String
    var features: ShapedText.Features
  }

  init(_ face: Font.Face) {
    let file = embedded_font_file(face.file)
    let blob = file.bytes.withMemoryRebound(to: CChar.self, capacity: file.size) {
      hb_blob_create($0, UInt32(file.size), HB_MEMORY_MODE_READONLY, nil, nil)
    }
    let parsed = hb_face_create(blob, 0)
    guard let font = hb_font_create(parsed) else { preconditionFailure("no memory for a font") }
    self.file = file
    self.font = font
    unit = 1 / Double(hb_face_get_upem(parsed))
    hb_font_make_immutable(font)
    mathConstants = MathConstants(of: font, unit: unit)
    hb_face_destroy(parsed)
    hb_blob_destroy(blob)
  }

  deinit { hb_font_destroy(font) }

  /// The text as glyphs, shaped once.
  func shape(_ text: String, _ features: ShapedText.Features = []) -> ShapedText {
    let key = ShapingKey(text: text, features: features)
    return shaped.withLock { cache in
      if let known = cache[key] { return known }
      let new = ShapedText(text, face: self, features: features)
      cache[key] = new
      return new
    }
  }

  /// The outline of a glyph, in ems.
  func outline(of glyph: UInt32) -> GlyphOutline {
    outlines.withLock { cache in
      if let known = cache[glyph] { return known }
      let new = GlyphOutline(of: glyph, face: self)
      cache[glyph] = new
      return new
    }
  }

  /// Where the ink of a glyph lies, in ems; nil if the font does not say. Fonts with cubic outlines
  /// do not store it, so it is computed from the outline, and that once.
  func extents(ofGlyph glyph: UInt32) -> TextExtents? {
    inks.withLock { cache in
      if let known = cache[glyph] { return known }
      let new = ink(of: glyph)
      cache[glyph] = .some(new)
      return new
    }
  }

  private func ink(of glyph: UInt32) -> TextExtents? {
    var box = hb_glyph_extents_t()
    guard hb_font_get_glyph_extents(font, glyph, &box) != 0 else { return nil }
    return TextExtents(
      advance: unit * Double(hb_font_get_glyph_h_advance(font, glyph)),
      inkTop: unit * Double(box.y_bearing),
      inkBottom: -unit * Double(box.y_bearing + box.height),
      inkLeft: unit * Double(box.x_bearing), inkRight: unit * Double(box.x_bearing + box.width))
  }

  /// The glyph that stands for a scalar; nil if there is none.
  func glyph(for scalar: Unicode.Scalar) -> UInt32? {
    var glyph: UInt32 = 0
    return hb_font_get_nominal_glyph(font, scalar.value, &glyph) != 0 ? glyph : nil
  }

  /// The face as Cairo draws it, opened when first asked for.
  var cairo: CairoFontFace {
    drawable.withLock { drawable in
      if let drawable { return drawable }
      let new = CairoFontFace(file)
      drawable = new
      return new
    }
  }
}

/// A font face for Cairo, with a FreeType library of its own, because libraries may not be shared
/// between threads; Cairo locks the face while it uses it.
final class CairoFontFace: @unchecked Sendable {
  let pointer: OpaquePointer
  private let library: FT_Library
  private let face: FT_Face

  fileprivate init(_ file: embedded_font) {
    var library: FT_Library?
    var face: FT_Face?
    guard FT_Init_FreeType(&library) == 0, let library,
      FT_New_Memory_Face(library, file.bytes, FT_Long(file.size), 0, &face) == 0, let face,
      let pointer = cairo_ft_font_face_create_for_ft_face(face, Int32(FT_LOAD_NO_HINTING))
    else { preconditionFailure("an embedded font of \(file.size) bytes cannot be opened") }
    self.library = library
    self.face = face
    self.pointer = pointer
  }

  deinit {
    cairo_font_face_destroy(pointer)
    FT_Done_Face(face)
    FT_Done_FreeType(library)
  }
}

extension Font.Face {
  /// The file inside the binary.
  var file: embedded_font_name {
    switch self {
    case .sansRegular: embedded_font_fira_sans_regular
    case .sansItalic: embedded_font_fira_sans_italic
    case .sansMedium: embedded_font_fira_sans_medium
    case .sansSemiBold: embedded_font_fira_sans_semi_bold
    case .sansMath: embedded_font_fira_math_regular
    case .mono: embedded_font_fira_mono_regular
    case .serifRegular: embedded_font_libertinus_serif_regular
    case .serifItalic: embedded_font_libertinus_serif_italic
    case .serifSemiBold: embedded_font_libertinus_serif_semibold
    case .serifSemiBoldItalic: embedded_font_libertinus_serif_semibold_italic
    case .serifMath: embedded_font_libertinus_math_regular
    }
  }
}
