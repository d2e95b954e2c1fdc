import Graphics

/// A formula or a part of one, set: its ink relative to the start of the baseline.
struct MathBox {
  var items: [Scene.Item] = []
  /// How far the pen moves.
  var width = 0.0
  /// Height of the ink above the baseline.
  var ascent = 0.0
  /// Depth of the ink below the baseline.
  var descent = 0.0

  /// Draws another box with its baseline `rise` higher and starting at `x`; the pen stays.
  mutating func overlay(_ other: MathBox, x: Double, rise: Double = 0) {
    items += other.items.map { $0.offset(by: Point(x, -rise)) }
    ascent = max(ascent, other.ascent + rise)
    descent = max(descent, other.descent - rise)
  }

  /// Draws another box behind the pen and moves the pen.
  mutating func append(_ other: MathBox) {
    overlay(other, x: width)
    width += other.width
  }

  /// Draws a horizontal bar between two heights; the pen stays.
  mutating func overlayRule(x: Double, width: Double, bottom: Double, top: Double, color: Color) {
    let rect = Rect(minX: x, minY: -top, maxX: x + width, maxY: -bottom)
    items.append(.fill(Path(rectangle: rect), color))
    ascent = max(ascent, top)
    descent = max(descent, -bottom)
  }
}
