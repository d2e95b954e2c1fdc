/// The constants of a font's OpenType MATH table that formulas in labels need, in ems.
///
/// > Microsoft. "MATH — The mathematical typesetting table." *OpenType 1.9 specification*.
public struct MathConstants: Hashable, Sendable {
  /// Height of the axis (the middle of a minus) above the baseline.
  public var axisHeight = 0.25
  /// Size of a script as a part of the text size.
  public var scriptScale = 0.7
  /// Size of a script's script as a part of the text size.
  public var scriptScriptScale = 0.55
  /// How far subscripts drop.
  public var subscriptShiftDown = 0.2
  /// How far superscripts rise.
  public var superscriptShiftUp = 0.36
  /// How far superscripts rise where there is something above, as under a root.
  public var superscriptShiftUpCramped = 0.29
  /// How far the top of a subscript stays below this height.
  public var subscriptTopMax = 0.4
  /// How far the bottom of a superscript stays above this height.
  public var superscriptBottomMin = 0.12
  /// How far the bottom of a superscript is raised at most to make room for a subscript.
  public var superscriptBottomMaxWithSubscript = 0.38
  /// How far a superscript's baseline may lie below the top of a tall base.
  public var superscriptBaselineDropMax = 0.25
  /// How far a subscript's baseline must lie below the bottom of a deep base.
  public var subscriptBaselineDropMin = 0.05
  /// Least gap between a superscript and a subscript at the same place.
  public var subSuperscriptGapMin = 0.2
  /// Space after a script.
  public var spaceAfterScript = 0.05
  /// Least gap between an operator and what stands above it.
  public var upperLimitGapMin = 0.15
  /// Least rise of an upper limit's baseline above an operator.
  public var upperLimitBaselineRiseMin = 0.2
  /// Least gap between an operator and what stands below it.
  public var lowerLimitGapMin = 0.15
  /// Least drop of a lower limit's baseline below an operator.
  public var lowerLimitBaselineDropMin = 0.6
  /// Least height of a large operator in display style.
  public var displayOperatorMinHeight = 1.4
  /// Height of accents' bases: accents of higher letters are raised by the difference.
  public var accentBaseHeight = 0.5
  /// Thickness of fraction bars.
  public var fractionRuleThickness = 0.06
  /// Rise of a numerator in text style.
  public var fractionNumeratorShiftUp = 0.4
  /// Rise of a numerator in display style.
  public var fractionNumeratorDisplayStyleShiftUp = 0.68
  /// Drop of a denominator in text style.
  public var fractionDenominatorShiftDown = 0.4
  /// Drop of a denominator in display style.
  public var fractionDenominatorDisplayStyleShiftDown = 0.69
  /// Least gap between numerator and bar.
  public var fractionNumeratorGapMin = 0.06
  /// Least gap between numerator and bar in display style.
  public var fractionNumeratorDisplayStyleGapMin = 0.18
  /// Least gap between denominator and bar.
  public var fractionDenominatorGapMin = 0.06
  /// Least gap between denominator and bar in display style.
  public var fractionDenominatorDisplayStyleGapMin = 0.18
  /// Rise of the upper part of a fraction without a bar.
  public var stackTopShiftUp = 0.44
  /// Rise of the upper part of a fraction without a bar in display style.
  public var stackTopDisplayStyleShiftUp = 0.68
  /// Drop of the lower part of a fraction without a bar.
  public var stackBottomShiftDown = 0.35
  /// Drop of the lower part of a fraction without a bar in display style.
  public var stackBottomDisplayStyleShiftDown = 0.69
  /// Least gap between the parts of a fraction without a bar.
  public var stackGapMin = 0.12
  /// Least gap between the parts of a fraction without a bar in display style.
  public var stackDisplayStyleGapMin = 0.28
  /// Gap between a bar and what it covers.
  public var overbarVerticalGap = 0.12
  /// Thickness of a bar over a formula.
  public var overbarRuleThickness = 0.04
  /// White above a bar over a formula.
  public var overbarExtraAscender = 0.04
  /// Gap between a bar and what it underlines.
  public var underbarVerticalGap = 0.12
  /// Thickness of a bar under a formula.
  public var underbarRuleThickness = 0.04
  /// White below a bar under a formula.
  public var underbarExtraDescender = 0.04
  /// Gap between radicand and bar.
  public var radicalVerticalGap = 0.08
  /// Gap between radicand and bar in display style.
  public var radicalDisplayStyleVerticalGap = 0.15
  /// Thickness of radicals' bars.
  public var radicalRuleThickness = 0.06
  /// White above radicals' bars.
  public var radicalExtraAscender = 0.06
  /// Space before a root's degree.
  public var radicalKernBeforeDegree = 0.28
  /// Space between a root's degree and its sign, negative.
  public var radicalKernAfterDegree = -0.4
  /// Height of a degree's bottom above a root sign's, as a part of the sign's height.
  public var radicalDegreeBottomRaise = 0.6

  /// Creates the constants of a plausible font.
  public init() {}
}
