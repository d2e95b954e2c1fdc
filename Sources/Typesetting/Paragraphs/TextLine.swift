public import Graphics

/// One line of a paragraph; its baseline starts at the origin, at the paragraph's left edge; y is
/// down.
public struct TextLine: Hashable, Sendable {
  /// What is drawn.
  public var items: [Scene.Item]
  /// From the left edge of the paragraph to the end of the line's ink, in points; spaces at its end
  /// left out. More than the measure where a mark hangs over the edge.
  public var width: Double
  /// Height of the ink above the baseline, at least that of the font's ascent, in points.
  public var ascent: Double
  /// Depth of the ink below the baseline, at least that of the font's descent, in points.
  public var descent: Double
  /// Which spans have a part in the line, as indices into those of the paragraph.
  public var spans: Range<Int>

  /// Creates a line.
  public init(
    items: [Scene.Item], width: Double, ascent: Double, descent: Double, spans: Range<Int>
  ) {
    self.items = items
    self.width = width
    self.ascent = ascent
    self.descent = descent
    self.spans = spans
  }
}
