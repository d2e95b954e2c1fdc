public import Graphics

/// How a label is set.
public struct TextStyle: Hashable, Sendable {
  /// The font of the words; formulas take the math face that goes with it.
  public var font: Font
  /// The ink.
  public var color: Color
  /// Whether digits have equal widths.
  public var usesTabularFigures: Bool

  /// Creates a style.
  public init(_ font: Font, color: Color, usesTabularFigures: Bool = false) {
    self.font = font
    self.color = color
    self.usesTabularFigures = usesTabularFigures
  }
}
