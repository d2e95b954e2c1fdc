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
    /// An outline of a marker, with paper inside.
    case openMarker(SeriesStyle)
    /// An arrow, so many points long.
    case arrow(Color, length: Double)
    /// A patch of color, with what is drawn over it.
    case patch(Color, Pattern? = nil)
    /// A patch of color under a line.
    case area(Color, outline: SeriesStyle)
    /// A hatched patch.
    case hatching

    /// The color that it explains; nil for hatching.
    var color: Color? {
      switch self {
      case .line(let style), .markedLine(let style), .marker(let style), .openMarker(let style):
        style.color
      case .arrow(let color, _), .patch(let color, _), .area(let color, _): color
      case .hatching: nil
      }
    }
  }

  /// How long a sample may be, in points.
  public static let sampleWidth = 18.0

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
  /// Whether the lowest color stands for all that is lower as well.
  public var reachesLower = false
  /// Whether the highest color stands for all that is higher as well.
  public var reachesHigher = false
  /// Lines are drawn over the colors below this number; nil for none.
  public var hatchedBelow: Double?

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

extension LegendKey {
  /// The keys with each text once; nil if one text stands for different inks.
  ///
  /// A line that is dashed in one panel and has markers in another is shown with both.
  static func merged(_ keys: [LegendKey]) -> [LegendKey]? {
    var result: [LegendKey] = []
    for key in keys {
      guard let index = result.firstIndex(where: { $0.text == key.text }) else {
        result.append(key)
        continue
      }
      guard let sample = result[index].sample.merged(with: key.sample) else { return nil }
      result[index].sample = sample
    }
    return result
  }
}

extension LegendKey.Sample {
  /// A sample of both inks; nil if they are not the same.
  fileprivate func merged(with other: LegendKey.Sample) -> LegendKey.Sample? {
    switch (self, other) {
    case (.line(var line), .markedLine(let marked)), (.markedLine(let marked), .line(var line)):
      guard line.color == marked.color else { return nil }
      line.marker = marked.marker
      return .markedLine(line)
    case (.line(var line), .marker(let marker)), (.marker(let marker), .line(var line)),
      (.markedLine(var line), .marker(let marker)), (.marker(let marker), .markedLine(var line)):
      guard line.color == marker.color else { return nil }
      line.marker = marker.marker
      return .markedLine(line)
    case (.markedLine(let line), .markedLine(let marked)) where line.color == marked.color:
      return .markedLine(line.dash.isEmpty ? marked : line)
    default: return self == other ? self : nil
    }
  }
}
