import Graphics
import Typesetting

/// Places the panels of a figure so that their areas line up and nothing overlaps.
struct FigureLayout {
  let figure: Figure
  let labels: LabelSetter
  let title: Label?
  /// The part of the page that the panels have.
  let body: Rect
  var contexts: [[PanelSketch.Context]]
  /// What is explained once above a row, for all its panels.
  var sharedKeys: [[LegendKey]]

  init(_ figure: Figure, labels: LabelSetter) {
    let theme = figure.theme
    self.figure = figure
    self.labels = labels
    let page = Rect(x: 0, y: 0, width: figure.size.width, height: figure.size.height)
    var body = page.outset(by: -theme.margin)
    let style = TextStyle(theme.titleFont, color: theme.ink)
    title =
      figure.title.isEmpty
      ? nil : labels.label(figure.title, style: style, width: max(body.width, 1))
    if let title { body.minY += title.height + 3.2 * theme.gap }
    self.body = body
    sharedKeys = figure.rows.map { _ in [] }
    contexts = DomainTraining(figure.rows).contexts(theme: theme, labels: labels)
    let weight = figure.rows.reduce(0) { $0 + $1.weight }
    for (row, column) in indices where weight > 0 {
      contexts[row][column].legendRoom =
        FigureLayout.legendShare * body.height * figure.rows[row].weight / weight
    }
  }

  /// So much of the height of its panel, or of the figure if panels share it, a legend of many rows may
  /// take.
  static let legendShare = 1.0 / 3

  /// The page and the frames of an animation.
  func composed(_ frames: [FigureFrame]) -> Drawn {
    var layout = self
    var (insets, panels) = layout.settled
    // A legend changes the areas, in which names that had room may have none; each round gives at
    // least one more panel its legend.
    while layout.replaceLabelsThatDoNotFit(panels) || layout.omitRepeatedLegends(panels)
      || layout.shareLegends(panels, insets)
    {
      (insets, panels) = layout.settled
    }
    let (scene, pictures) = layout.drawn(panels, insets, frames)
    return Drawn(
      scene: scene, frames: pictures, lack: layout.lackOfRoom(in: panels),
      isCut: layout.isCut(in: panels), crowding: layout.crowding(in: panels),
      remarks: layout.remarks(in: panels))
  }

  // MARK: Places

  /// The areas inside the axes, in shares of what the insets and gutters leave.
  private func areas(_ insets: [[Insets]]) -> [[Rect]] {
    let gutter = figure.theme.gutter
    let taken = insets.map { $0.map { $0.top + $0.bottom }.max() ?? 0 }
    let legends = figure.rows.indices.map { legendHeight(ofRow: $0, insets) }
    let heights = shares(
      of: body.height, taken: taken.reduce(0, +) + legends.reduce(0, +), gutter: gutter,
      weights: figure.rows.map(\.weight)
    )
    var top = body.minY
    return figure.rows.indices.map { row in
      var widths = shares(
        of: body.width, taken: insets[row].reduce(0) { $0 + $1.left + $1.right }, gutter: gutter,
        weights: figure.rows[row].panels.map(\.weight))
      var (height, space) = (heights[row], gutter)
      if let ratio = fieldRatio(of: row), let width = widths.first {
        height = min(height, width * ratio)
        let fitted = min(width, height / ratio)
        space += Double(widths.count) * (width - fitted) / Double(max(widths.count - 1, 1))
        widths = widths.map { _ in fitted }
      }
      var left = body.minX
      top += legends[row]
      let areas = insets[row].indices.map { column in
        let inset = insets[row][column]
        // What has no axes to line up takes the whole height under its own title.
        let isBlank = figure.rows[row].panels[column].kind == .blank
        let area = Rect(
          x: left + inset.left, y: top + inset.top, width: widths[column],
          height: isBlank ? taken[row] + height - inset.top - inset.bottom : height)
        left = area.maxX + inset.right + space
        return narrowed(area, row, column)
      }
      top += taken[row] + height + gutter
      return areas
    }
  }

  /// The area of a plane at equal aspect, which is not much wider than what it is to show: else paths
  /// and contours would be small in the middle of a part that nobody asked for. A grid of cells fills
  /// it.
  private func narrowed(_ area: Rect, _ row: Int, _ column: Int) -> Rect {
    let panel = figure.rows[row].panels[column]
    guard panel.hasEqualAspect, panel.x.transform == .linear, panel.y.transform == .linear else {
      return area
    }
    let (x, y) = (contexts[row][column].xDomain.domain, contexts[row][column].yDomain.domain)
    let ratio = (x.upperBound - x.lowerBound) / (y.upperBound - y.lowerBound)
    var area = area
    let hasCells = panel.marks.contains(where: \.isBounded)
    let width = (hasCells ? 1 : FigureLayout.mostWidening) * ratio * area.height
    let limit = hasCells ? area.width : (1 - FigureLayout.leastStrip) * area.width
    if width.isFinite, width >= 0.5 * area.height, width < limit {
      area.maxX = area.minX + width
    }
    return area
  }

