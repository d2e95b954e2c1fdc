/// Where the ink and the advance of a text lie, in points, relative to the start of its baseline.
public struct TextExtents: Hashable, Sendable {
  /// How far the pen moves.
  public var advance: Double
  /// Height of the ink above the baseline (positive up; negative if all ink is below).
  public var inkTop: Double
  /// Depth of the ink below the baseline (positive down; negative if all ink is above).
  public var inkBottom: Double
  /// Left edge of the ink.
  public var inkLeft: Double
  /// Right edge of the ink.
  public var inkRight: Double

  /// Creates extents.
  public init(
    advance: Double, inkTop: Double, inkBottom: Double, inkLeft: Double, inkRight: Double
  ) {
    self.advance = advance
    self.inkTop = inkTop
    self.inkBottom = inkBottom
    self.inkLeft = inkLeft
    self.inkRight = inkRight
  }
}

/// The vertical measures of a typeface at a size, in points.
public struct FontMetrics: Hashable, Sendable {
  /// Height above the baseline that the face reserves (positive).
  public var ascent: Double
  /// Depth below the baseline that the face reserves (positive).
  public var descent: Double
  /// Height of a flat capital.
  public var capHeight: Double
  /// Height of a flat lower-case letter.
  public var xHeight: Double

  /// Creates metrics.
  public init(ascent: Double, descent: Double, capHeight: Double, xHeight: Double) {
    self.ascent = ascent
    self.descent = descent
    self.capHeight = capHeight
    self.xHeight = xHeight
  }
}

/// Tells layout how large text will be; layout depends on this and never on a font library.
public protocol TextMeasurer: Sendable {
  /// The extents of a text set on one line.
  func extents(of text: String, font: Font, usesTabularFigures: Bool) -> TextExtents
  /// The vertical measures of a font.
  func metrics(of font: Font) -> FontMetrics
  /// The constants for formulas (of the face itself if it has a MATH table).
  func mathConstants(of face: Font.Face) -> MathConstants
  /// The smallest variant of a character at least `length` points long in a direction; if none
  /// is, one assembled of parts, or else the longest there is; nil if the face has none.
  func stretched(
    _ character: Character, _ direction: StretchedGlyph.Direction, atLeast length: Double,
    font: Font
  ) -> StretchedGlyph?
  /// x of the point over which an accent is centered, in points from the start of the glyph.
  func accentAttachment(of text: String, font: Font) -> Double
  /// Space that a slanted last glyph needs before a superscript, in points.
  func italicCorrection(of text: String, font: Font) -> Double
  /// The characters of a text for which the face has no glyph, in order, each once.
  func missingCharacters(in text: String, face: Font.Face) -> [Character]
}

extension TextMeasurer {
  /// The extents of a text with the figures that the face has by default.
  public func extents(of text: String, font: Font) -> TextExtents {
    extents(of: text, font: font, usesTabularFigures: false)
  }
}

/// Every character is 0.6 em wide, 0.7 em high and 0.2 em deep: for tests, so that no golden
/// depends on a font.
public struct FixedPitchMeasurer: TextMeasurer {
  /// Creates the measurer.
  public init() {}

  /// See ``TextMeasurer``.
  public func extents(of text: String, font: Font, usesTabularFigures: Bool) -> TextExtents {
    let advance = 0.6 * font.size * Double(text.count)
    return TextExtents(
      advance: advance, inkTop: text.isEmpty ? 0 : 0.7 * font.size,
      inkBottom: text.isEmpty ? 0 : 0.2 * font.size, inkLeft: 0, inkRight: advance)
  }

  /// See ``TextMeasurer``.
  public func metrics(of font: Font) -> FontMetrics {
    FontMetrics(
      ascent: 0.8 * font.size, descent: 0.2 * font.size, capHeight: 0.7 * font.size,
      xHeight: 0.5 * font.size)
  }

  /// See ``TextMeasurer``.
  public func mathConstants(of face: Font.Face) -> MathConstants { MathConstants() }

  /// See ``TextMeasurer``.
  public func stretched(
    _ character: Character, _ direction: StretchedGlyph.Direction, atLeast length: Double,
    font: Font
  ) -> StretchedGlyph? { nil }

  /// See ``TextMeasurer``.
  public func accentAttachment(of text: String, font: Font) -> Double {
    0.3 * font.size * Double(text.count)
  }

  /// See ``TextMeasurer``.
  public func italicCorrection(of text: String, font: Font) -> Double { 0 }

  /// See ``TextMeasurer``.
  public func missingCharacters(in text: String, face: Font.Face) -> [Character] { [] }
}
