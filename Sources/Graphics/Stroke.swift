/// How a path is drawn with a pen.
public struct Stroke: Hashable, Sendable {
  /// How open ends look.
  public enum Cap: Hashable, Sendable { case butt, round }
  /// How corners look.
  public enum Join: Hashable, Sendable { case round, miter, bevel }

  /// The ink.
  public var color: Color
  /// Pen width in points.
  public var width: Double
  /// Lengths of dashes and gaps in turn, in points; empty means solid.
  public var dash: [Double]
  /// Ends.
  public var cap: Cap
  /// Corners.
  public var join: Join

  /// Creates a stroke; solid with round joins unless said otherwise.
  public init(
    _ color: Color, width: Double, dash: [Double] = [], cap: Cap = .butt, join: Join = .round
  ) {
    self.color = color
    self.width = width
    self.dash = dash
    self.cap = cap
    self.join = join
  }
}
