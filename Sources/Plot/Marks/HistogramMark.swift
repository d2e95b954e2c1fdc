public import Graphics
import Typesetting

/// How often numbers lie in each of some intervals.
///
/// Several histograms of one panel have the same intervals, so that they can be compared.
public struct HistogramMark: Mark {
  /// What the height of a bar is.
  public enum Measure: Hashable, Sendable {
    /// How many numbers lie in the interval.
    case count
    /// Which part of all numbers lies in the interval, divided by its width as the axis shows it: of
    /// a unit, or on a logarithmic axis of a decade.
    case density
  }

  /// The ends of the intervals; one more than heights.
  public let edges: [Double]
  /// How high each bar is.
  public let heights: [Double]
  /// The ink.
  public var style: SeriesStyle
  /// Markup of the name; empty for none.
  public var name: String
  /// The ink of the only other histogram, which this one lies over in part.
  private var under: Color?

  /// The histograms of several samples over the same intervals, as an axis shows them.
  ///
  /// Numbers without a place on the axis are left out of the bars, but count among all. `all` are
  /// the samples of all panels with the same intervals; empty if there is this panel alone.
  public static func marks(
    of samples: [[Double]], among all: [[Double]] = [], transform: Scale.Transform,
    count: Int? = nil, measure: Measure,
    styles: [SeriesStyle], names: [String]
  ) -> [HistogramMark] {
    precondition(
      samples.count == styles.count && samples.count == names.count,
      "\(samples.count) samples, \(styles.count) styles, \(names.count) names")
    let bins = Bins(all.isEmpty ? samples : all, transform: transform, count: count)
    let scale = Scale(transform, domain: 1...10, from: 0, to: 1)
    var marks = samples.indices.map { index in
      let counts = bins.tally(samples[index].filter(\.isFinite))
      let heights = counts.enumerated().map { place, count in
        guard measure == .density else { return Double(count) }
        let width = scale.transformed(bins.edges[place + 1]) - scale.transformed(bins.edges[place])
        let part = Double(count) / Double(max(samples[index].count, 1))
        return width > 0 ? part / width : 0
      }
      return HistogramMark(
        edges: bins.edges, heights: heights, style: styles[index], name: names[index])
    }
    if marks.count == 2, !names.contains(""),
      zip(marks[0].heights, marks[1].heights).contains(where: { min($0, $1) > 0 })
    {
      marks[1].under = styles[0].color
    }
    return marks
  }

  private init(edges: [Double], heights: [Double], style: SeriesStyle, name: String) {
    self.edges = edges
    self.heights = heights
    self.style = style
    self.name = name
  }

  /// See ``Mark``.
  public var extent: Extent {
    var extent = Extent(x: edges, y: heights)
    extent.countsX = nil
    // Bars stand on zero.
    extent.y = extent.y.map { 0...$0.upperBound }
    extent.hasZeroY = false
    return extent
  }

  /// See ``Mark``.
  public var keys: [LegendKey] {
    guard !name.isEmpty else { return [] }
    var outline = style
    outline.width = Self.outlineWidth(of: style)
    let tint = style.color.withAlpha(Self.tint)
    let own = LegendKey(name, sample: .area(tint, outline: outline))
    let both = under.map { LegendKey("both", sample: .patch(overlap(over: $0))) }
    return [own] + (both.map { [$0] } ?? [])
  }

  /// The color of this histogram's area over another one's.
  private func overlap(over other: Color) -> Color {
    let alpha = Self.tint * (2 - Self.tint)
    func mixed(_ top: Double, _ bottom: Double) -> Double {
      (Self.tint * top + (alpha - Self.tint) * bottom) / alpha
    }
    let top = style.color
    return Color(
      red: mixed(top.red, other.red), green: mixed(top.green, other.green),
      blue: mixed(top.blue, other.blue), alpha: alpha)
  }

  /// How strong the areas are: where two overlap both are seen.
  private static let tint = 0.3

  private static func outlineWidth(of style: SeriesStyle) -> Double { 0.75 * style.width }

  /// See ``Mark``.
  public func draw(in frame: PanelFrame) -> [Scene.Item] {
    let outline = outline(in: frame)
    guard outline.count > 1 else { return [] }
    let area = frame.area
    let pieces = Polyline.clipped(outline, to: area)
    var line = Path()
    for piece in pieces { line.append(polyline: piece) }
    var separators = Path()
    for (place, height) in heights.enumerated().dropFirst() {
      let x = frame.x(edges[place])
      let top = max(min(height, heights[place - 1]), 0)
      let ends = [Point(x, base(in: frame)), Point(x, position(top, in: frame))]
      for piece in Polyline.clipped(ends, to: area) { separators.append(polyline: piece) }
    }
    let fill = Path(polyline: outline.map { frame.near($0) }, isClosed: true)
    var items: [Scene.Item] = [
      .group(
        Scene.Group(
          "histogram", clip: area, items: [.fill(fill, style.color.withAlpha(Self.tint))]))
    ]
    if heights.count <= 40, !separators.isEmpty {
      items.append(.stroke(separators, Stroke(frame.theme.background, width: 0.5)))
    }
    var stroke = style.stroke
    stroke.width = Self.outlineWidth(of: style)
    if !line.isEmpty { items.append(.stroke(line, stroke)) }
    return items
  }

  /// See ``Mark``.
  public func obstacles(in frame: PanelFrame) -> [Obstacle] { [.polyline(outline(in: frame))] }

  private func base(in frame: PanelFrame) -> Double { position(0, in: frame) }

  /// Where a height is; what has no place stands on the axis.
  private func position(_ height: Double, in frame: PanelFrame) -> Double {
    let position = frame.y(height)
    return position.isFinite && height > 0 || frame.y.transform != .log10
      ? position : frame.y.start
  }

  /// The stairs from the base over all bars back to it.
  private func outline(in frame: PanelFrame) -> [Point] {
    guard let first = edges.first, let last = edges.last else { return [] }
    var points = [Point(frame.x(first), base(in: frame))]
    for (place, height) in heights.enumerated() {
      let y = position(height, in: frame)
      points.append(Point(frame.x(edges[place]), y))
      points.append(Point(frame.x(edges[place + 1]), y))
    }
    points.append(Point(frame.x(last), base(in: frame)))
    return points.allSatisfy(\.isFinite) ? points : []
  }
}

extension PanelFrame {
  /// A far point moved near enough for the encoder; the clip hides that it moved.
  func near(_ point: Point) -> Point {
    let reach = 10 * (area.width + area.height)
    return Point(
      min(max(point.x, area.midX - reach), area.midX + reach),
      min(max(point.y, area.midY - reach), area.midY + reach))
  }
}
