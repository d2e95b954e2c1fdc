import Graphics
import Testing

@testable import Plot

@Suite struct HeatmapTests {
  static let edges: [([Double], [Double])] = [
    ([1, 2, 3], [0.5, 1.5, 2.5, 3.5]),
    ([-1, 0, 3], [-1.5, -0.5, 1.5, 4.5]),
    // No cell crosses zero.
    ([0, 0.5, 1], [0, 0.25, 0.75, 1.25]),
    ([7], [6.5, 7.5]),
    ([], []),
  ]
  @Test(arguments: edges)
  func cellsMeetInTheMiddle(_ values: [Double], _ expected: [Double]) {
    #expect(CellEdges.around(values) == expected)
  }

  @Test func cellsOfALogarithmicSweepMeetInTheMiddleOnItsScale() {
    // On a linear axis their middles are others.
    #expect(
      zip(CellEdges.around([0.1, 0.2, 0.4, 0.8], on: .linear), [0.05, 0.15, 0.3, 0.6, 1])
        .allSatisfy { abs($0 - $1) < 1e-12 })
    let edges = CellEdges.around([0.01, 0.1, 1, 10])
    #expect(edges.count == 5)
    for (edge, exponent) in zip(edges, [-2.5, -1.5, -0.5, 0.5, 1.5]) {
      #expect(abs(decimalExponent(edge) - exponent) < 1e-12)
    }
  }

  private func decimalExponent(_ value: Double) -> Double {
    Scale(.log10, domain: 1e-9...1e9, from: -9, to: 9)(value)
  }

  /// Two rows of three; 1 and 10 differ by less than three powers of ten from all others.
  static let cells: [HeatmapMark.Cell] = [
    .value(1), .value(10), .diverged, .value(1), .missing, .diverged,
  ]
  let mark = HeatmapMark(x: [0, 1, 2], y: [5, 6], cells: cells, title: "loss")
  let frame = squareFrame(x: 0...2.5, y: 4.5...6.5)

  private func fills(_ items: [Scene.Item]) -> [(rect: Rect, color: Color)] {
    items.compactMap { item in
      if case .path(let path, let color?, _) = item, let rect = path.bounds {
        (rect, color)
      } else {
        nil
      }
    }
  }

  /// At the middle of a cell the last rectangle over it has its color.
  @Test func everyCellHasItsColor() {
    let fills = fills(mark.draw(in: frame))
    for (index, cell) in Self.cells.enumerated() {
      let column = [0.25, 1, 2][index % 3]
      let place = frame.position(column, [5.0, 6][index / 3])
      #expect(fills.last { $0.rect.contains(place) }?.color == mark.color(of: cell))
    }
    #expect(mark.color(of: .value(1)) != mark.color(of: .value(10)))
    #expect(mark.color(of: .diverged) == nil)
  }

  /// No paper shines through between neighbors: rectangles overlap, and none leaves the panel.
  @Test func thereAreNoGaps() {
    let whole = HeatmapMark(
      x: [0, 1, 2], y: [5, 6], cells: (1...6).map { .value(Double($0)) }, title: "")
    let fills = fills(whole.draw(in: frame))
    #expect(fills.count == 6)
    for x in stride(from: frame.area.minX, through: frame.area.maxX, by: 0.25) {
      for y in stride(from: frame.area.minY, through: frame.area.maxY, by: 0.25) {
        #expect(fills.contains { $0.rect.outset(by: 1e-9).contains(Point(x, y)) })
      }
    }
    for fill in fills {
      #expect(frame.area.outset(by: 1e-9).union(fill.rect) == frame.area.outset(by: 1e-9))
    }
  }

  /// The hatching covers the diverged column in one piece and nothing else.
  @Test func onlyDivergedCellsAreHatched() throws {
    let strokes = mark.draw(in: frame).compactMap { item -> Path? in
      if case .path(let path, nil, _?) = item { path } else { nil }
    }
    #expect(strokes.count == 1)
    let points = strokes[0].points
    #expect(points.count > 10)
    #expect(points.allSatisfy { $0.x >= frame.x(1.5) - 1e-9 })
    for (start, end) in zip(points, points.dropFirst()).enumerated().filter({ $0.offset % 2 == 0 })
      .map(\.element)
    {
      #expect(abs((end.x - start.x) + (end.y - start.y)) < 1e-9, "a slope of 45°")
      #expect(start.x < end.x)
      // It ends at the edge of the panel or of the column, not at the border between two cells.
      let ends = [start, end].map { point in
        [frame.area.minY, frame.area.maxY].contains { abs($0 - point.y) < 1e-6 }
          || [frame.x(1.5), frame.area.maxX].contains { abs($0 - point.x) < 1e-6 }
      }
      #expect(ends == [true, true])
    }
    #expect(mark.keys.map(\.text) == ["diverges"])
  }

  /// The more, the darker: the order of the numbers survives without color.
  @Test func colorsDarkenWithTheNumber() throws {
    let bar = try #require(
      HeatmapMark(x: [0, 1], y: [0], cells: [.value(1), .value(2)], title: "").colorBar)
    let lightness = bar.colors.map { CIELab($0).lightness }
    #expect(zip(lightness, lightness.dropFirst()).allSatisfy { $0 > $1 })
    #expect(bar.boundaries.first == 1 && bar.boundaries.last == 2)
    #expect(!bar.reachesLower && !bar.reachesHigher)
  }

  @Test func farNumbersShareTheColorsAtTheEnds() throws {
    var mark = HeatmapMark(
      x: [0, 1, 2, 3], y: [0], cells: [.value(1e-170), .value(0), .value(1), .value(1e9)],
      title: "")
    mark.ceiling = 5
    #expect(mark.transform == .log10)
    #expect(mark.range == 1e-16...5)
    let bar = try #require(mark.colorBar)
    #expect(bar.reachesLower && bar.reachesHigher)
    #expect(mark.color(of: .value(1e-170)) == bar.colors.first)
    #expect(mark.color(of: .value(0)) == bar.colors.first)
    #expect(mark.color(of: .value(1e9)) == bar.colors.last)
    mark.limits = 1e-3...1e3
    #expect(mark.range == 1e-3...1e3)
  }

  static let lonely: [[HeatmapMark.Cell]] = [
    [.value(1)], [.diverged], [.missing], [.absent], [.value(.infinity)], [.value(0)],
  ]
  @Test(arguments: lonely) func oneCellIsDrawn(_ cells: [HeatmapMark.Cell]) {
    let mark = HeatmapMark(x: [3], y: [4], cells: cells, title: "loss")
    let frame = squareFrame(x: 2.5...3.5, y: 3.5...4.5)
    #expect(mark.colorBar == nil)
    #expect(mark.draw(in: frame).isEmpty == (cells == [.absent]))
  }

  @Test func nothingIsDrawnOfNothing() {
    let mark = HeatmapMark(x: [], y: [], cells: [], title: "loss")
    #expect(mark.draw(in: frame).isEmpty && mark.colorBar == nil)
  }
}

