public import Graphics

/// A piece of running text in one look.
public struct Span: Hashable, Sendable {
  /// What the piece is.
  public enum Content: Hashable, Sendable {
    /// Words with spaces between them; a no-break space joins two.
    case words(String)
    /// A formula in TeX, without dollar signs; may be broken after relations and binary operators.
    case formula(String)
    /// The end of a line that the author asks for.
    case lineBreak
  }

  /// What the piece is.
  public var content: Content
  /// How it is set.
  public var style: TextStyle
  /// What it is to those who cannot see it, and where it leads; on every line that it is part of,
  /// an element as its continuation.
  public var tag: Tag?
  /// How far its baseline lies above that of the line, in points (the number of a footnote).
  public var rise: Double

  /// Creates a span.
  public init(_ content: Content, style: TextStyle, tag: Tag? = nil, rise: Double = 0) {
    self.content = content
    self.style = style
    self.tag = tag
    self.rise = rise
  }
}