  /// A plane without cells is at most so many times as wide as what it is to show.
  private static let mostWidening = 1.5
  /// A narrower strip of paper beside it, as a part of the room, would look like a mistake.
  private static let leastStrip = 0.2

  /// Height over width of the region of all panels of a row, if they are fields of one region at
  /// equal aspect: their areas take its shape, for beyond the region a field has no color.
  private func fieldRatio(of row: Int) -> Double? {
    let shown = zip(figure.rows[row].panels, contexts[row]).filter { !$0.0.isPlaceholder }
    let ratios = shown.map { panel, context -> Double? in
      let isField = panel.hasEqualAspect && panel.marks.contains { $0.colorBar != nil }
      guard isField, panel.x.transform == .linear, panel.y.transform == .linear else { return nil }
      let (x, y) = (context.xDomain.domain, context.yDomain.domain)
      return (y.upperBound - y.lowerBound) / (x.upperBound - x.lowerBound)
    }
    guard let ratio = ratios.first.flatMap({ $0 }), ratio.isFinite, ratio > 0,
      ratios.allSatisfy({ $0 == ratio }), Set(figure.rows[row].panels.map(\.weight)).count == 1
    else { return nil }
    return ratio
  }

  private func shares(
    of length: Double, taken: Double, gutter: Double, weights: [Double]
  ) -> [Double] {
    let gutters = gutter * Double(max(weights.count - 1, 0))
    // A page too small for its text still has areas, so that the result is a picture.
    let rest = max(length - taken - gutters, 8 * Double(weights.count))
    let total = weights.reduce(0, +)
    return weights.map { total > 0 ? rest * $0 / total : rest / Double(weights.count) }
  }

  /// Insets under which every guide has room, and the panels within: insets only grow, so a few
  /// rounds settle them.
  private var settled: (insets: [[Insets]], panels: [[SettledPanel]]) {
    var insets = figure.rows.map { $0.panels.map { _ in Insets() } }
    var sketches = sketches(insets)
    for _ in 0..<6 {
      let needed = sketches.map { row in
        let ascent = row.map(\.header.titleAscent).max() ?? 0
        return row.map { sketch in
          var insets = sketch.insets
          // The titles of a row stand on one line, as high as the tallest formula wants it.
          if sketch.header.titleAscent > 0 { insets.top += ascent - sketch.header.titleAscent }
          return insets
        }
      }
      var next = insets
      for (row, column) in indices {
        next[row][column] = insets[row][column].union(needed[row][column])
      }
      next = aligned(next)
      if next == insets { break }
      insets = next
      sketches = self.sketches(insets)
    }
    return (insets, sketches.map { $0.map(SettledPanel.init) })
  }

  var indices: [(Int, Int)] {
    figure.rows.enumerated().flatMap { row, panels in panels.panels.indices.map { (row, $0) } }
  }

  /// Insets made equal where edges must line up: tops and bottoms in a row, sides in a column of
  /// rows of the same shape, and the left edge of the first panels everywhere.
  private func aligned(_ insets: [[Insets]]) -> [[Insets]] {
    var result = insets
    let shapes = figure.rows.map { $0.panels.map(\.weight) }
    let left = insets.compactMap(\.first?.left).max() ?? 0
    for (row, column) in indices {
      let peers = shapes.indices.filter { shapes[$0] == shapes[row] }.map { insets[$0][column] }
      let own = Insets(
        top: insets[row].map(\.top).max() ?? 0,
        left: column == 0 ? left : peers.map(\.left).max() ?? 0,
        bottom: insets[row].map(\.bottom).max() ?? 0,
        right: peers.map(\.right).max() ?? 0)
      result[row][column] = own
      if figure.rows[row].panels[column].kind == .blank {
        result[row][column].top = insets[row][column].top
        result[row][column].bottom = insets[row][column].bottom
      }
    }
    return result
  }

  private func sketches(_ insets: [[Insets]]) -> [[PanelSketch]] {
    let areas = areas(insets)
    return figure.rows.enumerated().map { row, panels in
      panels.panels.enumerated().map { column, panel in
        PanelSketch(
          panel, area: areas[row][column], reach: insets[row][column].right,
          in: contexts[row][column])
      }
    }
  }
}

extension Insets {
  /// The larger one on each side.
  fileprivate func union(_ other: Insets) -> Insets {
    Insets(
      top: max(top, other.top), left: max(left, other.left), bottom: max(bottom, other.bottom),
      right: max(right, other.right))
  }
}
