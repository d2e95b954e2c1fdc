public import Graphics

/// One line of a legend: a sample of the ink and what it means.
public struct LegendKey: Hashable, Sendable {
  /// What the sample looks like.
  public enum Sample: Hashable, Sendable {
    /// A line.
    case line(SeriesStyle)
    /// A line with a marker on it.
    case markedLine(SeriesStyle)
    /// A marker alone.
    case marker(SeriesStyle)
    /// A patch of color.
    case patch(Color)
  }

  /// The markup of the text.
  public var text: String
  /// What the sample looks like.
  public var sample: Sample

  /// Creates a key.
  public init(_ text: String, sample: Sample) {
    self.text = text
    self.sample = sample
  }
}

/// What explains the colors of a filled field.
public struct ColorBar: Hashable, Sendable {
  /// The boundaries between colors, ascending; one more than colors.
  public var boundaries: [Double]
  /// The colors from low to high.
  public var colors: [Color]
  /// The scale of the boundaries.
  public var transform: Scale.Transform
  /// Markup of the title.
  public var title: String

  /// Creates a color bar.
  public init(
    boundaries: [Double], colors: [Color], transform: Scale.Transform, title: String
  ) {
    precondition(
      boundaries.count == colors.count + 1, "\(boundaries.count) boundaries, \(colors.count) colors"
    )
    self.boundaries = boundaries
    self.colors = colors
    self.transform = transform
    self.title = title
  }
}
