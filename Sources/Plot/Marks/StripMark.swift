public import Graphics
import Typesetting

/// A colored strip along the bottom of the panel: which value of x leads where.
public struct StripMark: Mark {
  /// One piece of the strip.
  public struct Piece: Hashable, Sendable {
    /// Horizontal data at the two ends.
    public var range: ClosedRange<Double>
    /// The ink.
    public var color: Color
    /// Markup of what the color means; pieces with the same one share a key.
    public var name: String

    /// Creates a piece.
    public init(_ range: ClosedRange<Double>, color: Color, name: String) {
      self.range = range
      self.color = color
      self.name = name
    }
  }

  /// The pieces from left to right.
  public var pieces: [Piece]
  /// Height in points.
  public var height: Double

  /// Creates a strip.
  public init(_ pieces: [Piece], height: Double = 7) {
    self.pieces = pieces
    self.height = height
  }

  /// See ``Mark``.
  public var extent: Extent {
    Extent(x: pieces.flatMap { [$0.range.lowerBound, $0.range.upperBound] }, y: [Double]?.none)
  }

  /// See ``Mark``.
  public var keys: [LegendKey] {
    pieces.reduce(into: []) { keys, piece in
      let key = LegendKey(piece.name, sample: .patch(piece.color))
      if !piece.name.isEmpty, !keys.contains(key) { keys.append(key) }
    }
  }

  /// See ``Mark``.
  public func draw(in frame: PanelFrame) -> [Scene.Item] {
    zip(pieces, rects(in: frame)).compactMap { piece, rect in
      rect.map { .fill(Path(rectangle: $0), piece.color) }
    }
  }

  /// See ``Mark``.
  public func obstacles(in frame: PanelFrame) -> [Obstacle] {
    rects(in: frame).compactMap { $0.map { .rect($0) } }
  }

  private func rects(in frame: PanelFrame) -> [Rect?] {
    let area = frame.area
    return pieces.map { piece in
      let (a, b) = (frame.x(piece.range.lowerBound), frame.x(piece.range.upperBound))
      guard a.isFinite, b.isFinite else { return nil }
      let (left, right) = (max(min(a, b), area.minX), min(max(a, b), area.maxX))
      guard left < right else { return nil }
      return Rect(minX: left, minY: area.maxY - height, maxX: right, maxY: area.maxY)
    }
  }
}
