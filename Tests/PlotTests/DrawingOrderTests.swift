import Graphics
import Testing

@testable import Plot

/// What lies over what in a panel.
@Suite struct DrawingOrderTests {
  private let frame = squareFrame(x: -5...5, y: -5...5)
  private let theme = Theme()

  private func path(_ points: [(Double, Double)], style: Int, leaves: Bool = false)
    -> TrajectoryMark
  {
    var mark = TrajectoryMark(
      x: points.map(\.0), y: points.map(\.1), style: theme.cycle[style], label: "run")
    mark.isCovered = !leaves
    return mark
  }

  /// The place of the last item in a color among all that is drawn.
  private func depth(of color: Color, in items: [Scene.Item], strokes: Bool) -> Int? {
    items.lastIndex { item in
      guard case .path(_, let fill, let stroke) = item else { return false }
      return strokes ? stroke?.color == color : fill == color
    }
  }

  /// A minimizer that the config names first, and the end of the first path, are seen on the second.
  @Test func linesCoverNoMarkers() throws {
    let calm = path([(-4, 0), (0, 0)], style: 0)
    let later = path([(-4, 4), (1, -1), (4, 4)], style: 1)
    let star = PointMarkerMark(x: 0, y: 0, kind: .minimizer)
    let items = DrawnMarks([star, calm, later], in: frame).data
    let line = try #require(depth(of: theme.cycle[1].color, in: items, strokes: true))
    let end = try #require(depth(of: theme.cycle[0].color, in: items, strokes: false))
    let minimizer = try #require(depth(of: theme.ink, in: items, strokes: false))
    #expect(line < end && end < minimizer)
  }

  /// A path that crosses the whole panel again and again lies below those that stay in it, and yet
  /// over what the config draws before all paths.
  @Test(arguments: [false, true])
  func wildPathsLieBelowCalmOnes(_ isFirst: Bool) throws {
    let calm = path([(-4, 0), (0, 0)], style: 0)
    let wild = path([(0, -1), (0, 2), (0, -4), (0, 80)], style: 1, leaves: true)
    let under = LineMark(x: [-5, 5], y: [1, 1], style: theme.cycle[2])
    let items = DrawnMarks([under] + (isFirst ? [wild, calm] : [calm, wild]), in: frame).data
    let places = [2, 1, 0].compactMap {
      depth(of: theme.cycle[$0].color, in: items, strokes: true)
    }
    #expect(places.count == 3 && places == places.sorted())
  }

  /// In an enlarged part as in the panel.
  @Test func insetsKeepTheOrder() throws {
    var panel = Panel()
    panel.kind = .plane
    panel.marks = [
      PointMarkerMark(x: 0, y: 0, kind: .minimizer), path([(-4, 3), (0, 0), (4, 3)], style: 1),
      InsetMark(x: -1...1, y: -1...1),
    ]
    let scene = Figure(rows: [PanelRow([panel])]).scene(measuring: FixedPitchMeasurer())
    let inset = try #require(SceneQuery.group("panel[0,0]", "inset", in: scene))
    let zoom = inset.flatMap { item -> [Scene.Item] in
      if case .group(let group) = item { group.items } else { [] }
    }
    let line = try #require(depth(of: theme.cycle[1].color, in: zoom, strokes: true))
    #expect(line < (try #require(depth(of: theme.ink, in: zoom, strokes: false))))
  }
}
