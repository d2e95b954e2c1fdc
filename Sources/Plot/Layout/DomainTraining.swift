import Graphics
import Typesetting

/// Finds the domains of all axes of a figure from the extents of the marks.
struct DomainTraining {
  private let rows: [PanelRow]
  private var extents: [[Extent]]

  init(_ rows: [PanelRow]) {
    self.rows = rows
    extents = rows.map { $0.panels.map { $0.marks.reduce(Extent()) { $0.union($1.extent) } } }
    extents = rows.indices.map { row in rows[row].panels.indices.map { seen(row, $0) } }
  }

  /// What a panel must cover now that its horizontal axis is known.
  private func seen(_ row: Int, _ column: Int) -> Extent {
    let (panel, extent) = (rows[row].panels[column], extents[row][column])
    let domain = domain(of: panel.x, in: panel, extent, isVertical: false).domain
    let x = Scale(panel.x.transform, domain: domain, from: 0, to: 1)
    return panel.marks.reduce(extent) { $0.union($1.extent(along: x)) }
  }

  /// What the figure decides for each panel.
  func contexts(theme: Theme, labels: LabelSetter) -> [[PanelSketch.Context]] {
    rows.indices.map { row in
      let hasSideTitles = hasSideTitles(inRow: row, theme: theme, labels: labels)
      return rows[row].panels.indices.map { column in
        let panel = rows[row].panels[column]
        return PanelSketch.Context(
          xDomain: domain(of: panel.x, in: panel, extents[row][column], isVertical: false),
          yDomain: domain(of: panel.y, in: panel, extents[row][column], isVertical: true),
          categoriesX: extents[row][column].categoriesX,
          categoriesY: extents[row][column].categoriesY,
          countsX: extents[row][column].countsX ?? false, showsX: !repeats(below: row, column),
          showsY: !repeats(leftOf: row, column),
          showsColorBar: !repeatsColorBar(rightOf: row, column),
          hasSideTitles: hasSideTitles,
          usesDirectLabels: panel.legend == .direct
            || panel.legend == .automatic && panel.hasNamesAtCurves,
          theme: theme, labels: labels)
      }
    }
  }

  /// What the axes show of the data.
  var ranges: [[PanelRanges]] {
    rows.indices.map { row in
      rows[row].panels.indices.map { column in
        let (panel, extent) = (rows[row].panels[column], extents[row][column])
        func range(_ axis: Axis, isVertical: Bool) -> ClosedRange<Double> {
          domain(of: axis, in: panel, extent, isVertical: isVertical, hasAir: false).domain
        }
        return PanelRanges(
          x: range(panel.x, isVertical: false), y: range(panel.y, isVertical: true))
      }
    }
  }

  private func domain(
    of axis: Axis, in panel: Panel, _ extent: Extent, isVertical: Bool, hasAir: Bool = true
  ) -> AxisDomain {
    let categories = isVertical ? extent.categoriesY : extent.categoriesX
    if !categories.isEmpty { return AxisDomain(categories: categories, isVertical: isVertical) }
    var demand = isVertical ? extent.demandY : stacked(extent.demandX, of: panel)
    if !hasAir { demand.room = 0 }
    // Curves get some air; a plane of parameters is its region, no more.
    let fraction =
      switch panel.kind {
      case .curve: isVertical ? 0.05 : 0.02
      case .line: 0.04
      case .plane, .blank: 0.0
      }
    let padding = AxisDomain.Padding(fraction: hasAir ? fraction : 0, keepsZero: true)
    guard let group = axis.sharing else {
      return AxisDomain(axis, covering: demand, padding: padding)
    }
    var (union, shared) = (demand, axis)
    for (row, panels) in rows.enumerated() {
      for (column, panel) in panels.panels.enumerated() {
        for (other, asked) in [
          (panel.x, extents[row][column].demandX), (panel.y, extents[row][column].demandY),
        ] where other.sharing == group {
          union = union.union(asked)
          shared.lower = shared.lower ?? other.lower
          shared.upper = shared.upper ?? other.upper
          shared.hasFloorLane = shared.hasFloorLane || other.hasFloorLane
        }
      }
    }
    return AxisDomain(shared, covering: union, padding: padding)
  }

