/// A piece of text in one font on one baseline.
public struct TextRun: Hashable, Sendable {
  /// The characters, as a reader would copy them.
  public var text: String
  /// The font.
  public var font: Font
  /// The ink.
  public var color: Color
  /// Where the baseline starts.
  public var position: Point
  /// Turn about `position` in radians, counter-clockwise as seen on the page.
  public var angle: Double
  /// Glyphs of the font that stand for the text, instead of what shaping gives: a size variant
  /// from the MATH table, or its parts (a taller radical, a wider hat).
  public var parts: [StretchedGlyph.Part]?
  /// Whether digits have equal widths (tick labels, tables).
  public var usesTabularFigures: Bool
  /// Points added to the width of each space, as in a justified line.
  public var wordSpacing: Double

  /// Creates a run whose baseline starts at `position`.
  public init(
    _ text: String, font: Font, color: Color, at position: Point, angle: Double = 0,
    parts: [StretchedGlyph.Part]? = nil, usesTabularFigures: Bool = false,
    wordSpacing: Double = 0
  ) {
    self.text = text
    self.font = font
    self.color = color
    self.position = position
    self.angle = angle
    self.parts = parts
    self.usesTabularFigures = usesTabularFigures
    self.wordSpacing = wordSpacing
  }
}
