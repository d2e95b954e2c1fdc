import Elementary
public import Graphics

/// A grid of cells colored by number, explained by a color bar: what came of each pair of two
/// parameters.
///
/// Where nothing finite came out a cell is hatched, so that it is told from a high number in grey as
/// well; where nothing is to be told it is left as paper.
public struct HeatmapMark: Mark {
  /// What a cell shows.
  public enum Cell: Hashable, Sendable {
    /// A number, by its color.
    case value(Double)
    /// That the run diverged: hatched.
    case diverged
    /// That the number does not exist: a threshold was never met.
    case missing
    /// Nothing: the pair was not tried.
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
  /// The scale of the colors.
  public var transform: Scale.Transform
  /// Markup of what the numbers are.
  public var title: String
  /// The colors.
  public var map = ColorMap.deep
  /// The color of cells without a number.
  public var missingColor = Theme().missingInk
  /// What is drawn over cells without a number; nil where their color says enough.
  public var missingPattern: Pattern?
  /// What hatched cells are called in the legend.
  public var divergedName = "diverges"
  /// What cells without a number are called in the legend.
  public var missingName = ""

  /// The cells of other panels that have the same colors.
  public let others: [Cell]

  /// Creates a grid; `transform` nil takes a logarithmic scale for positive numbers that span more
  /// than two powers of ten.
  public init(
    x: [Double], y: [Double], cells: [Cell], beside others: [Cell] = [], title: String,
    transform: Scale.Transform? = nil
  ) {
    precondition(
      cells.count == x.count * y.count, "\(cells.count) cells for \(x.count) × \(y.count)")
    self.x = x
    self.y = y
    self.cells = cells
    self.title = title
    self.others = others
    let numbers = HeatmapMark.numbers(in: cells + others).filter { $0 != 0 }
    let (low, high) = (numbers.min() ?? 1, numbers.max() ?? 1)
    self.transform = transform ?? (low > 0 && high / 100 > low ? .log10 : .linear)
  }

  private static func numbers(in cells: [Cell]) -> [Double] {
    cells.compactMap { if case .value(let value) = $0, value.isFinite { value } else { nil } }
  }

  /// A logarithmic scale shows so many powers of ten below the greatest number; what lies lower has
  /// the lowest color, and the color bar says so.
  public static let decades = 16
  /// The numbers at the ends of the colors; nil where the cells decide.
  public var limits: ClosedRange<Double>?
  /// No number above it needs a color of its own.
  public var ceiling = Double.infinity

  /// The numbers that have colors of their own; nil if there is none.
  public var range: ClosedRange<Double>? {
    if let limits { return limits }
    let numbers = HeatmapMark.numbers(in: cells + others).filter { transform != .log10 || $0 > 0 }
    guard let low = numbers.min(), var high = numbers.max() else { return nil }
    if low < ceiling { high = min(high, ceiling) }
    if transform != .log10 { return low...high }
    let exponent = Int(decimalLogarithm(high).rounded(.down))
    return max(low, LogTicks.power(of: exponent - HeatmapMark.decades))...high
  }

  /// Half a cell around the outermost columns and rows.
  public var extent: Extent {
    Extent(x: CellEdges.around(x, on: transforms?.x), y: CellEdges.around(y, on: transforms?.y))
  }
  /// Under all other marks.
  public var isGround: Bool { true }
  /// There are no cells beyond.
  public var isBounded: Bool { true }

  /// The hatching and the color without a number, where they occur.
  public var keys: [LegendKey] {
    var keys: [LegendKey] = []
    if cells.contains(.diverged), !divergedName.isEmpty {
      keys.append(LegendKey(divergedName, sample: .hatching))
    }
    if cells.contains(.missing), !missingName.isEmpty {
      keys.append(LegendKey(missingName, sample: .patch(missingColor, missingPattern)))
    }
    return keys
  }

  /// How many colors the bar shows.
  private static let shades = 64

