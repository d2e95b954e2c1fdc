import Graphics
import Testing
import Typesetting

@testable import Plot

/// What tells areas apart where colors cannot.
@Suite struct PatternTests {
  private let area = Rect(x: 0, y: 0, width: 60, height: 40)
  private var grid: CellGrid { CellGrid(x: [0, 20, 40, 60], y: [40, 20, 0], area: area) }

  /// Nothing of a pattern lies outside the cells that have it, and no marked cell is without.
  @Test(arguments: Pattern.allCases)
  func coversItsCells(_ pattern: Pattern) throws {
    // The lower left and the upper right cell.
    let marked = [true, false, false, false, false, true]
    let cells = [
      Rect(x: 0, y: 20, width: 20, height: 20), Rect(x: 40, y: 0, width: 20, height: 20),
    ]
    let points = grid.pattern(pattern, over: marked).points
    for cell in cells { #expect(points.count { cell.contains($0) } > 4) }
    for point in points {
      #expect(cells.contains { $0.outset(by: 0.51).contains(point) }, "\(point)")
    }
    #expect(grid.pattern(pattern, over: marked.map { _ in false }).isEmpty)
  }

  /// Lines go on through cells that touch.
  @Test func linesDoNotEndBetweenCells() {
    let all = grid.pattern(.level, over: Array(repeating: true, count: 6))
    #expect(Set(all.points.map(\.x)) == [0, 60])
  }

  /// Where all colors are greys a color means how many steps; a pattern means which end everywhere.
  @Test func endsAreToldApartByPatternsWhereThereAreNoHues() {
    #expect(Theme.handout.hasHues && !Theme.grey.hasHues)
    var map = BasinMapMark(
      x: [0, 1, 2], y: [0, 1],
      cells: [
        .basin(0, steps: 1), .basin(1, steps: 1), .basin(2, steps: 9),
        .undecided, .diverged, .absent,
      ], colors: Theme.grey.cycle.map(\.color))
    #expect(map.pattern(of: 1) == nil && map.keyColor(of: 0) != map.keyColor(of: 1))
    map.hasPatterns = true
    #expect(Set((0..<6).map { map.pattern(of: $0) }).count == 6)
    #expect(map.keyColor(of: 0) != map.keyColor(of: 1))
    map.hasHues = false
    #expect(map.keyColor(of: 0) == map.keyColor(of: 1))
    #expect(map.keys.last?.sample == .patch(map.missingColor, .dots))
  }

  /// A key that is nearly paper has a rim.
  @Test func paleKeysHaveARim() {
    func items(_ color: Color, _ pattern: Pattern? = nil) -> Int {
      let key = LegendKey("key", sample: .patch(color, pattern))
      let labels = LabelSetter(measuring: FixedPitchMeasurer())
      let guide = LegendGuide([key], width: 100, theme: .grey, labels: labels)
      return guide.items(at: .zero).count { if case .path = $0 { true } else { false } }
    }
    #expect(items(Color(0x808080)) == 1)
    #expect(items(.white) == 2)
    #expect(items(.white, .dots) == 3)
  }

  /// In greys both sides of a center have the same colors, and lines mark the lower one: in the panel
  /// as in the color bar, and nothing above the center.
  @Test func lowerSidesOfCentersAreHatched() throws {
    let field = Field(x: -1...1, y: -1...1, columns: 21, rows: 21) { x, _ in x }
    var mark = FilledContourMark(field: field, levels: .listed([-0.5, 0, 0.5]), title: "height")
    mark.map = Theme.grey.divergingMap
    mark.coloring = .centered(0, reach: 1)
    let frame = squareFrame(x: -1...1, y: -1...1)
    let plain = mark.draw(in: frame)
    #expect(mark.colorBar?.hatchedBelow == nil)
    mark.isHatchedBelowCenter = true
    #expect(mark.colorBar?.hatchedBelow == 0)
    let items = mark.draw(in: frame)
    #expect(items.count == plain.count + 1)
    let hatching = try #require(
      items.firstIndex { if case .path(_, nil, _?) = $0 { true } else { false } })
    guard case .path(let lines, _, _) = items[hatching] else { return }
    let right = try #require(lines.points.map(\.x).max())
    #expect(right < frame.x(0) + 0.5 * (frame.x(0.1) - frame.x(0)))
    // What lies above the center is painted over the lines.
    guard case .path(let above, _?, _) = try #require(items.dropFirst(hatching + 1).first) else {
      Issue.record("no band above the center")
      return
    }
    #expect(abs((above.bounds?.minX ?? 0) - frame.x(0)) < 0.01)
  }

  /// The paths of the sample of a mark in a legend.
  private func sample(of mark: any Mark, theme: Theme) -> [(fill: Color?, pen: Stroke?)] {
    let labels = LabelSetter(measuring: FixedPitchMeasurer())
    let guide = LegendGuide(mark.keys, width: 100, theme: theme, labels: labels)
    return guide.items(at: .zero).compactMap { item in
      if case .path(_, let fill, let pen) = item { (fill, pen) } else { nil }
    }
  }

  /// The key of open points shows paper inside of a rim.
  @Test func keysOfOpenPointsAreOpen() {
    let theme = Theme()
    var points = PointMark(x: [1], y: [1], style: theme.cycle[0], name: "points")
    #expect(sample(of: points, theme: theme).map(\.fill) == [theme.cycle[0].color])
    points.isOpen = true
    let open = sample(of: points, theme: theme)
    #expect(open.map(\.fill) == [theme.background])
    #expect(open.map(\.pen?.color) == [theme.cycle[0].color])
  }

  /// In greys the dash of its outline tells a histogram from others: in the panel as in the legend.
  @Test func keysOfHistogramsHaveTheirOutlineInGreys() {
    func dashes(_ theme: Theme) -> [[Double]] {
      let marks = HistogramMark.marks(
        of: [[1, 2], [2, 3]], transform: .linear, measure: .count,
        styles: Array(theme.cycle.prefix(2)), names: ["a", "b"])
      return marks.map { sample(of: $0, theme: theme).compactMap(\.pen?.dash).first ?? [0] }
    }
    #expect(dashes(.grey) == Theme.grey.cycle.prefix(2).map(\.dash))
    #expect(dashes(.handout) == [[0], [0]])
  }
}