/// What stands beside a heatmap and on it.
@Suite struct HeatmapTextTests {
  private let frame = squareFrame(x: -0.5...3.5, y: -0.5...0.5)

  /// Text keeps off cells that are as dark as it is, and off hatched ones.
  @Test func textKeepsOffDarkCells() {
    let mark = HeatmapMark(
      x: [0, 1, 2, 3], y: [0], cells: [.value(0), .value(1), .diverged, .absent], title: "")
    let dark = mark.obstacles(in: frame).compactMap { obstacle -> Rect? in
      if case .rect(let rect) = obstacle { rect } else { nil }
    }
    #expect(dark.contains { $0.contains(frame.position(1, 0)) })
    #expect(dark.contains { $0.contains(frame.position(2, 0)) })
    for x in [0.0, 3] { #expect(!dark.contains { $0.contains(frame.position(x, 0)) }) }
  }

  /// With tips at its ends a color bar is as tall as one without.
  @Test func tipsStayBesideThePanel() throws {
    for limits in [0.0...3, 1...2] {
      var mark = HeatmapMark(
        x: [0, 1], y: [0, 1], cells: [.value(0), .value(1), .value(2), .value(3)], title: "loss")
      mark.limits = limits
      var panel = Panel()
      panel.kind = .plane
      panel.marks = [mark]
      let scene = Figure(title: "T", rows: [PanelRow([panel])])
        .scene(measuring: FixedPitchMeasurer())
      let bar = try #require(
        SceneQuery.group("panel[0,0]", "bar", in: scene).flatMap(SceneQuery.bounds))
      let frame = try #require(
        SceneQuery.group("panel[0,0]", "axes", in: scene).flatMap(SceneQuery.bounds))
      #expect(abs(bar.minY - frame.minY) < 1e-9 && abs(bar.maxY - frame.maxY) < 1e-9)
    }
  }
}