  /// The colors between the least and the greatest number.
  public var colorBar: ColorBar? {
    guard let range, range.lowerBound < range.upperBound else { return nil }
    let scale = Scale(transform, domain: range, from: 0, to: 1)
    let boundaries = (0...HeatmapMark.shades).map { index in
      switch index {
      case 0: range.lowerBound
      case HeatmapMark.shades: range.upperBound
      default: scale.value(at: Double(index) / Double(HeatmapMark.shades))
      }
    }
    var bar = ColorBar(
      boundaries: boundaries, colors: shading.colors, transform: transform, title: title)
    let numbers = HeatmapMark.numbers(in: cells + others)
    bar.reachesLower = numbers.contains { $0 < range.lowerBound }
    bar.reachesHigher = numbers.contains { $0 > range.upperBound }
    return bar
  }

  /// From cells to colors, settled once for all cells.
  private struct Shading {
    let colors: [Color]
    let missingColor: Color
    /// From numbers to places among the colors; nil if all numbers have the first.
    let scale: Scale?

    func color(of cell: Cell) -> Color? {
      switch cell {
      case .value(let value):
        guard let scale, value > scale.domain.lowerBound else { return colors[0] }
        return colors[Int(min(scale(value), Double(colors.count - 1)))]
      case .missing: return missingColor
      case .diverged, .absent: return nil
      }
    }
  }

  private var shading: Shading {
    let count = Double(HeatmapMark.shades)
    return Shading(
      colors: (0..<HeatmapMark.shades).map { map.color(at: (Double($0) + 0.5) / count) },
      missingColor: missingColor,
      scale: range.flatMap { range in
        range.lowerBound < range.upperBound
          ? Scale(transform, domain: range, from: 0, to: count) : nil
      })
  }

  /// The color of a cell; nil if it is left as paper or hatched.
  func color(of cell: Cell) -> Color? { shading.color(of: cell) }

  /// What has no color of its own.
  public func remark(in frame: PanelFrame) -> String? {
    let numbers = HeatmapMark.numbers(in: cells)
    guard transform == .log10, numbers.contains(where: { $0 < 0 }) else { return nil }
    let part = numbers.contains { $0 > 0 } ? "some numbers" : "all numbers"
    return "\(part) of \(quoted(title, or: "a heatmap")) are negative, for which a logarithmic "
      + "scale has no colors"
  }

  /// Cells that are too dark for text on them, and hatched ones.
  public func obstacles(in frame: PanelFrame) -> [Obstacle] {
    let shading = shading
    let dark = Set(
      shading.colors.filter { $0.contrast(with: frame.theme.ink) < HeatmapMark.leastContrast })
    let isBad = cells.map { cell in
      cell == .diverged || shading.color(of: cell).map(dark.contains) ?? false
    }
    return grid(in: frame).runs(of: isBad).compactMap { $0.value ? .rect($0.rect) : nil }
  }

  /// Of text with what is behind it.
  private static let leastContrast = 4.5

  private func grid(in frame: PanelFrame) -> CellGrid {
    CellGrid(
      x: CellEdges.around(x, on: transforms?.x).map(frame.x.callAsFunction),
      y: CellEdges.around(y, on: transforms?.y).map(frame.y.callAsFunction), area: frame.area)
  }

  /// Cells of one color side by side are one rectangle; the hatching lies over them.
  public func draw(in frame: PanelFrame) -> [Scene.Item] {
    let grid = grid(in: frame)
    var items: [Scene.Item] = grid.runs(of: cells.map(shading.color)).compactMap { rect, color in
      color.map { .fill(Path(rectangle: rect), $0) }
    }
    items += grid.items(.rising, over: cells.map { $0 == .diverged }, in: frame.theme)
    if let missingPattern {
      items += grid.items(missingPattern, over: cells.map { $0 == .missing }, in: frame.theme)
    }
    return items
  }
}
