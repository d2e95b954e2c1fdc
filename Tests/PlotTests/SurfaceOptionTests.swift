import Graphics
import Testing

@testable import Plot

@Suite struct SurfaceOptionTests {
  let frame = squareFrame(x: 0...1, y: 0...1)

  /// 40 × 40 cells of a slope that rises along x.
  private func mark(_ height: @escaping (Double, Double) -> Double = { x, _ in x }) -> SurfaceMark {
    SurfaceMark(
      field: Field(x: 0...1, y: 0...1, columns: 41, rows: 41, height),
      trajectories: [.init(x: [0.1, 0.9], y: [0.2, 0.7], style: Theme().cycle[1])],
      levels: .linear(count: 5), xTitle: "x", yTitle: "y", zTitle: "z")
  }

  /// The colors of the cells; the dot at the end of the path is none.
  private func quads(_ mark: SurfaceMark) -> [Color] {
    mark.draw(in: frame).compactMap { item in
      if case .path(_, let fill?, nil) = item { fill } else { nil }
    }.filter { $0 != Theme().cycle[1].color }
  }

  /// Of cells beyond the heights that are shown nothing is left, of those across a bound a part.
  @Test(arguments: [(0.0...1.0, 40), (0...0.5, 20), (0...0.51, 21), (0.24...0.51, 12), (2...3, 0)])
  func surfacesAreCutAtTheirHeights(_ heights: ClosedRange<Double>, _ columns: Int) {
    var mark = mark()
    mark.heightRange = heights
    #expect(quads(mark).count == 40 * columns)
  }

  /// Only paper lies behind the mesh, and it hides.
  @Test func wireframesAreFilledWithPaper() {
    var mark = mark()
    mark.isWireframe = true
    #expect(quads(mark).count == 1600)
    #expect(Set(quads(mark)) == [frame.theme.background])
  }

  /// The shadow of a path is on the floor, where the path is not.
  @Test func shadowsLieOnTheFloor() {
    func lines(_ floor: SurfaceMark.Floor) -> Int {
      var mark = mark()
      mark.floor = floor
      return mark.draw(in: frame).count
    }
    #expect(lines(.paths) == lines(.contours) + 2)
  }

  /// Levels fall apart into specks where a valley is as narrow as the grid; none of them is drawn.
  @Test func specksOnTheFloorAreLeftOut() {
    func rings(_ isDip: @escaping (Double, Double) -> Bool) -> Int {
      let field = Field(x: 0...1, y: 0...1, columns: 161, rows: 161) { isDip($0, $1) ? 0 : 1 }
      let mark = SurfaceMark(
        field: field, levels: .linear(count: 5), xTitle: "x", yTitle: "y", zTitle: "z")
      return mark.draw(in: frame).reduce(0) { count, item in
        guard case .path(let path, nil, _?) = item else { return count }
        return count + path.verbs.count { $0 == .close }
      }
    }
    #expect(rings { abs($0 - 0.5) + abs($1 - 0.5) < 0.005 } == 0)
    #expect(rings { abs($0 - 0.5) + abs($1 - 0.5) < 0.2 } > 0)
  }

  /// Heights that are logarithms have powers of ten as their ticks.
  @Test func logarithmsAreShownAsPowers() {
    var mark = mark { x, _ in 6 * x - 3 }
    mark.hasLogarithmicHeights = true
    let shown = texts(mark.draw(in: frame)).map(\.text)
    #expect(shown.filter { $0 == "10" || $0 == "1" || $0 == "100" }.count > 1)
  }

  /// A path that begins above what is shown is drawn from where it comes into sight.
  @Test func pathsBeginWhereTheyComeIntoSight() throws {
    func start(_ limit: Double) throws -> Point {
      var mark = mark { x, _ in 1 - x }
      mark.heightRange = 0...limit
      let items = mark.draw(in: frame)
      let circles = items.compactMap { item -> Point? in
        guard case .path(let path, frame.theme.background?, let stroke?) = item,
          stroke.color == frame.theme.ink
        else { return nil }
        return path.bounds?.center
      }
      return try #require(circles.first)
    }
    #expect(try start(0.5) != start(1))
  }

  /// A path that comes back is drawn again, and ends where it ends; one that leaves for good has an
  /// arrow there.
  @Test func pathsComeBackOrLeave() throws {
    func pieces(_ x: [Double]) throws -> (count: Int, endsInside: Bool, ends: Int) {
      var mark = mark()
      mark.trajectories = [.init(x: x, y: x.map { _ in 0.4 }, style: Theme().cycle[1])]
      let (pieces, endsInside) = try #require(SurfaceDrawing(mark, in: frame)).lifted(
        mark.trajectories[0])
      let ends = mark.draw(in: frame).count { item in
        if case .path(_, Theme().cycle[1].color?, _) = item { true } else { false }
      }
      return (pieces.count, endsInside, ends)
    }
    #expect(try pieces([0.5, 0.9]) == (1, true, 1))
    #expect(try pieces([0.5, 1.5]) == (1, false, 1))
    #expect(try pieces([0.5, 1.5, 0.7]) == (2, true, 1))
    #expect(try pieces([-1, 2, -1, 0.2]) == (3, true, 1))
    #expect(try pieces([2, 3]) == (0, false, 0))
    #expect(try pieces((0..<99).map { $0 % 2 == 0 ? -1 : 2 }) == (8, false, 1))
  }

  /// At any azimuth and elevation every axis has its ticks, and no label covers another.
  @Test(arguments: 0..<8, [0.2, 0.6, 1.2])
  func axesAreReadableFromEverywhere(_ turn: Int, _ elevation: Double) {
    var mark = mark { x, y in x * x - y * y }
    mark.azimuth = Double(turn) * .pi / 4 + 0.1
    mark.elevation = elevation
    let labels = texts(mark.draw(in: frame)).map { run -> Rect in
      let extents = FixedPitchMeasurer().extents(of: run.text, font: run.font)
      let (x, y) = (run.position.x, run.position.y)
      return Rect(minX: x, minY: y - extents.inkTop, maxX: x + extents.advance, maxY: y)
    }
    #expect(labels.count >= 9)
    for (index, label) in labels.enumerated() {
      for other in labels.prefix(index) { #expect(!label.intersects(other)) }
    }
  }
}
