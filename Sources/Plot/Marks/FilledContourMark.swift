public import Graphics

/// A field as bands of color between levels, explained by a color bar.
///
/// The bands are painted as nested sets {z > level} from the lowest up, each over the ones below,
/// so that no seam shows the paper between neighbors.
public struct FilledContourMark: Mark {
  /// The field.
  public var field: Field
  /// The boundaries between the bands.
  public var levels: Levels
  /// The colors.
  public var map = ColorMap.pale
  /// How bands get their colors.
  public var coloring = Coloring.even
  /// The values at the ends of the color bar; nil takes the least and the greatest.
  public var limits: ClosedRange<Double>?
  /// Where the function of the field is not defined, which is hatched.
  public var undefined = SuperlevelSet(rings: [])
  /// Where the function jumps between the samples of the field.
  public var jumps = FieldJumps()
  /// Markup that says what the field is, for the color bar; nil draws none.
  public var title: String?
  /// The scale of the color bar; nil takes the one on which the levels are even.
  public var barTransform: Scale.Transform?
  /// Whether lines are drawn over what lies below the center of the colors, because both sides have
  /// the same ones: where all colors are greys.
  public var isHatchedBelowCenter = false

  /// How bands get their colors from the map.
  public enum Coloring: Hashable, Sendable {
    /// From one end to the other at even steps.
    case even
    /// By the distance of their middle from a center, which takes the middle of the map; numbers so
    /// far from it take the ends.
    case centered(Double, reach: Double)
    /// By their middle modulo a period, for angles.
    case cyclic(period: Double)
  }

  /// Creates a filled field.
  public init(field: Field, levels: Levels, title: String? = nil) {
    self.field = field
    self.levels = levels
    self.title = title
  }

  /// The range of the grid.
  public var extent: Extent { Extent(x: field.x, y: field.y) }
  /// Under all other marks.
  public var isGround: Bool { true }

  /// The hatching, if there is any.
  public var keys: [LegendKey] {
    undefined.rings.isEmpty ? [] : [LegendKey("undefined", sample: .hatching)]
  }

  /// The bands between the least and the greatest value.
  public var colorBar: ColorBar? {
    guard let title, let all = field.range else { return nil }
    let range = limits ?? all
    let transform = barTransform ?? levels.transform
    let values = levels.values(for: field).filter(range.contains)
    guard let low = values.first, let high = values.last else { return nil }
    var boundaries = [range.lowerBound] + values + [range.upperBound]
    if transform == .log10 {
      // The lowest band may reach down to zero: as tall as its neighbor, and no taller.
      boundaries[0] = values.count > 1 ? low * (low / values[1]) : low / 10
      boundaries[0] = max(boundaries[0], range.lowerBound > 0 ? range.lowerBound : boundaries[0])
    }
    if boundaries[0] >= low { boundaries.removeFirst() }
    if high >= range.upperBound { boundaries.removeLast() }
    guard boundaries.count > 1 else { return nil }
    let colors = zip(boundaries, boundaries.dropFirst()).map { lower, upper in
      color(ofBandAbove: lower, below: upper, levels: levels.values(for: field))
    }
    var bar = ColorBar(
      boundaries: boundaries, colors: colors, transform: transform, title: title)
    bar.hatchedBelow = hatchedLevel
    bar.reachesLower =
      all.lowerBound < range.lowerBound || transform == .log10 && all.lowerBound < 0
    bar.reachesHigher = all.upperBound > range.upperBound
    return bar
  }

  /// Below this level there are lines; nil if there are none.
  private var hatchedLevel: Double? {
    guard isHatchedBelowCenter, case .centered(let center, _) = coloring else { return nil }
    // A band about the center belongs to neither side.
    return levels.values(for: field).last { $0 <= center }
  }

  /// One path a level, each covering all that is above it, and so the lines that are drawn before.
  public func draw(in frame: PanelFrame) -> [Scene.Item] {
    let values = levels.values(for: field)
    let bounds = [-Double.infinity] + values
    let sets = SuperlevelSet.sets(of: field, above: bounds, jumps: jumps)
    let bands = sets.indices.flatMap { index -> [Scene.Item] in
      let path = sets[index].path(in: frame)
      let upper = index < values.count ? values[index] : .infinity
      let lines = bounds[index] == hatchedLevel ? hatching(below: bounds[index], in: frame) : []
      return path.isEmpty
        ? lines
        : lines + [.fill(path, color(ofBandAbove: bounds[index], below: upper, levels: values))]
    }
    return bands + frame.items(undefined: undefined)
  }

  /// What is not a number, or has no color of its own.
  public func remark(in frame: PanelFrame) -> String? {
    let name = quoted(title ?? "", or: "a plane")
    guard let range = field.range else { return "\(name) is not drawn: it has no numbers" }
    if barTransform == .log10, range.lowerBound < 0 {
      let part = range.upperBound > 0 ? "some numbers" : "all numbers"
      return "\(part) of \(name) are negative, for which there are no logarithmic levels"
    }
    return levels.remark(on: range)
  }

  /// Lines over all cells of the grid that are below a level somewhere.
  private func hatching(below level: Double, in frame: PanelFrame) -> [Scene.Item] {
    let grid = CellGrid(
      x: field.x.map(frame.x.callAsFunction), y: field.y.map(frame.y.callAsFunction),
      area: frame.area)
    let marked = (0..<max(field.y.count - 1, 0)).flatMap { row in
      (0..<max(field.x.count - 1, 0)).map { column in
        let corners = [(0, 0), (1, 0), (0, 1), (1, 1)].map {
          field[column: column + $0.0, row: row + $0.1]
        }
        return corners.allSatisfy(\.isFinite) && corners.contains { $0 < level }
      }
    }
    return grid.items(.falling, over: marked, in: frame.theme)
  }

  private func color(
    ofBandAbove lower: Double, below upper: Double, levels values: [Double]
  ) -> Color {
    // The outermost bands reach to the ends of the field, or as far as their neighbors.
    let width =
      values.count > 1 ? (values[values.count - 1] - values[0]) / Double(values.count - 1) : 1
    let low = lower.isFinite ? lower : upper - width
    let middle = 0.5 * low + 0.5 * (upper.isFinite ? upper : low + width)
    switch coloring {
    case .even:
      let band = values.count { $0 <= lower }
      return map.color(at: values.isEmpty ? 0 : Double(band) / Double(values.count))
    case .centered(let center, let reach):
      return map.color(of: middle, in: center - reach...center + reach, center: center)
    case .cyclic(let period):
      let turns = middle / period
      return map.color(at: turns - turns.rounded(.down))
    }
  }
}
