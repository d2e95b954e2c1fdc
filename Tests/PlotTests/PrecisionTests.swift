import Elementary
import Graphics
import Testing
import Typesetting

@testable import Plot

/// What is drawn of very many points: few of them, and yet the same picture.
@Suite struct PrecisionTests {
  private let area = Rect(x: 10, y: 20, width: 200, height: 100)
  private let style = SeriesStyle(color: .black)

  enum Curve: CaseIterable { case walk, noise, spikes, beyond, backward, holes }

  private func points(_ curve: Curve, _ count: Int = 60_000) -> [Point] {
    var random = Noise(state: 7)
    var y = 70.0
    return (0..<count).map { index in
      let x = 10 + 200 * Double(index) / Double(count - 1)
      switch curve {
      case .walk:
        y = min(max(y + random.next() - 0.5, 20), 120)
        return Point(x, y)
      case .noise: return Point(x, 20 + 100 * random.next())
      case .spikes: return Point(x, index % 9973 == 5 ? 25 : 100)
      case .beyond: return Point(-400 + 1000 * Double(index) / Double(count), 1e6 * sine(x))
      case .backward: return Point(220 - x, 20 + 100 * random.next())
      case .holes: return Point(x, index % 3 == 0 ? .nan : 20 + 100 * random.next())
      }
    }
  }

  /// Order, ends and extremes of every column stay; there are at most four points a column.
  @Test(arguments: [Curve.walk, .noise, .spikes, .backward])
  func columnsKeepTheirExtremes(_ curve: Curve) {
    let points = points(curve)
    let kept = Polyline.decimated(points, over: area)
    #expect(kept.count <= 4 * 802)
    #expect(zip(kept, kept.dropFirst()).allSatisfy { $0 < $1 })
    #expect(kept.first == 0 && kept.last == points.count - 1)
    func ranges(_ points: [Point]) -> [Int: ClosedRange<Double>] {
      points.reduce(into: [:]) { ranges, point in
        let column = Int((point.x - area.minX) / Polyline.columnWidth)
        let range = ranges[column] ?? point.y...point.y
        ranges[column] = min(range.lowerBound, point.y)...max(range.upperBound, point.y)
      }
    }
    #expect(ranges(points) == ranges(kept.map { points[$0] }))
  }

  @Test func fewPointsStayAsTheyAre() {
    let points = points(.noise, 500)
    #expect(Polyline.decimated(points, over: area) == Array(points.indices))
  }

  /// A curve that leaves the panel at every step, or has a hole at every third, is bounded too.
  @Test(arguments: Curve.allCases, [LineMark.Shape.straight, .step])
  func curvesAreBounded(_ curve: Curve, _ shape: LineMark.Shape) {
    let frame = squareFrame(x: 10...210, y: 40...100)
    let points = points(curve)
    let mark = LineMark(x: points.map(\.x), y: points.map(\.y), style: style, shape: shape)
    // A hole in every column leaves several pieces in it.
    #expect(corners(mark.draw(in: frame)) < (curve == .holes ? 30_000 : 8_000))
  }

  @Test func bandsAreBounded() {
    let frame = squareFrame(x: 10...210, y: 20...120)
    let points = points(.noise)
    let mark = BandMark(
      x: points.map(\.x), lower: points.map { $0.y - 1 }, upper: points.map { $0.y + 1 },
      color: .black)
    #expect(corners(flattened(mark.draw(in: frame))) < 8_000)
  }

  /// A path that fills the plane: no part of it is farther from the ink than the width of the pen.
  @Test func pathsInAPlaneAreBounded() {
    var random = Noise(state: 9)
    var place = Point(100, 70)
    let path = (0..<60_000).map { _ in
      place = Point(
        min(max(place.x + 8 * random.next() - 4, 10), 210),
        min(max(place.y + 8 * random.next() - 4, 20), 120))
      return place
    }
    let pieces = Polyline.bounded([path], width: 1.4, in: area)
    #expect(pieces.reduce(0) { $0 + $1.count } < 30_000)
    var drawn = Coverage(area, cell: 1.4)
    for piece in pieces {
      for (a, b) in zip(piece, piece.dropFirst()) { _ = drawn.add(from: a, to: b) }
    }
    let missed = path.count { point in
      var probe = drawn
      return probe.add(from: point, to: point)
    }
    #expect(missed == 0)
  }

