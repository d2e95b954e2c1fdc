import Graphics
import Plot
import TestSupport
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

  /// A path that comes from outside is drawn from where it comes in, however far away it starts, and
  /// up to where it leaves.
  @Test(arguments: [[-3.0, 0.5, 0.9], [-1e300, 0.9], [0.5, 0.9, 1e30], [-1e9, 1e9]])
  func pathsFromOutsideComeIn(_ path: [Double]) {
    let lengths = [path, [2, 3]].map { path in
      mark(path: path).draw(in: frame).reduce(0) { sum, item in
        guard case .path(let path, _, let stroke?) = item, stroke.color == .black else {
          return sum
        }
        return sum + path.points.count
      }
    }
    #expect(lengths[1] == 0)
    #expect(lengths[0] > 0)
    #expect(lengths[0] < 2_000)
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

  /// The fills of the cells, in drawing order.
  private func quads(_ mark: SurfaceMark) -> [[Point]] {
    mark.draw(in: frame).compactMap { item in
      if case .path(let path, .some, nil) = item { path.points } else { nil }
    }
  }

  /// 40 × 40 cells: one fill each, row by row from back (−x, the upper end of the page) to front.
  @Test func quadsAreDrawnFromBackToFront() {
    var mark = mark(path: [])
    mark.field = Field(x: -1...1, y: -1...1, columns: 41, rows: 41) { _, _ in 0 }
    mark.azimuth = 0.01
    let heights = quads(mark).map { $0.map(\.y).reduce(0, +) / Double($0.count) }
    #expect(heights.count == 1600)
    for (index, height) in heights.enumerated() where index % 40 > 0 {
      #expect(height > heights[index - 1])
    }
  }

  /// No seam: around every place of the surface some fill reaches a little in each direction.
  @Test(arguments: [0.3, 2, -1.1, -2.6]) func quadsReachUnderTheirNeighbors(_ azimuth: Double) {
    var mark = mark(path: [])
    mark.field = Field(x: -1...1, y: -1...1, columns: 21, rows: 21) { x, y in x * x + 0.5 * y }
    mark.azimuth = azimuth
    mark.elevation = 0.9
    let quads = quads(mark)
    guard let bounds = Rect(around: quads.flatMap { $0 }) else { return #expect(Bool(false)) }
    var random = SplitMix64(seed: 7)
    var tried = 0
    while tried < 400 {
      let place = Point(
        Double.random(in: bounds.minX...bounds.maxX, using: &random),
        Double.random(in: bounds.minY...bounds.maxY, using: &random))
      func cover(_ reach: Double) -> [[Point]] {
        quads.filter { quad in
          [(-1.0, -1.0), (1, -1), (1, 1), (-1, 1)].allSatisfy { x, y in
            isInside(place + Point(x * reach, y * reach), quad)
          }
        }
      }
      // Only where the surface is: all around lies in some cell.
      let around = [(-1.0, 0.0), (1, 0), (0, 1), (0, -1)].allSatisfy { x, y in
        quads.contains { isInside(place + Point(3 * x, 3 * y), $0) }
      }
      guard around else { continue }
      tried += 1
      #expect(!cover(0.15).isEmpty, "a seam at \(place)")
    }
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

  /// Names keep off the numbers and titles of the axes.
  @Test func axesAreObstacles() {
    let mark = mark(path: [0.5, 0.9])
    let rects = mark.obstacles(in: frame).compactMap { obstacle in
      if case .rect(let rect) = obstacle { rect } else { nil }
    }
    for run in texts(mark.draw(in: frame)) {
      #expect(rects.contains { $0.outset(by: 1).contains(run.position) }, "\(run.text)")
    }
  }

  /// Of paths that look alike and are called alike one has the name.
  @Test func repeatedPathsAreNamedOnce() {
    var mark = mark(path: [0.5, 0.9])
    mark.trajectories += mark.trajectories
    #expect(mark.directLabels(in: frame).count == 1)
    mark.trajectories[1].style.color = .white
    #expect(mark.directLabels(in: frame).count == 2)
  }
}
