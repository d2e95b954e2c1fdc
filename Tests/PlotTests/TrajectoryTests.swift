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

  /// Number of circles in the one item that holds the iterates.
  private func dotCount(_ mark: TrajectoryMark) -> Int {
    let radius = 0.85 * style.width
    return paths(mark.draw(in: frame)).filter { path in
      path.points.count > 1 && path.verbs.prefix(5) == [.move, .curve, .curve, .curve, .curve]
        && abs(path.points[0].distance(to: path.points[6]) - 2 * radius) < 1e-6
    }.map { $0.verbs.count { $0 == .move } }.reduce(0, +)
  }

  /// Between start and end, one dot an iterate while they are 3 points apart; fewer when crowded.
  @Test(arguments: [(10, 9), (40, 39), (1000, 61)])
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
}
