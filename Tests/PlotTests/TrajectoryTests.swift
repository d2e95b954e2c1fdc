import Elementary
import Graphics
import Plot
import Testing

@Suite struct TrajectoryTests {
  let frame = squareFrame(x: -5...5, y: -5...5)
  let style = Theme().cycle[0]

  private func mark(_ points: [(Double, Double)]) -> TrajectoryMark {
    TrajectoryMark(x: points.map(\.0), y: points.map(\.1), style: style, label: "GD")
  }

  /// Number of filled circles that are as small as the markers of iterates.
  private func dotCount(_ mark: TrajectoryMark) -> Int {
    mark.draw(in: frame).count { item in
      guard case .path(let path, _?, nil) = item, let bounds = path.bounds else { return false }
      return path.verbs.contains(.curve) && bounds.width < 2.2 * style.width
    }
  }

  /// Between start and end, one dot an iterate while they are 3.6 points apart; fewer when crowded.
  @Test(arguments: [(10, 9), (40, 39), (1000, 45)])
  func iteratesAreDotsWhileToldApart(_ steps: Int, _ most: Int) {
    let points = (0...steps).map { (-4 + 8 * Double($0) / Double(steps), 1.0) }
    let count = dotCount(mark(points))
    #expect(count <= most)
    #expect(count >= min(steps - 1, 30))
  }

  @Test func endsAreMarkedAndNamed() {
    let request = mark([(0, 0), (1, 1), (2, 0)]).directLabels(in: frame)
    #expect(request.count == 1)
    #expect(mark([(0, 0), (2, 0)]).labels(in: frame).isEmpty)
    let end = frame.position(2, 0)
    #expect(request[0].candidates[0].position.y == end.y)
    #expect(request[0].candidates[0].position.x > end.x)
  }

  /// A run that leaves for good ends at the edge, says so there, and does not fill the panel with
  /// segments between far points.
  @Test(arguments: [Double.infinity, .nan, 1e300])
  func divergingRunsAreCutAtTheEdge(_ last: Double) {
    let run = mark([(1, 0), (-2, 0), (4, 0), (-8, 0), (16, 0), (-32, 0), (last, 0)])
    #expect(run.labels(in: frame).count == 1)
    let points = paths(run.draw(in: frame)).flatMap(\.points)
    for point in points { #expect(frame.area.outset(by: 3).contains(point)) }
    #expect(points.contains { abs($0.x - frame.area.minX) < 1e-9 })
    #expect(!points.contains { $0.x > frame.position(4.2, 0).x })
  }

  /// Of a path that stays within bounds all that crosses a narrow panel is drawn, and none of it is
  /// said to diverge.
  @Test func pathsThatCrossThePanelAreSeen() {
    var run = mark([(-9, 1), (9, 2), (-9, 3), (9, 4)])
    run.isCovered = true
    let heights = Set(paths(run.draw(in: frame)).flatMap(\.points).map(\.y))
    for height in [1.5, 2.5, 3.5] {
      #expect(heights.contains { abs($0 - frame.position(0, height).y) < 30 }, "\(height)")
    }
    #expect(run.labels(in: frame).isEmpty)
    run.isCovered = false
    #expect(run.labels(in: frame).count == 1)
  }

  @Test func aPathOutsideOrEmptyIsNotDrawn() {
    #expect(mark([]).draw(in: frame).isEmpty)
    #expect(mark([(20, 20), (30, 30)]).draw(in: frame).isEmpty)
    #expect(mark([(.nan, 0)]).draw(in: frame).isEmpty)
  }

  /// The casing is wider than the line by its width on both sides, and lies under it.
  @Test func casingLiesUnderTheLine() {
    let strokes = mark([(0, 0), (3, 3)]).draw(in: frame).compactMap { item -> Stroke? in
      if case .path(_, nil, let stroke?) = item { stroke } else { nil }
    }
    #expect(strokes[0].color == Theme().background)
    #expect(strokes[0].width == style.width + 2 * Theme().casingWidth)
    #expect(strokes[1].color == style.color)
  }

  /// Color and marker tell paths apart; a dash would tear the corners of a zigzag.
  @Test func linesAreSolidWhateverTheDash() {
    var mark = mark([(0, 0), (3, 3), (-3, 4)])
    mark.style = Theme().cycle[2]
    for case .path(_, _, let stroke?) in mark.draw(in: frame) { #expect(stroke.dash.isEmpty) }
    #expect(
      mark.keys == [
        LegendKey(
          "GD",
          sample: .markedLine(
            SeriesStyle(
              color: mark.style.color, marker: .triangle)))
      ])
  }

  /// Two paths from one point start in one circle, which has the color of neither.
  @Test func startsAreInTheInkOfTheTheme() {
    let circles = mark([(0, 0), (3, 3)]).markers(in: frame).compactMap { item -> Color? in
      if case .path(_, _?, let stroke?) = item { stroke.color } else { nil }
    }
    #expect(circles == [Theme().ink])
  }

  /// A head needs a straight stretch without iterates: long steps have heads, short ones none.
  @Test(arguments: [(2, true), (3, true), (30, false)])
  func headsStandOnLongStraightStretches(_ steps: Int, _ hasHeads: Bool) {
    let points = (0...steps).map { (-4 + 8 * Double($0) / Double(steps), 1.0) }
    let heads = paths(mark(points).draw(in: frame)).filter { path in
      path.points.count == 4 && path.verbs.last == .close
    }
    #expect(heads.isEmpty != hasHeads)
  }
}
