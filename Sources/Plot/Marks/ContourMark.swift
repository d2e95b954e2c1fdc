import Elementary
public import Graphics
import Typesetting

/// Isolines of a field with their levels written in gaps of the lines.
public struct ContourMark: Mark {
  /// The field.
  public var field: Field
  /// Where the lines are.
  public var levels: Levels
  /// Ink of the lines; nil takes the theme's second ink, half transparent.
  public var color: Color?
  /// Whether the lines only edge the bands of a fill, which already shows the levels: then they
  /// are thinner and lighter.
  public var isOverFill = false
  /// Whether levels are written on the lines that have room.
  public var hasLabels = true
  /// Where the function of the field is not defined, which is hatched.
  public var undefined = SuperlevelSet(rings: [])
  /// Where the function jumps between the samples of the field.
  public var jumps = FieldJumps()
  /// Whether the field and the levels are decimal logarithms, which the labels undo.
  public var isLogarithmic = false
  /// Whether lines and labels have a rim of paper, for fields as dark as the ink.
  public var hasCasing = false
  /// Polylines in data coordinates that labels keep clear of: the trajectories over the field.
  public var avoiding: [[Point]] = []
  /// The lines on the page, once the mark is settled.
  private var outline: Outline?

  /// Lines without labels.
  private struct Outline {
    var levels: [Double]
    var lines: [ContourLabeling.Line]
  }

  /// Creates isolines with labels.
  public init(field: Field, levels: Levels) {
    self.field = field
    self.levels = levels
  }

  /// The range of the grid.
  public var extent: Extent { Extent(x: field.x, y: field.y) }

  /// The mark that knows its lines, which neither texts nor markers move.
  public func settled(in frame: PanelFrame) -> any Mark {
    var copy = self
    copy.outline = outline(in: frame)
    return copy
  }

  /// The lines, cut at the area and opened for the labels, then the labels.
  public func draw(in frame: PanelFrame) -> [Scene.Item] {
    let labeling = labeling(in: frame)
    let theme = frame.theme
    let color = color ?? theme.secondaryInk.withAlpha(isOverFill ? 0.4 : 0.75)
    let stroke = Stroke(color, width: theme.contourWidth * (isOverFill ? 0.7 : 1))
    let paths = labeling.lines.map { line -> Path in
      if line.labels.isEmpty, line.isClosed {
        return Path(polyline: line.points.dropLast(), isClosed: true)
      }
      var path = Path()
      for piece in ContourLabeling.strokes(of: line) { path.append(polyline: piece) }
      return path
    }
    let texts = labeling.lines.flatMap(\.labels).flatMap { placement in
      placement.label.items(at: placement.center, .middle, .middle, angle: placement.angle)
    }
    return (hasCasing ? casing(of: paths, labeling, theme) : []) + paths.map { .stroke($0, stroke) }
      + frame.items(undefined: undefined) + texts
  }

  /// Paper under the lines and the labels.
  private func casing(
    of paths: [Path], _ labeling: ContourLabeling, _ theme: Theme
  ) -> [Scene.Item] {
    let pen = Stroke(
      theme.background.withAlpha(0.5), width: theme.contourWidth + 2 * theme.casingWidth)
    let patches = labeling.lines.flatMap(\.labels).map { placement -> Scene.Item in
      .fill(
        Path(polyline: placement.box.corners, isClosed: true), theme.background.withAlpha(0.75))
    }
    return paths.map { .stroke($0, pen) } + patches
  }

  /// The boxes of the levels.
  public func texts(in frame: PanelFrame) -> [TurnedRect] {
    hasLabels ? labeling(in: frame).lines.flatMap(\.labels).map(\.box) : []
  }

  /// The boxes of the labels, and the lines, which texts cross only if they must.
  public func obstacles(in frame: PanelFrame) -> [Obstacle] {
    let lines = labeling(in: frame).lines
    return lines.map { .faint($0.points) }
      + lines.flatMap(\.labels).compactMap { placement in
        Rect(around: placement.box.corners).map(Obstacle.rect)
      }
  }

  /// The values, none of which is a level.
  public func absence(in frame: PanelFrame) -> String? {
    guard let range = field.range else { return nil }
    let (low, high) = (range.lowerBound, range.upperBound)
    let texts = names(of: low == high ? [low] : [low, high])
    return "no lines: the values drawn \(low == high ? "are all" : "lie between") "
      + texts.joined(separator: " and ")
  }

  /// See ``Mark``.
  public func remark(in frame: PanelFrame) -> String? {
    guard !isOverFill else { return nil }
    guard let range = field.range else { return "there are no lines: there are no numbers" }
    if case .logarithmic = levels, range.lowerBound < 0 {
      let part = range.upperBound > 0 ? "some numbers" : "all numbers"
      return "\(part) are negative, for which there are no logarithmic levels"
    }
    return levels.remark(on: range)
  }

  private func labeling(in frame: PanelFrame) -> ContourLabeling {
    let theme = frame.theme
    let font = theme.tickFont.withSize(max(theme.leastFontSize, theme.tickFont.size - 1))
    let outline = outline ?? self.outline(in: frame)
    let borders = undefined.rings.map { ring in zip(ring.x, ring.y).map { Point($0, $1) } }
    return ContourLabeling(
      outline.lines, levels: outline.levels, names: names(of: outline.levels),
      avoiding: avoiding + borders,
      style: hasLabels ? TextStyle(font, color: theme.ink) : nil, in: frame)
  }

  private func names(of levels: [Double]) -> [String] {
    ContourLabeling.texts(of: isLogarithmic ? levels.map { power(10, $0) } : levels)
  }

  private func outline(in frame: PanelFrame) -> Outline {
    let beside = field.besidePoles
    let levels = levels.values(for: beside?.usual ?? field)
    return Outline(
      levels: levels,
      lines: ContourLabeling.lines(
        of: beside?.field ?? field, at: levels, jumps: jumps, in: frame))
  }
}
