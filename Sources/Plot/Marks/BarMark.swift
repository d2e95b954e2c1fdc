public import Graphics
import Typesetting

/// Numbers as lengths, one for each category, with their texts at the ends.
///
/// A bar starts at zero. A logarithmic axis has no zero, so that lengths would mean nothing: there
/// each number is a dot on a thin line, whose place alone counts.
public struct BarMark: Mark {
  /// Which way bars go.
  public enum Direction: Hashable, Sendable {
    /// To the right; the categories stand one below the other.
    case horizontal
    /// Upward; the categories stand side by side.
    case vertical
  }
  /// One number.
  public struct Bar: Hashable, Sendable {
    /// What it belongs to.
    public var category: Category
    /// How long it is; not finite where there is no such number, which the text says.
    public var value: Double
    /// Markup of the text at its end; empty for none.
    public var text: String
    /// Ink, and shape of the dot.
    public var style: SeriesStyle
    /// The range over repetitions, drawn as a whisker; nil for none.
    public var range: ClosedRange<Double>?

    /// Creates a bar.
    public init(
      _ category: Category, value: Double, text: String, style: SeriesStyle,
      range: ClosedRange<Double>? = nil
    ) {
      self.category = category
      self.value = value
      self.text = text
      self.style = style
      self.range = range
    }
  }

  /// The bars in the order of their categories.
  public var bars: [Bar]
  /// Which way they go.
  public var direction: Direction
  /// Markup of what all bars have in common, for a legend; empty for none.
  public var name: String
  /// Which of several marks with the same categories it is, and how many there are.
  public var lane = (index: 0, count: 1)

  /// Creates bars.
  public init(_ bars: [Bar], direction: Direction = .horizontal, name: String = "") {
    self.bars = bars
    self.name = name
    self.direction = direction
  }

  /// A bar takes so much of the room of its category, and no more points than that.
  private static let fill = (part: 0.66, points: 20.0)
  /// Room for the texts beyond the longest bar.
  private static let room = (horizontal: 0.14, vertical: 0.1)
  /// Texts beyond whiskers cannot stand inside a bar where they have no room: the longer they are,
  /// the more they need.
  private var roomBeyondWhiskers: (horizontal: Double, vertical: Double) {
    let longest = bars.map(\.text.count).max() ?? 0
    return (min(0.08 + 0.03 * Double(longest), 0.4), 0.12)
  }

  /// See ``Mark``.
  public var extent: Extent {
    let ranges = bars.compactMap(\.range).flatMap { [$0.lowerBound, $0.upperBound] }
    var extent = Extent(x: bars.map(\.value) + ranges, y: [Double]?.none)
    extent.countsX = nil
    // A logarithmic axis covers the positive numbers, a linear one zero as well.
    let range = extent.x ?? 0...1
    extent.x = min(0, range.lowerBound)...max(0, range.upperBound)
    let categories = bars.map(\.category)
    let room =
      ranges.isEmpty || bars.allSatisfy(\.text.isEmpty) ? Self.room : roomBeyondWhiskers
    guard direction == .vertical else {
      extent.categoriesY = categories
      extent.room = room.horizontal
      return extent
    }
    (extent.y, extent.x) = (extent.x, nil)
    (extent.smallestPositiveY, extent.smallestPositiveX) = (extent.smallestPositiveX, nil)
    (extent.hasZeroY, extent.hasZeroX) = (extent.hasZeroX, false)
    extent.categoriesX = categories
    extent.room = room.vertical
    return extent
  }

  /// See ``Mark``.
  public var keys: [LegendKey] {
    guard let color = bars.first?.style.color, !name.isEmpty else { return [] }
    return [LegendKey(name, sample: .patch(color))]
  }

  // MARK: Drawing

  /// See ``Mark``.
  public func draw(in frame: PanelFrame) -> [Scene.Item] {
    shapes(in: frame).flatMap { items(of: $0, in: frame) }
  }

