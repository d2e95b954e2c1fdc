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
  /// The color of each end.
  public var colors: [Color]
  /// Mixed into the colors of starts that lead to their end soon.
  public var paper = Color.white
  /// Tinted like the colors of the ends, it explains the shades.
  public var barColor = Color(0x1f2328)
  /// Of starts that lead nowhere.
  public var missingColor = Theme().missingInk
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
  /// shade, so that a few starts on a border do not take the shades from all others.
  private static func shading(of cells: [Cell]) -> Scale? {
    let steps = cells.compactMap { cell -> Double? in
      if case .basin(_, let steps) = cell, steps.isFinite { steps } else { nil }
    }.sorted()
    guard let low = steps.first, let last = steps.last, low < last else { return nil }
    let high = steps[(49 * steps.count + 49) / 50 - 1]
    let range = low...(high > low ? high : last)
    let isWide = low > 0 && range.upperBound / 10 > low
    return Scale(isWide ? .log10 : .linear, domain: range, from: 0, to: Double(shades))
  }

  /// Half a cell around the outermost columns and rows.
  public var extent: Extent { Extent(x: CellEdges.around(x), y: CellEdges.around(y)) }
  /// Under all other marks.
  public var isGround: Bool { true }

  /// What is no basin.
  public var keys: [LegendKey] {
    var keys: [LegendKey] = []
    if cells.contains(.diverged) { keys.append(LegendKey("diverges", sample: .hatching)) }
    if cells.contains(.undecided) {
      keys.append(LegendKey("undecided", sample: .patch(missingColor)))
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
    bar.reachesHigher = cells.contains { cell in
      if case .basin(_, let steps) = cell { steps > shading.domain.upperBound } else { false }
    }
    return bar
  }

  /// The color of an end, for its key.
  public func keyColor(of basin: Int) -> Color {
    tint(of: colors[basin % colors.count], shade: BasinMapMark.shades / 2)
  }

  private func tint(of color: Color, shade: Int) -> Color {
    let part = Double(shade) / Double(BasinMapMark.shades - 1)
    return paper.mixed(with: color, by: 0.22 + 0.63 * part)
  }

  private func color(of cell: Cell) -> Color? {
    switch cell {
    case .basin(let basin, let steps):
      guard let shading, !steps.isNaN else { return keyColor(of: basin) }
      let place = shading(min(max(steps, shading.domain.lowerBound), shading.domain.upperBound))
      let shade = min(Int(place), BasinMapMark.shades - 1)
      return tint(of: colors[basin % colors.count], shade: shade)
    case .undecided: return missingColor
    case .diverged, .absent: return nil
    }
  }

  /// Cells of one color side by side are one rectangle; the hatching lies over them.
  public func draw(in frame: PanelFrame) -> [Scene.Item] {
    let grid = CellGrid(
      x: CellEdges.around(x).map(frame.x.callAsFunction),
      y: CellEdges.around(y).map(frame.y.callAsFunction), area: frame.area)
    var items: [Scene.Item] = grid.runs(of: cells.map(color)).compactMap { rect, color in
      color.map { .fill(Path(rectangle: rect), $0) }
    }
    let hatching = grid.hatching(of: cells.map { $0 == .diverged })
    if !hatching.isEmpty {
      items.append(
        .stroke(hatching, Stroke(frame.theme.secondaryInk, width: frame.theme.contourWidth)))
    }
    return items
  }
}
