import Graphics
import Plot
import Testing

@testable import Plot

@Suite struct StreamlineTests {
  let area = Rect(minX: 0, minY: 0, maxX: 120, maxY: 80)

  private func lines(distance: Double, _ direction: @escaping (Point) -> Point?) -> [[Point]] {
    Streamlines(area: area, distance: distance, direction: direction).lines()
  }

  private func unit(_ p: Point) -> Point? {
    let length = p.distance(to: .zero)
    return length > 0 ? p * (1 / length) : nil
  }

  /// Lines of a rotation about a point outside are circles: every point keeps its distance from the
  /// center, which the fourth order keeps to far less than is seen.
  @Test func keepToTheField() {
    let center = Point(60, 200)
    for line in lines(distance: 8, { p in unit(Point(-(p - center).y, (p - center).x)) }) {
      let radius = line[0].distance(to: center)
      for point in line { #expect(abs(point.distance(to: center) - radius) < 1e-4) }
    }
  }

  /// No two lines are nearer than half the distance asked for, and no place is far from all.
  @Test(arguments: [6.0, 10, 16])
  func areEvenlySpaced(_ distance: Double) {
    let found = lines(distance: distance) { p in unit(Point(1, 0.4 - 0.01 * p.x)) }
    #expect(found.count > Int(0.6 * area.height / distance))
    for (index, line) in found.enumerated() {
      for other in found[..<index] {
        let nearest = line.flatMap { p in other.map { $0.distance(to: p) } }.min() ?? .infinity
        #expect(nearest >= 0.5 * distance - 1e-9)
      }
    }
    for x in stride(from: 5.0, to: 115, by: 10) {
      for y in stride(from: 5.0, to: 75, by: 10) {
        let nearest = found.joined().map { $0.distance(to: Point(x, y)) }.min() ?? .infinity
        #expect(nearest < 2 * distance)
      }
    }
  }

  /// Into a sink lines run, and stop: all ends lie nearer to it than their starts.
  @Test func endAtSinks() {
    let sink = Point(60, 40)
    let found = lines(distance: 8) { p in unit(sink - p) }
    #expect(found.count > 8)
    for line in found {
      #expect(line[line.count - 1].distance(to: sink) < line[0].distance(to: sink))
    }
  }

  /// Where there is no direction there is no line; an area of nothing has none.
  @Test func nothingIsDrawnOfNothing() {
    #expect(lines(distance: 8) { _ in nil }.isEmpty)
    let none = Streamlines(area: Rect(minX: 0, minY: 0, maxX: 0, maxY: 0), distance: 8) { _ in
      Point(1, 0)
    }
    #expect(none.lines().isEmpty)
  }

  /// The key shows a round number, and its arrow is as long as an arrow of the field of that length.
  @Test func fieldsAreExplainedByAnArrowOfRoundLength() throws {
    let frame = squareFrame(x: -1...1, y: -1...1)
    var mark = VectorFieldMark(
      x: [0, 0.5], y: [0, 0], u: [7, 0], v: [0, 3], length: .longest(21))
    #expect(mark.keys(in: frame).isEmpty)
    mark.magnitude = "v"
    let key = try #require(mark.keys(in: frame).first)
    #expect(key.text == "$v = 5$")
    guard case .arrow(_, let length) = key.sample else { return #expect(Bool(false)) }
    #expect(abs(length - 15) < 1e-9)
  }

  // swift-format-ignore
  static let steps: [(Double, Double?)] = [
    (1, 1), (1.99, 1), (2, 2), (9.9, 5), (1e-7, 1e-7), (0.3, 0.2), (4e300, 2e300), (0, nil),
    (-1, nil), (.infinity, nil), (.nan, nil),
  ]
  @Test(arguments: steps)
  func roundLengths(_ limit: Double, _ expected: Double?) {
    #expect(LinearTicks.largestStep(upTo: limit)?.value == expected)
  }

  /// What contours have written on their lines can be read: no line and no arrow runs over it.
  @Test func keepOffTexts() {
    var frame = squareFrame(x: -1...1, y: -1...1)
    let lines = StreamlineMark(x: -1...1, y: -1...1) { x, y in (-y - 0.4, x + 0.4) }
    let columns = [-0.8, -0.4, 0, 0.4, 0.8]
    let arrows = VectorFieldMark(
      x: columns.flatMap { x in columns.map { _ in x } }, y: columns.flatMap { _ in columns },
      u: Array(repeating: 1, count: 25), v: Array(repeating: 0.3, count: 25))
    let text = TurnedRect(
      center: frame.area.center, size: Size(width: 40, height: 12), angle: 1.1)
    func isCrossed(_ mark: any Mark) -> Bool {
      paths(mark.draw(in: frame)).flatMap(\.points).contains { text.contains($0, within: 0) }
    }
    for mark in [lines as any Mark, arrows] {
      frame.texts = []
      #expect(mark.givesWay && isCrossed(mark))
      frame.texts = [text]
      #expect(!isCrossed(mark))
    }
  }

  /// A panel tells them where that is.
  @Test func areToldWhereContoursHaveWritten() throws {
    let field = Field(x: -1...1, y: -1...1, columns: 41, rows: 41) { x, y in x * x + y }
    let contours = ContourMark(field: field, levels: .listed([-0.5, 0, 0.5]))
    let lines = StreamlineMark(x: -1...1, y: -1...1) { x, _ in (2 * x, 1) }
    var panel = Panel()
    panel.kind = .plane
    panel.marks = [contours, lines]
    let figure = Figure(size: Size(width: 250, height: 250), rows: [PanelRow([panel])])
    let scene = figure.scene(measuring: FixedPitchMeasurer())
    let items = try #require(SceneQuery.group("panel[0,0]", "marks", in: scene))
    let points = paths(Array(items.suffix(2))).flatMap(\.points)
    let levels = texts(items)
    #expect(levels.count >= 3)
    for run in levels {
      let middle = Point(
        0.5 * FixedPitchMeasurer().extents(of: run.text, font: run.font).advance, -2)
      let center = run.position + middle.rotated(by: run.angle, about: .zero)
      #expect(!points.contains { $0.distance(to: center) < 3 }, "\(run.text)")
    }
  }
}
