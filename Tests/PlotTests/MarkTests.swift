import Graphics
import Plot
import Testing
import Typesetting

@Suite struct MarkTests {
  private let style = Theme().cycle[0]

  private func frame(_ y: Scale.Transform = .linear, zero: Double? = nil) -> PanelFrame {
    let area = Rect(x: 0, y: 0, width: 100, height: 100)
    let domain = y == .log10 ? 1e-4...1.0 : 0...1.0
    return PanelFrame(
      area: area, x: Scale(.linear, domain: 0...1, from: 0, to: 100),
      y: Scale(y, domain: domain, from: zero == nil ? 100 : 80, to: 0, zeroPosition: zero),
      theme: Theme(), labels: LabelSetter(measuring: FixedPitchMeasurer()))
  }

  private func paths(_ items: [Scene.Item]) -> [Path] {
    items.compactMap { if case .path(let path, _, _) = $0 { path } else { nil } }
  }

  @Test func lineBreaksWhereDataAreNotFinite() {
    let mark = LineMark(
      x: [0, 0.2, 0.4, 0.6, 0.8], y: [0, 0.5, .nan, 0.5, 1], style: style)
    #expect(paths(mark.draw(in: frame())).first?.verbs == [.move, .line, .move, .line])
  }

  /// A value holds up to the next x; where there is none the line stops, and goes on after it.
  @Test func stepsHoldTheirValueUntilTheNext() {
    let mark = LineMark(
      x: [0, 0.5, 0.75, 1], y: [0.25, 1, .nan, 0], style: style, shape: .step)
    let corners = paths(mark.draw(in: frame())).first?.points
    #expect(corners == [Point(0, 75), Point(50, 75), Point(50, 0), Point(75, 0)])
  }

  /// Zero on a log axis is reached by a vertical line from the value before.
  @Test func stepsFallStraightIntoTheFloorLane() {
    let mark = LineMark(x: [0, 0.5, 1], y: [1, 0, 0], style: style, shape: .step)
    let path = paths(mark.draw(in: frame(.log10, zero: 95))).first
    #expect(path?.bounds == Rect(minX: 0, minY: 0, maxX: 100, maxY: 95))
    #expect(path?.points.allSatisfy { [0, 50, 100].contains($0.x) } == true)
  }

  /// Caps at both ends and a point between them; an end beyond the panel has no cap.
  @Test(arguments: [
    (0.25, 0.75, 2), (0.25, 1.5, 1), (0.25, .infinity, 1), (-1, 2, 0), (0.5, 0.5, 2),
    (-.infinity, .infinity, 0),
  ])
  func whiskersAreCutAtThePanel(_ lower: Double, _ upper: Double, _ caps: Int) {
    let mark = ErrorBarMark(x: [0.5], y: [0.5], lower: [lower], upper: [upper], style: style)
    let items = paths(mark.draw(in: frame()))
    #expect(items.count == 2)
    #expect(items[0].verbs.count { $0 == .move } == 1 + caps)
    let bounds = items[0].bounds
    #expect(bounds?.minY == max(0, 100 - 100 * upper))
    #expect(bounds?.maxY == min(100, 100 - 100 * lower))
    #expect(items[1].bounds?.center == Point(50, 50))
  }

