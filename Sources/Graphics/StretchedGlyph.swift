/// A character made longer: one of a font's size variants, or several glyphs that overlap.
public struct StretchedGlyph: Hashable, Sendable {
  /// Which way it grows.
  public enum Direction: Hashable, Sendable { case vertical, horizontal }

  /// A glyph and where it stands.
  public struct Part: Hashable, Sendable {
    /// Index in the font.
    public var glyph: UInt32
    /// Distance to the right of the start, in points.
    public var x: Double
    /// Height above the baseline, in points.
    public var y: Double

    /// Creates a part.
    public init(glyph: UInt32, x: Double = 0, y: Double = 0) {
      self.glyph = glyph
      self.x = x
      self.y = y
    }
  }

  /// The glyphs, from the bottom or from the left.
  public var parts: [Part]
  /// Where the ink of all of them lies.
  public var extents: TextExtents
  /// Space that a slanted sign needs before a superscript, in points.
  public var italicCorrection: Double

  /// Creates a stretched glyph.
  public init(parts: [Part], extents: TextExtents, italicCorrection: Double = 0) {
    self.parts = parts
    self.extents = extents
    self.italicCorrection = italicCorrection
  }
}