  /// What the horizontal axis of a panel must cover, with what panels of other rows need that have
  /// the same axis but for so little that it would look like a mistake: a step more or less.
  private func stacked(_ demand: AxisDomain.Demand, of panel: Panel) -> AxisDomain.Demand {
    guard rows.count > 1, panel.kind == .curve, panel.x.transform == .linear,
      let range = demand.range
    else { return demand }
    let (low, high) = (range.lowerBound, range.upperBound)
    let slack = DomainTraining.nearly * (high - low)
    return zip(rows, extents).flatMap { zip($0.panels, $1) }.reduce(demand) { union, other in
      let wanted = other.1.demandX
      guard other.0.kind == .curve, other.0.x == panel.x, let near = wanted.range,
        abs(near.lowerBound - low) <= slack, abs(near.upperBound - high) <= slack
      else { return union }
      return union.union(wanted)
    }
  }

  /// Ranges that differ by at most this part of their length are nearly the same.
  private static let nearly = 0.02

  /// Whether all titles of vertical axes and color bars in a row are short enough to stand aside.
  private func hasSideTitles(inRow row: Int, theme: Theme, labels: LabelSetter) -> Bool {
    let style = TextStyle(theme.labelFont, color: theme.ink)
    return rows[row].panels.allSatisfy { panel in
      let bar = panel.legend == .hidden ? nil : panel.colorBar?.title
      let titles = [panel.hasVerticalAxis ? panel.y.title : nil, bar].compactMap { $0 }
      return titles.allSatisfy {
        $0.isEmpty || AxisGuide.sideTitle($0, style: style, labels: labels) != nil
      }
    }
  }

  /// Whether the panel to the left shows the same vertical axis already.
  private func repeats(leftOf row: Int, _ column: Int) -> Bool {
    guard column > 0 else { return false }
    let panel = rows[row].panels[column]
    // Every panel between the two shares the axis as well, so that the eye can follow it.
    for place in (0..<column).reversed() {
      let other = rows[row].panels[place]
      // Equal aspect widens the domains of panels of different widths differently.
      let isAlike = !panel.hasEqualAspect || panel.weight == other.weight
      guard isAlike, panel.y.sharing == other.y.sharing,
        extents[row][column].categoriesY == extents[row][place].categoriesY
      else { return false }
      if isShown(panel.y, by: panel, other.y) { return true }
    }
    return false
  }

  /// Whether a panel to the right shows the same color bar.
  private func repeatsColorBar(rightOf row: Int, _ column: Int) -> Bool {
    let panels = rows[row].panels
    guard let bar = panels[column].colorBar else { return false }
    return panels[(column + 1)...].contains { $0.colorBar == bar && $0.legend != .hidden }
  }

  /// Whether an axis says nothing that another one of its group does not say.
  private func isShown(_ axis: Axis, by panel: Panel, _ other: Axis) -> Bool {
    guard let group = axis.sharing, panel.kind != .blank else { return false }
    // An axis without a title of its own is explained by the one that it repeats.
    let hasSameTitle = axis.title.isEmpty || axis.title == other.title
    return group == other.sharing && hasSameTitle && axis.transform == other.transform
      && axis.ticks == other.ticks
  }

  /// Whether the panel below shows the same horizontal axis.
  private func repeats(below row: Int, _ column: Int) -> Bool {
    guard row + 1 < rows.count, rows[row].panels.map(\.weight) == rows[row + 1].panels.map(\.weight)
    else { return false }
    let (panel, other) = (rows[row].panels[column], rows[row + 1].panels[column])
    let isAlike = !panel.hasEqualAspect || rows[row].weight == rows[row + 1].weight
    let haveSameNames = extents[row][column].categoriesX == extents[row + 1][column].categoriesX
    return isAlike && haveSameNames && isShown(panel.x, by: other, other.x)
  }
}