  /// A spiral of many short steps keeps its shape within a tenth of a point.
  @Test func pathsKeepTheirShape() throws {
    let path = (0..<20_000).map { index in
      let angle = 0.005 * Double(index)
      return Point(110 + 0.45 * angle * cosine(angle), 70 + 0.45 * angle * sine(angle))
    }
    let drawn = try #require(Polyline.bounded([path], width: 1.4, in: area).first)
    #expect(drawn.count < 3_000)
    for point in stride(from: 0, to: path.count, by: 37).map({ path[$0] }) {
      #expect(distance(from: point, to: drawn) <= 0.1)
    }
  }

  /// Of a smooth curve few points are drawn: its ends, and others from which none is seen to be
  /// missing.
  @Test func smoothCurvesHaveFewPoints() {
    let frame = squareFrame(x: -1...1, y: 0...1)
    let x = (0...300).map { -1 + Double($0) / 150 }
    let items = LineMark(x: x, y: x.map { $0 * $0 }, style: style).draw(in: frame)
    guard case .path(let path, _, _)? = items.first else { return #expect(Bool(false)) }
    let all = x.map { frame.position($0, $0 * $0) }
    #expect(path.points.count < 150)
    #expect(path.points.first == all.first && path.points.last == all.last)
    #expect(all.allSatisfy { distance(from: $0, to: path.points) <= 0.011 })
  }

  /// How far a point is from a polyline.
  private func distance(from point: Point, to line: [Point]) -> Double {
    let all = zip(line, line.dropFirst()).map { a, b -> Double in
      let d = b - a
      let t = ((point.x - a.x) * d.x + (point.y - a.y) * d.y) / (d.x * d.x + d.y * d.y)
      return point.distance(to: a + d * min(max(t, 0), 1))
    }
    return all.min() ?? .infinity
  }

  /// Of a cloud of points every marker that is left out lies under others.
  @Test(arguments: [1_000, 3_000, 50_000])
  func cloudsAreBounded(_ count: Int) throws {
    var random = Noise(state: 13)
    let frame = squareFrame(x: 0...1, y: 0...1)
    let x = (0..<count).map { _ in random.next() }
    let y = (0..<count).map { _ in random.next() }
    let items = PointMark(x: x, y: y, style: style).draw(in: frame)
    #expect(items.count <= 4_000)
    // Less than a cell from the outermost marker to the edge of the ink.
    let bounds = try #require(SceneQuery.bounds(items))
    let centers = try #require(Rect(around: zip(x, y).map { frame.position($0, $1) }))
    let wanted = centers.outset(by: frame.theme.markerRadius)
    for (a, b) in [
      (bounds.minX, wanted.minX), (bounds.maxX, wanted.maxX), (bounds.minY, wanted.minY),
      (bounds.maxY, wanted.maxY),
    ] { #expect(abs(a - b) <= 0.5) }
  }

  /// Open markers hide what lies under them, so the last ones are those that stay.
  @Test func openMarkersStayOnTop() {
    let frame = squareFrame(x: 0...1, y: 0...1)
    let x = Array(repeating: 0.5, count: 5_000) + [0.25]
    let mark = PointMark(x: x, y: x, style: style, isOpen: true)
    #expect(mark.draw(in: frame).count == 2)
  }

  private func corners(_ items: [Scene.Item]) -> Int {
    items.reduce(0) { if case .path(let path, _, _) = $1 { $0 + path.points.count } else { $0 } }
  }
}
