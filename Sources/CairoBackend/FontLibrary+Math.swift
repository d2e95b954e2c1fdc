import CHarfBuzz
public import Graphics

extension FontLibrary {
  /// See ``TextMeasurer``.
  public func mathConstants(of face: Font.Face) -> MathConstants {
    let face = self.face(face)
    var constants = MathConstants()
    guard hb_ot_math_has_data(hb_font_get_face(face.font)) != 0 else { return constants }
    func ems(_ constant: hb_ot_math_constant_t) -> Double {
      face.unit * Double(hb_ot_math_get_constant(face.font, constant))
    }
    func percents(_ constant: hb_ot_math_constant_t) -> Double {
      0.01 * Double(hb_ot_math_get_constant(face.font, constant))
    }
    constants.axisHeight = ems(HB_OT_MATH_CONSTANT_AXIS_HEIGHT)
    constants.scriptScale = percents(HB_OT_MATH_CONSTANT_SCRIPT_PERCENT_SCALE_DOWN)
    constants.scriptScriptScale = percents(HB_OT_MATH_CONSTANT_SCRIPT_SCRIPT_PERCENT_SCALE_DOWN)
    // Fira Math asks for 0.35, so low that a subscript's descender leaves the line.
    constants.subscriptShiftDown = min(ems(HB_OT_MATH_CONSTANT_SUBSCRIPT_SHIFT_DOWN), 0.22)
    constants.superscriptShiftUp = ems(HB_OT_MATH_CONSTANT_SUPERSCRIPT_SHIFT_UP)
    constants.subscriptTopMax = ems(HB_OT_MATH_CONSTANT_SUBSCRIPT_TOP_MAX)
    constants.superscriptBottomMin = ems(HB_OT_MATH_CONSTANT_SUPERSCRIPT_BOTTOM_MIN)
    constants.superscriptBaselineDropMax = ems(HB_OT_MATH_CONSTANT_SUPERSCRIPT_BASELINE_DROP_MAX)
    constants.subscriptBaselineDropMin = ems(HB_OT_MATH_CONSTANT_SUBSCRIPT_BASELINE_DROP_MIN)
    constants.subSuperscriptGapMin = ems(HB_OT_MATH_CONSTANT_SUB_SUPERSCRIPT_GAP_MIN)
    constants.spaceAfterScript = ems(HB_OT_MATH_CONSTANT_SPACE_AFTER_SCRIPT)
    constants.accentBaseHeight = ems(HB_OT_MATH_CONSTANT_ACCENT_BASE_HEIGHT)
    constants.fractionRuleThickness = ems(HB_OT_MATH_CONSTANT_FRACTION_RULE_THICKNESS)
    constants.fractionNumeratorShiftUp = ems(HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_SHIFT_UP)
    constants.fractionDenominatorShiftDown = ems(
      HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_SHIFT_DOWN)
    constants.fractionNumeratorGapMin = ems(HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_GAP_MIN)
    constants.fractionDenominatorGapMin = ems(HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_GAP_MIN)
    constants.radicalVerticalGap = ems(HB_OT_MATH_CONSTANT_RADICAL_VERTICAL_GAP)
    constants.radicalRuleThickness = ems(HB_OT_MATH_CONSTANT_RADICAL_RULE_THICKNESS)
    constants.radicalExtraAscender = ems(HB_OT_MATH_CONSTANT_RADICAL_EXTRA_ASCENDER)
    return constants
  }

  /// See ``TextMeasurer``.
  public func variant(
    of character: Character, atLeast height: Double, font: Font
  ) -> GlyphVariant? {
    let face = self.face(font.face)
    guard let scalar = character.unicodeScalars.first, let glyph = face.glyph(for: scalar)
    else { return nil }
    var variants = Array(repeating: hb_ot_math_glyph_variant_t(), count: 32)
    var count = UInt32(variants.count)
    hb_ot_math_get_glyph_variants(face.font, glyph, HB_DIRECTION_BTT, 0, &count, &variants)
    var best: GlyphVariant?
    for variant in variants.prefix(Int(count)) {
      guard let extents = face.extents(ofGlyph: variant.glyph)?.scaled(by: font.size)
      else { continue }
      best = GlyphVariant(glyph: variant.glyph, extents: extents)
      if extents.inkTop + extents.inkBottom >= height { break }
    }
    return best
  }

  /// See ``TextMeasurer``.
  public func accentAttachment(of text: String, font: Font) -> Double {
    let face = self.face(font.face)
    let shaped = face.shape(text)
    guard shaped.glyphs.count == 1 else { return 0.5 * font.size * shaped.extents.advance }
    return font.size * face.unit
      * Double(hb_ot_math_get_glyph_top_accent_attachment(face.font, shaped.glyphs[0].index))
  }

  /// See ``TextMeasurer``.
  public func italicCorrection(of text: String, font: Font) -> Double {
    let face = self.face(font.face)
    guard let last = face.shape(text).glyphs.last else { return 0 }
    return font.size * face.unit
      * Double(hb_ot_math_get_glyph_italics_correction(face.font, last.index))
  }
}
