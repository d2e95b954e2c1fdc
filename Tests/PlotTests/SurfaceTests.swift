import Graphics
import Plot
import Testing

@Suite struct SurfaceTests {
  let frame = squareFrame(x: 0...1, y: 0...1)
  /// A ridge along x = 0, seen from +x.
  static let ridge = Field(x: -1...1, y: -1...1, columns: 41, rows: 41) { x, _ in
    x > -0.25 && x < 0.25 ? 1 : 0
  }

  private func mark(path x: [Double]) -> SurfaceMark {
    let trajectory = SurfaceMark.Trajectory(
      x: x, y: x.map { _ in 0 }, style: SeriesStyle(color: .black), label: "p")
    var mark = SurfaceMark(
      field: Self.ridge, trajectories: [trajectory], levels: .listed([0.5]), xTitle: "x",
      yTitle: "y", zTitle: "z")
    mark.azimuth = 0.1
    mark.elevation = 0.3
    return mark
  }

  private func dashes(_ mark: SurfaceMark) -> Int {
    mark.draw(in: frame).count { item in
      if case .path(_, _, let stroke?) = item { !stroke.dash.isEmpty } else { false }
    }
  }

  /// In front of the ridge a path is solid; behind it, dashed.
  @Test func pathsBehindTheSurfaceAreDashed() {
    #expect(dashes(mark(path: [0.5, 0.9])) == 0)
    #expect(dashes(mark(path: [-0.5, -0.3])) == 1)
  }

  @Test func theWholePictureIsInsideTheArea() {
    let items = mark(path: [0.5, 0.9]).draw(in: frame)
    for point in paths(items).flatMap(\.points) {
      #expect(frame.area.outset(by: 4).contains(point))
    }
    #expect(texts(items).contains { $0.text == "x" })
  }

  /// 40 × 40 cells: one fill each, from back (−x) to front (+x).
  @Test func quadsAreDrawnFromBackToFront() {
    var mark = mark(path: [])
    mark.azimuth = 0.01
    let quads = mark.draw(in: frame).compactMap { item -> Path? in
      if case .path(let path, let fill?, let stroke?) = item, fill == stroke.color {
        path
      } else {
        nil
      }
    }
    #expect(quads.count == 1600)
  }

  @Test(arguments: [0.0, .nan])
  func degenerateSurfacesAreDrawn(_ value: Double) {
    var mark = mark(path: [0])
    mark.field = Field(x: 0...1, y: 0...1, columns: 3, rows: 3) { _, _ in value }
    let items = mark.draw(in: frame)
    #expect(items.isEmpty == value.isNaN)
    let points = paths(items).flatMap(\.points)
    for point in points { #expect(point.isFinite) }
  }
}
