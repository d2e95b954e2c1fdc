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

  /// Surface, ticks and titles together touch two opposite edges of the area and are in its middle.
  @Test(arguments: [(300.0, 100.0), (200, 200), (100, 250)])
  func thePictureFillsTheArea(_ width: Double, _ height: Double) {
    var frame = frame
    frame.area = Rect(x: 20, y: 30, width: width, height: height)
    var points: [Point] = []
    for item in mark(path: []).draw(in: frame) {
      switch item {
      case .path(let path, _, _): points += path.points
      case .text(let run):
        let extents = FixedPitchMeasurer().extents(of: run.text, font: run.font)
        points += [
          run.position + Point(0, -extents.inkTop),
          run.position + Point(extents.advance, extents.inkBottom),
        ]
      case .group: break
      }
    }
    guard let bounds = Rect(around: points) else { return #expect(Bool(false)) }
    #expect(frame.area.outset(by: 4).contains(bounds))
    let slack = min(width - bounds.width, height - bounds.height)
    #expect(slack < 8, "\(bounds) in \(frame.area)")
  }

  /// Three ticks or more an axis, and no label over another.
  @Test(arguments: [-1.1, -2.0, 0.3, 2.5])
  func axesAreReadable(_ azimuth: Double) {
    var mark = mark(path: [])
    mark.azimuth = azimuth
    let labels = texts(mark.draw(in: frame)).map { run -> Rect in
      let extents = FixedPitchMeasurer().extents(of: run.text, font: run.font)
      let (x, y) = (run.position.x, run.position.y)
      return Rect(minX: x, minY: y - extents.inkTop, maxX: x + extents.advance, maxY: y)
    }
    #expect(labels.count >= 11)
    for (index, label) in labels.enumerated() {
      for other in labels.prefix(index) { #expect(!label.intersects(other)) }
    }
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
