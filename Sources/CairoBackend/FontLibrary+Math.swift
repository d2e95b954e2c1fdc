import CHarfBuzz
public import Graphics

extension FontLibrary {
  /// See ``TextMeasurer``.
  public func mathConstants(of face: Font.Face) -> MathConstants {
    self.face(face).mathConstants
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

extension MathConstants {
  /// Those of a HarfBuzz font whose unit has a length in ems; the usual ones, if it has none.
  init(of font: OpaquePointer, unit: Double) {
    self.init()
    guard hb_ot_math_has_data(hb_font_get_face(font)) != 0 else { return }
    func value(_ constant: hb_ot_math_constant_t) -> Double {
      Double(hb_ot_math_get_constant(font, constant))
    }
    for (path, constant) in lengths { self[keyPath: path] = unit * value(constant) }
    scriptScale = 0.01 * value(HB_OT_MATH_CONSTANT_SCRIPT_PERCENT_SCALE_DOWN)
    scriptScriptScale = 0.01 * value(HB_OT_MATH_CONSTANT_SCRIPT_SCRIPT_PERCENT_SCALE_DOWN)
    radicalDegreeBottomRaise =
      0.01 * value(HB_OT_MATH_CONSTANT_RADICAL_DEGREE_BOTTOM_RAISE_PERCENT)
    // Fira Math asks for 0.35, so low that a subscript's descender leaves the line.
    subscriptShiftDown = min(unit * value(HB_OT_MATH_CONSTANT_SUBSCRIPT_SHIFT_DOWN), 0.22)
  }
}

/// Where HarfBuzz has the constants that are lengths.
private var lengths: [(WritableKeyPath<MathConstants, Double>, hb_ot_math_constant_t)] {
  [
    (\.axisHeight, HB_OT_MATH_CONSTANT_AXIS_HEIGHT),
    (\.superscriptShiftUp, HB_OT_MATH_CONSTANT_SUPERSCRIPT_SHIFT_UP),
    (\.superscriptShiftUpCramped, HB_OT_MATH_CONSTANT_SUPERSCRIPT_SHIFT_UP_CRAMPED),
    (\.subscriptTopMax, HB_OT_MATH_CONSTANT_SUBSCRIPT_TOP_MAX),
    (\.superscriptBottomMin, HB_OT_MATH_CONSTANT_SUPERSCRIPT_BOTTOM_MIN),
    (
      \.superscriptBottomMaxWithSubscript,
      HB_OT_MATH_CONSTANT_SUPERSCRIPT_BOTTOM_MAX_WITH_SUBSCRIPT
    ),
    (\.superscriptBaselineDropMax, HB_OT_MATH_CONSTANT_SUPERSCRIPT_BASELINE_DROP_MAX),
    (\.subscriptBaselineDropMin, HB_OT_MATH_CONSTANT_SUBSCRIPT_BASELINE_DROP_MIN),
    (\.subSuperscriptGapMin, HB_OT_MATH_CONSTANT_SUB_SUPERSCRIPT_GAP_MIN),
    (\.spaceAfterScript, HB_OT_MATH_CONSTANT_SPACE_AFTER_SCRIPT),
    (\.upperLimitGapMin, HB_OT_MATH_CONSTANT_UPPER_LIMIT_GAP_MIN),
    (\.upperLimitBaselineRiseMin, HB_OT_MATH_CONSTANT_UPPER_LIMIT_BASELINE_RISE_MIN),
    (\.lowerLimitGapMin, HB_OT_MATH_CONSTANT_LOWER_LIMIT_GAP_MIN),
    (\.lowerLimitBaselineDropMin, HB_OT_MATH_CONSTANT_LOWER_LIMIT_BASELINE_DROP_MIN),
    (\.displayOperatorMinHeight, HB_OT_MATH_CONSTANT_DISPLAY_OPERATOR_MIN_HEIGHT),
    (\.accentBaseHeight, HB_OT_MATH_CONSTANT_ACCENT_BASE_HEIGHT),
    (\.fractionRuleThickness, HB_OT_MATH_CONSTANT_FRACTION_RULE_THICKNESS),
    (\.fractionNumeratorShiftUp, HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_SHIFT_UP),
    (
      \.fractionNumeratorDisplayStyleShiftUp,
      HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_DISPLAY_STYLE_SHIFT_UP
    ),
    (\.fractionDenominatorShiftDown, HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_SHIFT_DOWN),
    (
      \.fractionDenominatorDisplayStyleShiftDown,
      HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_DISPLAY_STYLE_SHIFT_DOWN
    ),
    (\.fractionNumeratorGapMin, HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_GAP_MIN),
    (\.fractionNumeratorDisplayStyleGapMin, HB_OT_MATH_CONSTANT_FRACTION_NUM_DISPLAY_STYLE_GAP_MIN),
    (\.fractionDenominatorGapMin, HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_GAP_MIN),
    (
      \.fractionDenominatorDisplayStyleGapMin,
      HB_OT_MATH_CONSTANT_FRACTION_DENOM_DISPLAY_STYLE_GAP_MIN
    ),
    (\.stackTopShiftUp, HB_OT_MATH_CONSTANT_STACK_TOP_SHIFT_UP),
    (\.stackTopDisplayStyleShiftUp, HB_OT_MATH_CONSTANT_STACK_TOP_DISPLAY_STYLE_SHIFT_UP),
    (\.stackBottomShiftDown, HB_OT_MATH_CONSTANT_STACK_BOTTOM_SHIFT_DOWN),
    (\.stackBottomDisplayStyleShiftDown, HB_OT_MATH_CONSTANT_STACK_BOTTOM_DISPLAY_STYLE_SHIFT_DOWN),
    (\.stackGapMin, HB_OT_MATH_CONSTANT_STACK_GAP_MIN),
    (\.stackDisplayStyleGapMin, HB_OT_MATH_CONSTANT_STACK_DISPLAY_STYLE_GAP_MIN),
    (\.overbarVerticalGap, HB_OT_MATH_CONSTANT_OVERBAR_VERTICAL_GAP),
    (\.overbarRuleThickness, HB_OT_MATH_CONSTANT_OVERBAR_RULE_THICKNESS),
    (\.overbarExtraAscender, HB_OT_MATH_CONSTANT_OVERBAR_EXTRA_ASCENDER),
    (\.underbarVerticalGap, HB_OT_MATH_CONSTANT_UNDERBAR_VERTICAL_GAP),
    (\.underbarRuleThickness, HB_OT_MATH_CONSTANT_UNDERBAR_RULE_THICKNESS),
    (\.underbarExtraDescender, HB_OT_MATH_CONSTANT_UNDERBAR_EXTRA_DESCENDER),
    (\.radicalVerticalGap, HB_OT_MATH_CONSTANT_RADICAL_VERTICAL_GAP),
    (\.radicalDisplayStyleVerticalGap, HB_OT_MATH_CONSTANT_RADICAL_DISPLAY_STYLE_VERTICAL_GAP),
    (\.radicalRuleThickness, HB_OT_MATH_CONSTANT_RADICAL_RULE_THICKNESS),
    (\.radicalExtraAscender, HB_OT_MATH_CONSTANT_RADICAL_EXTRA_ASCENDER),
    (\.radicalKernBeforeDegree, HB_OT_MATH_CONSTANT_RADICAL_KERN_BEFORE_DEGREE),
    (\.radicalKernAfterDegree, HB_OT_MATH_CONSTANT_RADICAL_KERN_AFTER_DEGREE),
  ]
}
