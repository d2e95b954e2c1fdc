import Elementary
public import Graphics

/// A grid of starts colored by where each leads, the darker the more steps it takes.
///
/// Starts that diverge are hatched; those that lead nowhere within the steps allowed have a grey of
/// their own.
public struct BasinMapMark: Mark {
  /// What became of a start.
  public enum Cell: Hashable, Sendable {
    /// It leads to the end with this place among the colors, in so many steps.
    case basin(Int, steps: Double)
    /// It diverges: hatched.
    case diverged
    /// It was nowhere yet when the run ended.
    case undecided
    /// It was not tried.
    case absent
  }

  /// The columns, ascending.
  public var x: [Double]
  /// The rows, ascending.
  public var y: [Double]
  /// The cells, row by row from the lowest y.
  public var cells: [Cell]
  /// The scales of the axes, in the middle of which cells meet; nil if the values decide.
  public var transforms: AxisTransforms?
  /// The color of each end.
  public var colors: [Color]
  /// Mixed into the colors of starts that lead to their end soon.
  public var paper = Color.white
  /// Tinted like the colors of the ends, it explains the shades.
  public var barColor = Color(0x1f2328)
  /// Of starts that lead nowhere.
  public var missingColor = Theme().missingInk
  /// What is said of starts that come to nothing finite.
  public var divergedName = "diverges"
  /// Whether patterns tell the ends apart, for in grey their shades are alike.
  public var hasPatterns = false
  /// Whether the ends have colors of their own, and not all the shades of the color bar.
  public var hasHues = true
  /// Markup of what makes a color dark.
  public var title = "steps"
  private let shading: Scale?

  /// How many shades a color has.
  static let shades = 7

  /// Creates a map.
  public init(x: [Double], y: [Double], cells: [Cell], colors: [Color]) {
    precondition(
      cells.count == x.count * y.count, "\(cells.count) cells for \(x.count) × \(y.count)")
    self.x = x
    self.y = y
    self.cells = cells
    self.colors = colors
    shading = BasinMapMark.shading(of: cells)
  }

  /// From steps to shades; nil where all starts take as many. The slowest fiftieth has the darkest
  /// shade and the fastest the lightest, so that a few starts on a border, or some that happen to
  /// step onto their end, do not take the shades from all others.
  private static func shading(of cells: [Cell]) -> Scale? {
    let steps = cells.compactMap { cell -> Double? in
      if case .basin(_, let steps) = cell, steps.isFinite { steps } else { nil }
    }.sorted()
    guard let first = steps.first, let last = steps.last, first < last else { return nil }
    let (low, high) = (steps[steps.count / 50], steps[(49 * steps.count + 49) / 50 - 1])
    let range = low < high ? low...high : first...last
    let isWide = range.lowerBound > 0 && range.upperBound / 10 > range.lowerBound
    return Scale(isWide ? .log10 : .linear, domain: range, from: 0, to: Double(shades))
  }

  /// Half a cell around the outermost columns and rows.
  public var extent: Extent {
    Extent(x: CellEdges.around(x, on: transforms?.x), y: CellEdges.around(y, on: transforms?.y))
  }
  /// Under all other marks.
  public var isGround: Bool { true }
  /// There are no cells beyond.
  public var isBounded: Bool { true }

  /// What is no basin.
  public var keys: [LegendKey] {
    var keys: [LegendKey] = []
    if cells.contains(.diverged) { keys.append(LegendKey(divergedName, sample: .hatching)) }
    if cells.contains(.undecided) {
      keys.append(LegendKey("undecided", sample: .patch(missingColor, missingPattern)))
    }
    return keys
  }

  /// The shades of grey that stand for those of all colors.
  public var colorBar: ColorBar? {
    guard let shading else { return nil }
    let count = BasinMapMark.shades
    let boundaries = (0...count).map { index in
      switch index {
      case 0: shading.domain.lowerBound
      case count: shading.domain.upperBound
      default: shading.value(at: Double(index))
      }
    }
    let colors = (0..<count).map { tint(of: barColor, shade: $0) }
    var bar = ColorBar(
      boundaries: boundaries, colors: colors, transform: shading.transform, title: title)
    for case .basin(_, let steps) in cells {
      if steps > shading.domain.upperBound { bar.reachesHigher = true }
      if steps < shading.domain.lowerBound { bar.reachesLower = true }
    }
    return bar
  }

  /// The color of an end, for its key.
  public func keyColor(of basin: Int) -> Color { tint(of: basin, shade: BasinMapMark.shades / 2) }

  /// The pattern of an end; nil if it has none.
  public func pattern(of basin: Int) -> Pattern? {
    hasPatterns ? Pattern.areas[basin % Pattern.areas.count] : nil
  }

  private var missingPattern: Pattern? { hasPatterns ? .dots : nil }

  private func tint(of basin: Int, shade: Int) -> Color {
    tint(of: hasHues ? colors[basin % colors.count] : barColor, shade: shade)
  }

  private func tint(of color: Color, shade: Int) -> Color {
    let part = Double(shade) / Double(BasinMapMark.shades - 1)
    // Lines must be seen on the darkest shade.
    let range =
      !hasPatterns
      ? (from: 0.22, by: 0.63) : hasHues ? (from: 0.2, by: 0.45) : (from: 0.06, by: 0.4)
    return paper.mixed(with: color, by: range.from + range.by * part)
  }

  private func color(of cell: Cell) -> Color? {
    switch cell {
    case .basin(let basin, let steps):
      guard let shading, !steps.isNaN else { return keyColor(of: basin) }
      let place = shading(min(max(steps, shading.domain.lowerBound), shading.domain.upperBound))
      let shade = min(Int(place), BasinMapMark.shades - 1)
      return tint(of: basin, shade: shade)
    case .undecided: return missingColor
    case .diverged, .absent: return nil
    }
  }

  /// Cells of one color side by side are one rectangle; the hatching lies over them.
  public func draw(in frame: PanelFrame) -> [Scene.Item] {
    let grid = CellGrid(
      x: CellEdges.around(x, on: transforms?.x).map(frame.x.callAsFunction),
      y: CellEdges.around(y, on: transforms?.y).map(frame.y.callAsFunction), area: frame.area)
    var items: [Scene.Item] = grid.runs(of: cells.map(color)).compactMap { rect, color in
      color.map { .fill(Path(rectangle: rect), $0) }
    }
    items += grid.items(.rising, over: cells.map { $0 == .diverged }, in: frame.theme)
    guard hasPatterns else { return items }
    items += grid.items(.dots, over: cells.map { $0 == .undecided }, in: frame.theme)
    for (basin, pattern) in Pattern.areas.enumerated() {
      guard let pattern else { continue }
      let marked = cells.map { cell in
        if case .basin(let place, _) = cell { place % Pattern.areas.count == basin } else { false }
      }
      // Beside a hue it may be light.
      let ink = hasHues ? frame.theme.ink.withAlpha(0.3) : nil
      items += grid.items(pattern, over: marked, in: frame.theme, ink: ink)
    }
    return items
  }
}