  /// Bars beside step 0 stand inside the panel, not on the labels of the axis.
  @Test(arguments: [-4.5, 0, 4.5])
  func whiskersBesideZeroAreInThePanel(_ shift: Double) {
    var panel = Panel()
    panel.marks = [
      ErrorBarMark(
        x: [0, 10], y: [1, 2], lower: [0, 1], upper: [2, 3], style: style, shift: shift)
    ]
    let figure = Figure(size: Size(width: 200, height: 150), rows: [PanelRow([panel])])
    let scene = figure.scene(measuring: FixedPitchMeasurer())
    let dots = flattened(scene.items).compactMap { item -> Rect? in
      if case .path(let path, style.color?, _) = item { path.bounds } else { nil }
    }
    let axis = SceneQuery.group("panel[0,0]", "axes", in: scene).flatMap(SceneQuery.bounds)
    #expect(dots.count == 2)
    for dot in dots { #expect(dot.minX > (axis?.minX ?? .infinity) - (shift == 0 ? 4 : 0)) }
  }

  /// No line leads from point to point that a name in the middle could be seen to follow.
  @Test func namesOfPointsStandAtTheLastOne() throws {
    let mark = ErrorBarMark(
      x: [0, 0.5, 0.8], y: [1, 0.5, 0.2], lower: [1, 0.4, 0.1], upper: [1, 0.6, 0.3],
      style: style, name: "run")
    let request = try #require(mark.directLabels(in: frame()).first)
    #expect(request.candidates.allSatisfy { $0.position.x > 80 && $0.horizontal == .start })
  }

  @Test func whiskersWithoutNumbersAreNotDrawn() {
    let mark = ErrorBarMark(
      x: [0.5, .nan, 0.5, 0.5], y: [.nan, 0.5, .infinity, .nan], lower: [.nan, 0, 3, -3],
      upper: [1, 1, 4, -2], style: style)
    #expect(mark.draw(in: frame()).isEmpty)
  }

  /// Only exact zeros reach into the lane; a value below the axis ends at its edge.
  @Test func lineEntersTheFloorLaneOnlyAtZero() {
    func lowest(_ y: [Double]) -> Double? {
      let mark = LineMark(x: [0, 0.5, 1], y: y, style: style)
      return paths(mark.draw(in: frame(.log10, zero: 95))).first?.bounds?.maxY
    }
    #expect(lowest([1, 1e-2, 0]) == 95)
    #expect(lowest([1, 1e-2, 1e-30]) == 80)
  }

  /// A million points become a few per column, and the single peak stays.
  @Test func lineKeepsPeaksWhenItIsThinned() {
    let x = (0..<20_000).map { Double($0) / 20_000 }
    var y = x.map { _ in 0.25 }
    y[12_345] = 0.75
    let path = paths(LineMark(x: x, y: y, style: style).draw(in: frame())).first
    #expect((path?.points.count ?? 0) < 2_000)
    #expect(path?.bounds?.minY == 25)
  }

  @Test func automaticMarkersShowPointsThatCanBeToldApart() {
    let x = [0, 0.3, 0.6, 0.6001, 0.6002]
    let mark = LineMark(x: x, y: x, style: style, markers: .automatic)
    #expect(mark.draw(in: frame()).count == 1 + 3)
  }

  @Test func divergedLineEndsInAnArrow() {
    let mark = LineMark(x: [0, 0.5, 1], y: [0, 0.5, 9], style: style, ending: .diverged)
    let items = paths(mark.draw(in: frame()))
    #expect(items.count == 2)
    #expect(items.last?.bounds?.minY == 0)
  }

  @Test func secantGoesFromEdgeToEdge() {
    let mark = SegmentMark(from: .init(0.4, 0.4), to: .init(0.5, 0.5), style: style, reach: .line)
    #expect(
      paths(mark.draw(in: frame())).first?.bounds
        == Rect(x: 0, y: 0, width: 100, height: 100))
  }

  @Test func spanWithAnInfiniteBoundGoesToTheEdge() {
    let mark = SpanMark(.x(0.25...Double.infinity), color: .black)
    #expect(
      paths(mark.draw(in: frame())).first?.bounds
        == Rect(minX: 25, minY: 0, maxX: 100, maxY: 100))
  }

  @Test(arguments: Marker.allCases)
  func markerLooksAsLargeAsTheOthers(_ marker: Marker) {
    let mark = PointMark(
      x: [0.5], y: [0.5], style: SeriesStyle(color: .black, marker: marker), radius: 5)
    let bounds = paths(mark.draw(in: frame())).first?.bounds
    #expect((8...15).contains(bounds?.width ?? 0))
  }

  /// Exact zeros beyond the range of x are not drawn.
  @Test func zerosInTheirLaneStayInsideTheAxes() {
    let area = Rect(x: 0, y: 0, width: 100, height: 100)
    let frame = PanelFrame(
      area: area, x: Scale(.linear, domain: 0...20, from: 0, to: 100),
      y: Scale(.log10, domain: 0.1...1, from: 85, to: 0, zeroPosition: 95), theme: Theme(),
      labels: LabelSetter(measuring: FixedPitchMeasurer()))
    let xs = (0...60).map(Double.init)
    let line = LineMark(x: xs, y: xs.map { $0 == 0 ? 1 : 0 }, style: Theme().cycle[0])
    let bounds = paths(line.draw(in: frame)).compactMap(\.bounds)
    #expect(bounds.count > 2)
    for bound in bounds { #expect(area.outset(by: 5).contains(bound)) }
  }
}