  private func items(of shape: Shape, in frame: PanelFrame) -> [Scene.Item] {
    guard let end = shape.end else { return whisker(of: shape, in: frame) }
    let style = shape.bar.style
    guard scale(of: frame).transform == .log10 else {
      let bar = Path(rectangle: rect(of: shape, from: shape.base, to: end))
      return [.fill(bar, style.color)] + whisker(of: shape, in: frame)
    }
    let tip = point(end, shape.middle)
    let line = Path(polyline: [point(shape.base, shape.middle), tip])
    let stem = Scene.Item.stroke(line, Stroke(style.color, width: 0.6, dash: [1, 1.6]))
    return [stem] + whisker(of: shape, in: frame)
      + (shape.isCut ? [] : style.endItems(at: tip, in: frame.theme))
  }

  /// The range over repetitions: seen on the bar by its rim, and on paper by its ink.
  private func whisker(of shape: Shape, in frame: PanelFrame) -> [Scene.Item] {
    guard let range = shape.range else { return [] }
    let cap = min(0.25 * shape.width, 3)
    var lines = Path()
    lines.append(polyline: [point(range.low, shape.middle), point(range.high, shape.middle)])
    for end in [range.low, range.high] {
      lines.append(polyline: [point(end, shape.middle - cap), point(end, shape.middle + cap)])
    }
    return [
      .stroke(lines, Stroke(frame.theme.background, width: 2.4, cap: .round)),
      .stroke(lines, Stroke(frame.theme.ink, width: 0.9)),
    ]
  }

  // MARK: Geometry

  /// A bar on the page.
  struct Shape {
    var bar: Bar
    /// The middle across, and the width of the bar.
    var middle: Double
    var width: Double
    /// The middle of the room of its category.
    var slot: Double
    /// Where it starts, along the axis of numbers.
    var base: Double
    /// Where it ends; nil where there is no number.
    var end: Double?
    /// Whether it goes on beyond the panel.
    var isCut = false
    var range: (low: Double, high: Double)?
  }

  func scale(of frame: PanelFrame) -> Scale { direction == .horizontal ? frame.x : frame.y }

  func shapes(in frame: PanelFrame) -> [Shape] {
    let scale = scale(of: frame)
    let area = frame.area
    let (low, high) = direction == .horizontal ? (area.minX, area.maxX) : (area.minY, area.maxY)
    func clamped(_ position: Double) -> Double { min(max(position, low), high) }
    let edge = direction == .horizontal ? low : high
    let zero = scale.transform == .log10 ? edge : scale(0)
    return bars.compactMap { bar in
      guard let slot = frame.slot(of: bar.category) else { return nil }
      let room = min(Self.fill.part * slot.width, Self.fill.points * Double(lane.count))
      let width = room / Double(lane.count)
      let middle = slot.middle + (Double(lane.index) - 0.5 * Double(lane.count - 1)) * width
      var shape = Shape(
        bar: bar, middle: middle, width: lane.count > 1 ? 0.9 * width : width,
        slot: slot.middle, base: clamped(zero.isFinite ? zero : edge))
      let end = scale(bar.value)
      if bar.value.isFinite, end.isFinite {
        shape.end = clamped(end)
        shape.isCut = abs(end - clamped(end)) > 0.01
      }
      if let range = bar.range, range.lowerBound.isFinite, range.upperBound.isFinite {
        let ends = [scale(range.lowerBound), scale(range.upperBound)].map {
          clamped($0.isFinite ? $0 : edge)
        }
        shape.range = (min(ends[0], ends[1]), max(ends[0], ends[1]))
      }
      return shape
    }
  }

  func point(_ along: Double, _ across: Double) -> Point {
    direction == .horizontal ? Point(along, across) : Point(across, along)
  }

  private func rect(of shape: Shape, from a: Double, to b: Double) -> Rect {
    let (low, high) = (min(a, b), max(a, b))
    let (first, last) = (shape.middle - 0.5 * shape.width, shape.middle + 0.5 * shape.width)
    return direction == .horizontal
      ? Rect(minX: low, minY: first, maxX: high, maxY: last)
      : Rect(minX: first, minY: low, maxX: last, maxY: high)
  }
}
